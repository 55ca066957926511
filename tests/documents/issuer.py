"""A program that issues papers until it is killed, and says each one once it is kept.

Every third number is given up again, every fifth transaction comes to nothing.
"""

import sys
from itertools import count

from tests.factories.documents import make_draft, make_press, make_symbol
from tests.factories.texts import make_text
from wgtr.core.database import db, working_on
from wgtr.core.settings import Settings
from wgtr.core.supervisor import database_for
from wgtr.documents.operations import give_up, issue
from wgtr.schema import METADATA


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def work(name: str, number: int) -> None:
    """Do one thing and say what was kept."""
    entry = make_symbol(type=f"Paper{name}x{number}")
    if number % 5 == 4:
        db.session.rollback()
        return
    if number % 3 == 2:
        give_up(entry=entry, reason="Given up.", by="issuer")
        db.session.commit()
        say(f"void {entry.symbol}")
        return
    text = make_text(f"Paper {number} of {name}.")
    revision = issue(revision=make_draft(symbol=entry), text=text, press=make_press(), by="issuer")
    db.session.commit()
    say(f"issued {revision.slug} {revision.tree_sha256}")


with (
    database_for(Settings.from_environment()) as ready,
    working_on(ready.database_url or ""),
):
    assert "revisions" in METADATA.tables
    say("ready")
    for turn in count():
        work(sys.argv[1], turn)
