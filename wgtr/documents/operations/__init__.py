"""Giving symbols, preparing documents and issuing them."""

from wgtr.documents.operations.documents import (
    add_document,
    give_symbol,
    list_among_papers,
)
from wgtr.documents.operations.following import prepare_addendum, prepare_revision
from wgtr.documents.operations.issuing import (
    MEDIA_TYPES,
    Press,
    Progress,
    Renderer,
    issue,
    withdraw,
)
from wgtr.documents.operations.register import (
    begin_serials,
    enter_taken,
    give_up,
    reserve,
    reserve_next,
)
from wgtr.documents.operations.translating import issue_translations

__all__ = [
    "MEDIA_TYPES",
    "Press",
    "Progress",
    "Renderer",
    "add_document",
    "begin_serials",
    "enter_taken",
    "give_symbol",
    "give_up",
    "issue",
    "issue_translations",
    "list_among_papers",
    "prepare_addendum",
    "prepare_revision",
    "reserve",
    "reserve_next",
    "withdraw",
]
