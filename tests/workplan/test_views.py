"""The workplan's pages: everybody reads, who leads the body prepares."""

from io import BytesIO

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests.documents.uploads.bad_files import BAD, minimal_pdf
from tests.factories.browser import Browser, sign_in
from tests.factories.meetings import make_body, make_meeting
from tests.factories.people import make_delegate, make_delegation, make_officer, make_secretariat
from tests.factories.texts import SOMEBODY
from tests.factories.year import make_topic
from wgtr.core.database import db
from wgtr.workplan.models import PresenterState, Topic, TopicStatus
from wgtr.workplan.operations import invite_presenter, mark_topic, place_topic
from wgtr.workplan.queries import topics_of


def page_of(topic: Topic) -> str:
    return f"/workplan/wgtr/{topic.id}"


def reloaded() -> list[Topic]:
    db.session.expire_all()
    return list(topics_of(make_body()))


def test_everybody_reads_the_plan_by_cycle(client: Browser) -> None:
    topic = make_topic("Transmission")
    make_topic("Later", conference=None)
    db.session.commit()
    page = client.get("/workplan/?lang=en").text
    assert "CSP11" in page
    assert "1. Transmission" in page
    assert '<span class="stage planned">planned</span>' in page
    assert "Add a topic" not in page
    assert client.get("/workplan/wgti/1/").status_code == 404
    assert client.get(f"/workplan/wgtu/{topic.id}/").status_code == 404


def test_questions_and_invitations_are_kept_back_until_the_topic_is_prepared(
    client: Browser,
) -> None:
    topic = make_topic()
    invite_presenter(topic=topic, delegation=make_delegation("ES"), by=SOMEBODY)
    state = PresenterState.AGREED
    invite_presenter(
        topic=topic, delegation=make_delegation("CL"), state=state, minutes=20, by=SOMEBODY
    )
    db.session.commit()
    address = f"{page_of(topic)}/?lang=en"
    sign_in(client, make_delegate("CH"))
    page = client.get(address).text
    assert "Chile" in page
    assert "Spain" not in page
    assert "Question 1?" not in page
    assert "160 minutes" in page
    mark_topic(topic=topic, status=TopicStatus.PREPARED, by=SOMEBODY)
    db.session.commit()
    assert "Question 1?" in client.get(address).text
    sign_in(client, make_officer())
    assert "Spain" in client.get(address).text


def test_the_chair_adds_places_and_defers_topics(client: Browser) -> None:
    meeting = make_meeting()
    db.session.flush()
    meeting_id, afternoon = meeting.id, meeting.sittings[1].id
    sign_in(client, make_officer())
    refused = client.submit("/workplan/wgtr/new?lang=en", {"aim-en": "To learn"})
    assert refused.status_code == 422
    assert 'value="To learn"' in refused.text
    made = client.submit(
        "/workplan/wgtr/new", {"title-en": "Storage", "title-fr": "Stockage", "conference": "11"}
    )
    assert made.status_code == 303
    (topic,) = reloaded()
    sent = {
        "title-en": "Storage",
        "title-fr": "",
        "sitting": str(afternoon),
        "progress": "deferred",
    }
    refused = client.submit(f"{page_of(topic)}/edit?lang=en", sent)
    assert refused.status_code == 422
    assert "Say why the topic is deferred" in refused.text
    sent |= {"reason": "No presenter"}
    assert client.submit(f"{page_of(topic)}/edit", sent).status_code == 303
    (topic,) = reloaded()
    assert (topic.status, topic.reason, topic.title) == (
        *(TopicStatus.DEFERRED, "No presenter", {"en": "Storage"}),
    )
    assert topic.meeting_id == meeting_id
    assert client.submit(f"{page_of(topic)}/begin-questions").status_code == 303
    assert "Substantive aspects" in client.get(f"{page_of(topic)}/?lang=en").text


def test_a_topic_moves_up(client: Browser) -> None:
    make_topic("First", questions=False)
    second = make_topic("Second", questions=False)
    sign_in(client, make_secretariat())
    for _ in range(2):
        assert client.submit(f"{page_of(second)}/earlier").status_code == 303
    assert [each.title["en"] for each in reloaded()] == ["Second", "First"]


def test_presenters_are_added_and_arranged(client: Browser) -> None:
    topic = make_topic()
    swiss = make_delegation("CH")
    sign_in(client, make_officer())
    address = f"{page_of(topic)}/presenters/new"
    sent = {"state": "invited", "delegation": str(swiss.id), "minutes": "soon"}
    refused = client.submit(f"{address}?lang=en", sent)
    assert refused.status_code == 422
    assert 'value="soon"' in refused.text
    assert client.submit(address, sent | {"minutes": ""}).status_code == 303
    assert client.submit(address, sent | {"minutes": "10"}).status_code == 422, (
        "it is there already"
    )
    assert (
        client.submit(
            address, {"state": "agreed", "name-en": "An institute", "minutes": "10"}
        ).status_code
        == 303
    )
    first, second = reloaded()[0].presenters
    assert (first.minutes, second.minutes, second.name) == (None, 10, {"en": "An institute"})
    sent = {"state": "agreed", "language": "fr", "minutes": "200"}
    presenter = f"{page_of(topic)}/presenters/{first.id}"
    assert client.submit(presenter, sent).status_code == 422
    assert client.submit(presenter, sent | {"minutes": "15"}).status_code == 303
    first = reloaded()[0].presenters[0]
    assert (first.state, first.language, first.minutes) == (PresenterState.AGREED, "fr", 15)


