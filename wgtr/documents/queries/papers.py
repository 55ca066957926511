"""From a symbol to the paper that is here: the one that carries it, or the one that it mends."""

from collections.abc import Sequence

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from wgtr.core.database import db
from wgtr.documents.families import mended_by
from wgtr.documents.models import Document, RegisteredSymbol, Revision, RevisionState
from wgtr.documents.queries.register import entry_of, first_of_family
from wgtr.documents.succession import REPLACING
from wgtr.tree.symbols import Symbol


def paper_named_by(symbol: Symbol) -> Revision | None:
    """Give the paper that carries a symbol, else the one that it mends; None where neither is."""
    return paper_under(symbol) or paper_mended_by(symbol)


def paper_under(symbol: Symbol) -> Revision | None:
    """Give the revision, in whatever state, that carries a symbol; None where there is none."""
    entry = entry_of(symbol)
    if entry is None:
        return None
    return db.session.scalars(_with_text().filter_by(symbol_id=entry.id)).one_or_none()


def paper_mended_by(symbol: Symbol) -> Revision | None:
    """Give the revision that a symbol's paper would replace, or stand beside to correct it.

    None where the symbol is an original's or an addendum's, or no such paper is here.
    """
    if symbol.addendum is not None:
        return None
    beside = mended_by(symbol)
    if beside is not None:
        return paper_under(beside)
    return _latest_of_family(symbol) if symbol.revision is not None else None


def revisions_of(document: Document) -> Sequence[Revision]:
    """Give a document's revisions with their symbols, in the order they were made."""
    wanted = select(Revision).options(joinedload(Revision.symbol))
    return db.session.scalars(wanted.filter_by(document_id=document.id).order_by(Revision.id)).all()


def _latest_of_family(symbol: Symbol) -> Revision | None:
    first = first_of_family(symbol)
    if first is None:
        return None
    family = or_(RegisteredSymbol.id == first.id, RegisteredSymbol.original_id == first.id)
    wanted = _with_text().join(Revision.symbol).where(family, Revision.kind.in_(REPLACING))
    counting = (Revision.state == RevisionState.ISSUED).desc()
    return db.session.scalars(wanted.order_by(counting, Revision.number.desc())).first()


def _with_text() -> Select[Revision]:
    return select(Revision).options(
        joinedload(Revision.symbol), joinedload(Revision.document).joinedload(Document.text)
    )
