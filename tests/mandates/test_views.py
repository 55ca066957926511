"""Mandates' pages: who reads what, and the way from draft to approval."""

import pytest

from tests.factories.browser import Browser, sign_in
from tests.factories.meetings import make_body
from tests.factories.people import make_delegate, make_officer, make_secretariat
from tests.factories.year import make_approved_mandate, make_mandate
from wgtr.bodies.models import OfficeTitle
from wgtr.core.database import db
from wgtr.mandates.queries import mandate_with_slug

PAGE = "/mandates/wgtr-csp10-csp11"


def test_a_draft_is_hidden_until_it_is_proposed(client: Browser) -> None:
    make_mandate()
    db.session.commit()
    assert client.get(f"{PAGE}/").status_code == 404
    assert "CSP10" not in client.get("/mandates/?lang=en").text
    sign_in(client, make_delegate("CH"))
    for address in ("/", "/describe", "/take-back", "/approve", "/decision"):
        assert client.get(f"{PAGE}{address}").status_code == 404
    for address in ("/propose", "/take-back", "/approve"):
        assert client.submit(f"{PAGE}{address}").status_code == 404


def test_the_chair_describes_and_proposes_and_the_secretariat_records(client: Browser) -> None:
    make_mandate()
    sign_in(client, make_officer())
    assert (
        "seen only by the Chair, those who assist, the Secretariat and"
        in client.get(f"{PAGE}/?lang=en").text
    )
    sent = {"basis-en": "Rule 42(2)", "size-en": "open", "topic_paragraph": "m5"}
    assert client.submit(f"{PAGE}/describe", sent).status_code == 303
    assert client.submit(f"{PAGE}/propose").status_code == 303
    assert client.get(f"{PAGE}/approve").status_code == 404, "the Conference decides, not the Chair"
    page = client.get(f"{PAGE}/?lang=en").text
    assert "Proposed for approval by CSP10" in page
    assert "Rule 42(2)" in page
    assert "Take it back" in page
    sign_in(client, make_secretariat())
    decided = {"paragraph": "31", "verb": "adopted", "on": "2024-08-23", "amended": "y"}
    assert client.submit(f"{PAGE}/approve", decided).status_code == 303
    db.session.expire_all()
    kept = mandate_with_slug("wgtr-csp10-csp11")
    assert kept is not None
    assert (kept.topic_paragraph, kept.attributes) == ("m5", {"size": {"en": "open"}})
    page = client.get(f"{PAGE}/?lang=en").text
    assert "Approved by CSP10, 23 August 2024" in page
    assert "The Conference changed what was proposed." in page
    assert client.submit(f"{PAGE}/propose").status_code == 409


def test_what_was_typed_of_a_mandate_stays_where_something_is_too_long(client: Browser) -> None:
    make_mandate()
    sign_in(client, make_officer())
    sent = {"basis-en": "x" * 401, "size-fr": "ouverte à tous", "topic_paragraph": "m5"}
    refused = client.submit(f"{PAGE}/describe?lang=en", sent)
    assert refused.status_code == 422
    assert all(typed in refused.text for typed in (sent["basis-en"], sent["size-fr"]))
    kept = mandate_with_slug("wgtr-csp10-csp11")
    assert kept is not None
    assert kept.attributes == {}


def test_a_proposed_mandate_is_taken_back_with_a_reason(client: Browser) -> None:
    make_mandate()
    sign_in(client, make_officer(OfficeTitle.ASSISTANT))
    client.submit(f"{PAGE}/propose")
    refused = client.submit(f"{PAGE}/take-back?lang=en", {"reason": ""})
    assert (refused.status_code, "Fill this in: Reason" in refused.text) == (422, True)
    assert client.submit(f"{PAGE}/take-back", {"reason": "New task"}).status_code == 303


def test_what_is_not_known_of_the_decision_is_said_and_filled_in_once(client: Browser) -> None:
    make_approved_mandate()
    db.session.commit()
    assert client.get(f"{PAGE}/?lang=en").text.count("not known here") == 2
    sign_in(client, make_secretariat())
    assert client.submit(f"{PAGE}/decision", {"paragraph": "31"}).status_code == 303
    left = client.get(f"{PAGE}/decision").text
    assert ('name="paragraph"' in left, 'name="on"' in left) == (False, True)
    refused = client.submit(f"{PAGE}/decision?lang=en", {"paragraph": "32", "verb": "adopted"})
    assert refused.status_code == 422
    assert "stays as it is" in refused.text
    assert 'value="32"' in refused.text, "what was typed is still there"


def test_another_bodys_chair_is_a_reader(client: Browser) -> None:
    make_mandate()
    sign_in(client, make_officer(body=make_body("WGTU")))
    assert client.get(f"{PAGE}/").status_code == 404
    assert client.submit(f"{PAGE}/propose").status_code == 404


@pytest.mark.parametrize("language", ["ar", "fr", "zh"])
def test_the_text_comes_in_the_pages_language_or_the_original(
    client: Browser, language: str
) -> None:
    make_approved_mandate()
    db.session.commit()
    page = client.get(f"{PAGE}/?lang={language}").text
    said = "fr" if language == "fr" else "en"
    assert f"The standing items are: ({said})" in page


def test_the_list_takes_few_statements_however_long(client: Browser, statements: list[str]) -> None:
    def count() -> int:
        db.session.commit()
        client.get("/mandates/")
        statements.clear()
        assert client.get("/mandates/").status_code == 200
        return len(statements)

    make_approved_mandate()
    few = count()
    for number in range(11, 15):
        make_approved_mandate(number, number + 1)
    assert count() == few
