"""A program that sends input until it is killed, and says each receipt once it is kept."""

import sys
from itertools import count

from tests.factories.people import make_delegate
from tests.factories.submissions import make_call, make_sent, typed
from wgtr.core.database import db, working_on
from wgtr.core.settings import Settings
from wgtr.core.supervisor import database_for
from wgtr.documents.uploads.taking import Upload
from wgtr.schema import METADATA


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


with (
    database_for(Settings.from_environment()) as ready,
    working_on(ready.database_url or ""),
):
    assert "submissions" in METADATA.tables
    say("ready")
    for turn in count():
        words = f"Words {sys.argv[1]}-{turn}."
        upload = Upload("a.txt", words.encode())
        sent = make_sent(make_call(), make_delegate(), typed(words), uploads=[upload])
        assert sent.receipt is not None
        line = f"{sent.receipt.number} {sent.receipt.sha256} {sent.text_sha256}"
        db.session.commit()
        say(line)
