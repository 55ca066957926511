"""A body's first mandate is added on a page, in the words of the house's outline."""

from tests.factories.browser import Browser, sign_in
from tests.factories.meetings import make_body, make_conference
from tests.factories.people import make_officer, make_secretariat
from tests.factories.texts import SOMEBODY
from tests.factories.year import august, make_mandate_text
from wgtr.core.database import db
from wgtr.mandates.carrying.finding import periods
from wgtr.mandates.carrying.rule import carried
from wgtr.mandates.carrying.views import words
from wgtr.mandates.models import MandateState
from wgtr.mandates.operations import propose
from wgtr.mandates.paragraphs import paragraphs_of, standing_items
from wgtr.mandates.periods import period_between
from wgtr.mandates.queries import mandate_with_slug, text_of_mandate, texts_without_mandate
from wgtr.mandates.skeleton import empty_mandate
from wgtr.texts.operations import keep_text
from wgtr.tree.languages import Language
from wgtr.tree.provisions import SpanKind, plain

SENT = {"body": "WGTI", "since": "11", "until": "12", "language": "en"}


def ready() -> None:
    make_body("WGTI", name={"en": "Working Group on Implementation", "fr": "Groupe de travail"})
    for number in (11, 12):
        make_conference(number, days=august(number))
    db.session.commit()


def test_the_outline_says_what_the_records_know() -> None:
    period = period_between(august(11)[0], august(12)[0])
    text = empty_mandate({"en": "Implementation"}, period, Language.EN)
    (part,) = text.parts
    assert plain(part.title[Language.EN]) == (
        "Proposed mandate: Implementation, September 2025 – August 2026"
    )
    assert "September 2026 – August 2027" in plain(part.provisions[-1].wording[Language.EN].body)
    assert "septembre 2025 – août 2026" in plain(part.title[Language.FR])
    said = [
        span for each in text.walk() for words in each.wording.values() for span in words.spans()
    ]
    left = {span.target for span in said if span.kind is SpanKind.PLACE}
    assert left == {"body"}, "the body’s name is known in English only"


def test_the_outline_is_carried_over_in_every_language() -> None:
    period = period_between(august(10)[0], august(11)[0])
    text = empty_mandate({each.value: "WGTI" for each in Language}, period, Language.EN)
    following = period_between(august(11)[0], august(12)[0])
    expected = empty_mandate({each.value: "WGTI" for each in Language}, following, Language.EN)
    for language in Language:
        assert len(list(periods(plain(text.parts[0].title[language]), words()[language]))) == 1
    assert carried(text, words(), 10).text == expected


def test_the_outline_is_a_mandate_that_can_be_proposed(client: Browser) -> None:
    ready()
    sign_in(client, make_secretariat())
    assert 'href="/mandates/new"' in client.get("/mandates/").text
    answer = client.submit("/mandates/new", SENT)
    assert answer.location == "/mandates/wgti-csp11-csp12/"
    mandate = mandate_with_slug("wgti-csp11-csp12")
    assert mandate is not None
    text = text_of_mandate(mandate)
    paragraphs = paragraphs_of(text)
    assert len(paragraphs) == len(standing_items(text))
    assert [each.is_last for each in paragraphs] == [False] * (len(paragraphs) - 1) + [True]
    ids = [provision.id for provision in text.walk()]
    assert len(ids) == len(set(ids))
    propose(mandate=mandate, by=SOMEBODY)
    assert mandate.state is MandateState.PROPOSED
    assert client.get("/texts/mandate-wgti-csp11-csp12/?in=en").status_code == 200


def test_a_text_that_was_loaded_is_taken_as_it_is(client: Browser) -> None:
    ready()
    version = keep_text(name="first", text=make_mandate_text(), body=make_body("WGTI"), by=SOMEBODY)
    db.session.commit()
    kept = version.text_id
    sign_in(client, make_secretariat())
    assert texts_without_mandate() == ["first"]
    assert client.submit("/mandates/new", SENT | {"text": "first"}).status_code == 303
    mandate = mandate_with_slug("wgti-csp11-csp12")
    assert mandate is not None
    assert mandate.text_id == kept
    assert texts_without_mandate() == []


def test_what_cannot_be_is_said_and_nothing_is_kept(client: Browser) -> None:
    ready()
    make_conference(13, days=None)
    db.session.commit()
    sign_in(client, make_secretariat())
    for wrong, why in (
        ({"since": "12", "until": "11"}, "ends with a later Conference"),
        ({"since": "12", "until": "13"}, "Enter the days of the Conference first"),
        ({"text": "nothing"}, "Choose one of the options."),
    ):
        answer = client.submit("/mandates/new?lang=en", SENT | wrong)
        assert answer.status_code == 422
        assert why in answer.text
    assert texts_without_mandate() == []


def test_nobody_else_adds_one(client: Browser) -> None:
    ready()
    assert client.get("/mandates/new").status_code == 403
    sign_in(client, make_officer())
    assert client.get("/mandates/new").status_code == 403
    assert 'href="/mandates/new"' not in client.get("/mandates/").text
