"""What is kept of pages is the same for everybody, and never says what was true before."""

from collections.abc import Callable

from flask import Flask, g

from tests.factories.browser import Browser, sign_in
from tests.factories.documents import grammars, make_issued, make_press
from tests.factories.people import make_delegate, make_officer, make_secretariat
from tests.factories.submissions import make_call, make_sent, typed
from tests.factories.texts import make_text
from wgtr.core.access import NOBODY, Visitor, visitor
from wgtr.core.database import db
from wgtr.documents.operations import issue, prepare_revision
from wgtr.overview.kept_pages import kept_part
from wgtr.submissions.visibility import Visibility

PAGE = "/meetings/csp11-wgtr-2025-02-28/?lang=en"
ADDRESS = PAGE.removesuffix("?lang=en")


def test_a_part_is_made_as_for_nobody(app: Flask) -> None:
    somebody = Visitor(person_id=1, name="secretariat", roles=frozenset({"secretariat"}))
    with app.test_request_context(PAGE):
        g.visitor = somebody
        assert kept_part("who asks", visitor) is NOBODY
        assert visitor() is somebody


def test_a_part_is_kept_by_name_and_language(app: Flask) -> None:
    for code, name, made in (("en", "a", 1), ("en", "b", 2), ("fr", "a", 3), ("en", "a", 1)):
        with app.test_request_context(f"{ADDRESS}?lang={code}"):
            assert kept_part(("test", name), lambda made=made: made) == made  # type: ignore[misc]
    with app.test_request_context(PAGE):
        assert kept_part(("test", "a"), lambda: 4) == 1


def test_who_is_signed_in_sees_a_change_at_once(client: Browser) -> None:
    first = make_issued(meetings=[make_call().meeting])
    sign_in(client, make_delegate())
    assert f'href="/documents/{first.slug}/"' in client.get(PAGE).text
    draft = prepare_revision(latest=first, by="test", grammars=grammars())
    later = issue(revision=draft, text=make_text(), press=make_press(), by="test")
    db.session.commit()
    after = client.get(PAGE).text
    assert f'href="/documents/{later.slug}/"' in after
    assert f'href="/documents/{first.slug}/"' not in after


def test_each_visitor_counts_the_input_that_is_for_them(new_client: Callable[[], Browser]) -> None:
    """Whoever came before: the Chair, another delegation, nobody, and the Chair again."""
    call = make_call()
    make_issued(meetings=[call.meeting])
    for code, readers in (("CH", Visibility.EVERYBODY), ("ES", Visibility.CHAIR)):
        make_sent(call, make_delegate(code), typed(f"Words of {code}", visibility=readers))
    db.session.commit()
    chair, secretary, own, other = (new_client() for _ in range(4))
    sign_in(chair, make_officer())
    sign_in(secretary, make_secretariat())
    sign_in(own, make_delegate("ES", email="second.es@example.org"))
    sign_in(other, make_delegate("MX"))
    asked = [(chair, 2), (other, 1), (new_client(), 1), (own, 2), (secretary, 2), (other, 1)]
    for browser, number in asked:
        words = f"{number} delegation{'s' if number > 1 else ''}</span>"
        assert words in browser.get(PAGE).text
    assert "What to do" in chair.get(PAGE).text
    assert "What to do" not in new_client().get(PAGE).text
