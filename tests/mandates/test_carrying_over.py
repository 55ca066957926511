"""The next mandate kept from the one before it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories.meetings import make_conference
from tests.factories.year import make_mandate, make_mandate_text
from wgtr.core.errors import RuleViolation
from wgtr.core.paths import agendas_folder
from wgtr.mandates.carrying.loading import load_words
from wgtr.mandates.carrying.operations import carry_over, mandate_before, next_text
from wgtr.mandates.models import MandateState
from wgtr.mandates.queries import mandate_after, text_of_mandate
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Span, Text

pytestmark = pytest.mark.usefixtures("database")
WORDS = load_words(agendas_folder())
EN = Language.EN


def titled(title: str) -> Text:
    text = make_mandate_text()
    return text.with_parts((replace(text.parts[0], title={EN: (Span(title),)}), *text.parts[1:]))


def test_the_next_mandate_is_kept_as_a_draft() -> None:
    mandate = make_mandate(text=titled("Mandate between CSP10 and CSP11"))
    make_conference(12, days=(date(2026, 8, 24), date(2026, 8, 28)))
    before = text_of_mandate(mandate)

    following = carry_over(mandate=mandate, words=WORDS, by="secretariat")

    assert (following.slug, following.state) == ("wgtr-csp11-csp12", MandateState.DRAFT)
    title = text_of_mandate(following).parts[0].title[EN]
    assert title == (Span("Mandate between CSP11 and CSP12"),)
    assert mandate_after(mandate) is following
    assert text_of_mandate(mandate) == before


def test_there_is_one_next_mandate() -> None:
    mandate = make_mandate(text=titled("Mandate between CSP10 and CSP11"))
    make_conference(12, days=(date(2026, 8, 24), date(2026, 8, 28)))
    carry_over(mandate=mandate, words=WORDS, by="secretariat")

    with pytest.raises(RuleViolation, match="has a mandate from CSP11 to CSP12 already"):
        carry_over(mandate=mandate, words=WORDS, by="secretariat")


def test_the_next_conference_must_be_known() -> None:
    mandate = make_mandate(text=titled("Mandate between CSP10 and CSP11"))

    with pytest.raises(RuleViolation, match="The Conference after CSP11 is not known yet"):
        carry_over(mandate=mandate, words=WORDS, by="secretariat")


def test_the_records_say_with_which_conference_it_begins() -> None:
    mandate = make_mandate(text=titled("Between CSP9, CSP10 and CSP11"))

    told = [(s.old, s.new) for s in next_text(mandate, WORDS).shifted if s.spot.label is None]

    assert told[:2] == [("10", "11"), ("11", "12")]


@pytest.mark.parametrize(("number", "found"), [(12, True), (11, True), (14, False)])
def test_the_mandate_before_a_cycle(number: int, found: bool) -> None:  # noqa: FBT001
    mandate = make_mandate()

    assert (mandate_before(mandate.body, number) is mandate) is found