def test_who_does_not_lead_the_body_changes_nothing(client: Browser) -> None:
    topic = make_topic()
    presenter = invite_presenter(topic=topic, delegation=make_delegation("CH"), by=SOMEBODY)
    db.session.commit()
    addresses = [
        "/workplan/wgtr/new",
        *(f"{page_of(topic)}/{each}" for each in ("edit", "presenters/new", "earlier")),
        f"{page_of(topic)}/begin-questions",
        f"{page_of(topic)}/presenters/{presenter.id}",
    ]
    assert [client.submit(each).status_code for each in addresses] == [403] * 6
    for person in (make_delegate("CH"), make_officer(body=make_body("WGTU"))):
        sign_in(client, person)
        assert [client.submit(each).status_code for each in addresses] == [403] * 6


def test_too_many_minutes_are_told(client: Browser) -> None:
    topic, meeting = make_topic(), make_meeting()
    db.session.flush()
    place_topic(topic=topic, meeting=meeting, sitting=meeting.sittings[0], by=SOMEBODY)
    for code in ("CH", "ES"):
        invite_presenter(
            topic=topic,
            delegation=make_delegation(code),
            minutes=100,
            state=PresenterState.AGREED,
            by=SOMEBODY,
        )
    db.session.commit()
    assert "Too long by 20 minutes" in client.get(f"{page_of(topic)}/?lang=en").text


def test_the_plan_takes_the_same_statements_however_long(
    client: Browser, statements: list[str]
) -> None:
    def count() -> int:
        db.session.commit()
        client.get("/workplan/")
        statements.clear()
        client.get("/workplan/")
        return len(statements)

    make_topic()
    few = count()
    for place in range(5):
        make_topic(f"T{place}", questions=False)
    assert count() == few


def presenter_of_prepared_topic() -> tuple[str, str]:
    """Give the addresses of a topic that is prepared and of its presenter, who has agreed."""
    topic = make_topic()
    mark_topic(topic=topic, status=TopicStatus.PREPARED, by=SOMEBODY)
    state = PresenterState.AGREED
    presenter = invite_presenter(
        topic=topic, delegation=make_delegation("CL"), state=state, by=SOMEBODY
    )
    db.session.commit()
    return f"{page_of(topic)}/", f"{page_of(topic)}/presenters/{presenter.id}"


def attach(client: Browser, address: str, content: bytes, name: str, **more: str) -> TestResponse:
    given = {"state": "agreed", "language": "", "minutes": "15", **more}
    return client.submit(address, {**given, "upload": (BytesIO(content), name)})


def test_the_chair_attaches_the_file_that_a_presenter_sent(client: Browser) -> None:
    topic, address = presenter_of_prepared_topic()
    sign_in(client, make_officer())
    assert attach(client, address, minimal_pdf(), "Présentation \u202e.pdf").status_code == 303
    other = Browser(client.application)
    page = other.get(f"{topic}?lang=en").text
    assert "file received" in page
    assert "Présentation .pdf" in page
    answer = other.get(f"{address}/file")
    assert answer.data == minimal_pdf()
    assert answer.content_type == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert client.submit(address, {"state": "received", "drop": "y"}).status_code == 303
    assert other.get(f"{address}/file").status_code == 404
    assert "agreed" in other.get(f"{topic}?lang=en").text


@pytest.mark.parametrize("kind", ["empty", "macros", "wrong ending"])
def test_a_bad_file_is_refused_and_what_was_typed_stays(client: Browser, kind: str) -> None:
    data, name, word = BAD[kind]
    topic, address = presenter_of_prepared_topic()
    sign_in(client, make_officer())
    answer = attach(client, f"{address}?lang=en", data, name, minutes="37")
    assert answer.status_code == 422
    assert word in answer.text
    assert 'value="37"' in answer.text
    page = client.get(f"{topic}?lang=en").text
    assert "37 minutes" not in page
    assert "file received" not in page


def test_a_file_larger_than_what_else_is_sent_can_be_attached(client: Browser) -> None:
    _topic, address = presenter_of_prepared_topic()
    sign_in(client, make_officer())
    words = b"words " * 400_000
    given = {"state": "agreed", "csrf_token": client.token()}
    boundary, body = encode_multipart({**given, "upload": FileStorage(BytesIO(words), "long.txt")})
    kind = f"multipart/form-data; boundary={boundary}"
    assert client.post(address, data=body, content_type=kind).status_code == 303
    assert client.get(f"{address}/file").data == words


def test_a_file_is_kept_back_with_the_topic_and_with_who_presents(client: Browser) -> None:
    topic, address = presenter_of_prepared_topic()
    sign_in(client, make_officer())
    attach(client, address, b"canary", "slides.txt")
    other = Browser(client.application)
    assert other.get(f"{address}/file").data == b"canary"
    client.submit(address, {"state": "declined"})
    assert other.get(f"{address}/file").status_code == 404
    client.submit(address, {"state": "received"})
    (kept,) = reloaded()
    mark_topic(topic=kept, status=TopicStatus.PLANNED, by=SOMEBODY)
    db.session.commit()
    sign_in(other, make_delegate("CL"))
    assert other.get(f"{address}/file").status_code == 404
    assert "slides.txt" not in other.get(topic).text
    assert attach(other, address, b"ours", "slides.txt").status_code == 403
    assert "slides.txt" in client.get(topic).text
