"""What is done to kept texts: keeping and saving them whole, editing them piece by piece."""

from wgtr.texts.operations.arranging import (
    Arrangement,
    add_provision,
    arrange,
    remove_note,
    restore_version,
    split_provision,
)
from wgtr.texts.operations.keeping import keep_text, save_version
from wgtr.texts.operations.wording import (
    Clash,
    Typed,
    add_note,
    word_note,
    word_provision,
    word_title,
)

__all__ = [
    "Arrangement",
    "Clash",
    "Typed",
    "add_note",
    "add_provision",
    "arrange",
    "keep_text",
    "remove_note",
    "restore_version",
    "save_version",
    "split_provision",
    "word_note",
    "word_provision",
    "word_title",
]
