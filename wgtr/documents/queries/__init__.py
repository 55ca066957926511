"""Reading the register and documents."""

from wgtr.documents.queries.documents import (
    added_to_by,
    addenda_to,
    content_of,
    documents_of,
    documents_of_body,
    documents_of_conference,
    file_of,
    followed_paper,
    frozen_text,
    held_until,
    issued_from,
    revision_with_slug,
)
from wgtr.documents.queries.register import (
    RegisterLine,
    counter_of,
    register_listing,
    symbol_registered,
    unexplained_serials,
)

__all__ = [
    "RegisterLine",
    "added_to_by",
    "addenda_to",
    "content_of",
    "counter_of",
    "documents_of",
    "documents_of_body",
    "documents_of_conference",
    "file_of",
    "followed_paper",
    "frozen_text",
    "held_until",
    "issued_from",
    "register_listing",
    "revision_with_slug",
    "symbol_registered",
    "unexplained_serials",
]
