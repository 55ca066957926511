"""A program that issues papers until it is killed, and says each one once it is kept.

Every third number is given up again, every fifth transaction comes to nothing.
"""

from tests.factories.documents import make_draft, make_press, make_symbol
from tests.factories.killing import write_until_killed
from tests.factories.texts import make_text
from wgtr.core.database import db
from wgtr.documents.operations import give_up, issue


def work(name: str, number: int) -> str:
    """Do one thing and tell what was kept."""
    entry = make_symbol(type=f"Paper{name}x{number}")
    if number % 5 == 4:
        db.session.rollback()
        return ""
    if number % 3 == 2:
        give_up(entry=entry, reason="Given up.", by="issuer")
        db.session.commit()
        return f"void {entry.symbol}"
    text = make_text(f"Paper {number} of {name}.")
    revision = issue(revision=make_draft(symbol=entry), text=text, press=make_press(), by="issuer")
    db.session.commit()
    return f"issued {revision.slug} {revision.tree_sha256}"


write_until_killed(work)
