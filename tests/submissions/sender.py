"""A program that sends input until it is killed, and says each receipt once it is kept."""

from tests.factories.killing import write_until_killed
from tests.factories.people import make_delegate
from tests.factories.submissions import make_call, make_sent, typed
from wgtr.core.database import db
from wgtr.documents.uploads.taking import Upload


def send(name: str, turn: int) -> str:
    """Send words with a file, and tell what the receipt holds."""
    words = f"Words {name}-{turn}."
    upload = Upload("a.txt", words.encode())
    sent = make_sent(make_call(), make_delegate(), typed(words), uploads=[upload])
    assert sent.receipt is not None
    line = f"{sent.receipt.number} {sent.receipt.sha256} {sent.text_sha256}"
    db.session.commit()
    return line


write_until_killed(send)
