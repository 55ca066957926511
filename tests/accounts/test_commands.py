"""The first person of a house is added by a command."""

import re

import pytest
from click.testing import CliRunner, Result

from tests.factories.browser import Browser
from wgtr.accounts.models import Role
from wgtr.accounts.queries import person_with_email
from wgtr.command_line import main
from wgtr.core.database import db
from wgtr.core.settings import Settings


@pytest.fixture(autouse=True)
def _house(database: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in database.for_children().items():
        monkeypatch.setenv(name, value)


def add(*arguments: str) -> Result:
    done = CliRunner().invoke(main, ["add-person", *arguments])
    db.session.rollback()
    return done


def test_the_first_of_the_secretariat_signs_in_and_sets_a_password(client: Browser) -> None:
    done = add("Head@Example.org", "--name", "Head of the Secretariat")
    assert done.exit_code == 0, done.output
    person = person_with_email("head@example.org")
    assert person is not None
    assert person.roles == [Role.SECRETARIAT]
    given = re.search(r"for a week with: (\S+)", done.output)
    assert given is not None
    answer = client.submit("/sign-in", {"email": "head@example.org", "password": given[1]})
    assert answer.status_code == 303
    assert "New password" in client.get(f"{answer.location}?lang=en").text


@pytest.mark.parametrize(
    ("email", "why"), [("head", "no e-mail address"), ("a@example.org", "already there")]
)
def test_what_is_wrong_is_said_and_nobody_is_added(email: str, why: str) -> None:
    assert add("a@example.org", "--name", "A").exit_code == 0
    done = add(email, "--name", "B")
    assert done.exit_code == 2
    assert why in done.output
    assert person_with_email("head") is None
