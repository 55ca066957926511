"""From an address to a text that is worked on, and to a place in it, or 404."""

from dataclasses import dataclass, replace

from flask import abort, request

from wgtr.core.languages import current
from wgtr.texts.models import KeptText, TextVersion
from wgtr.texts.queries import latest_version_named, text_named, text_of, version_numbered
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Note, Part, Provision, Text


@dataclass(frozen=True)
class AtWork:
    """A text as somebody works on it: its latest version, and the language they word.

    The language stands in the address (`?in=fr`); without it, it is the page's if the text has
    words in it, else the original's.
    """

    kept: KeptText
    version: TextVersion
    text: Text
    language: Language

    @property
    def in_original(self) -> bool:
        """Tell whether the language is the one the text was written in."""
        return self.language is self.text.original_language


@dataclass(frozen=True)
class ProvisionAtWork(AtWork):
    """One provision of a text, and the part it stands in."""

    provision: Provision
    part: Part


@dataclass(frozen=True)
class NoteAtWork(AtWork):
    """One note of a text."""

    note: Note


@dataclass(frozen=True)
class PartAtWork(AtWork):
    """One part of a text."""

    part: Part


def text_from_url(*, name: str) -> KeptText:
    """Give the text that the address names."""
    return text_named(name) or abort(404)


def at_work_from_url(*, name: str) -> AtWork:
    """Give the text that the address names, as it stands, with the language to word."""
    version = latest_version_named(name) or abort(404)
    text = text_of(version)
    return AtWork(version.text, version, text, language_of(text))


def provision_from_url(*, name: str, provision_id: str) -> ProvisionAtWork:
    """Give the provision that the address names.

    Where somebody removed it while somebody else was typing, what was typed still finds the
    provision of the version it was typed on, so that the words come back with the reason.
    """
    at = at_work_from_url(name=name)
    found = _in_text(at.text, provision_id)
    if found is None and request.method == "POST":
        seen = version_numbered(at.kept, request.form.get("on_top_of", 0, type=int))
        found = None if seen is None else _in_text(text_of(seen), provision_id)
    part, provision = found or abort(404)
    return ProvisionAtWork(**vars(at), provision=provision, part=part)


def at_version(at: ProvisionAtWork, version: TextVersion) -> ProvisionAtWork:
    """Give the same provision as it stands in a version saved on top of what `at` shows."""
    text = text_of(version)
    part, provision = _in_text(text, at.provision.id) or abort(404)
    return replace(at, version=version, text=text, provision=provision, part=part)


def _in_text(text: Text, provision_id: str) -> tuple[Part, Provision] | None:
    for part in text.parts:
        for provision in part.walk():
            if provision.id == provision_id:
                return part, provision
    return None


def note_from_url(*, name: str, note_id: str) -> NoteAtWork:
    """Give the note that the address names."""
    at = at_work_from_url(name=name)
    found = next((note for note in at.text.notes if note.id == note_id), None)
    return NoteAtWork(**vars(at), note=found or abort(404))


def part_from_url(*, name: str, part_id: str) -> PartAtWork:
    """Give the part that the address names."""
    at = at_work_from_url(name=name)
    found = next((part for part in at.text.parts if part.id == part_id), None)
    return PartAtWork(**vars(at), part=found or abort(404))


def version_from_url(*, name: str, number: int) -> TextVersion:
    """Give the version that the address names, with its tree."""
    return version_numbered(text_from_url(name=name), number) or abort(404)


def language_of(text: Text) -> Language:
    """Find the language that is worked on: the address says it, else the page, else the text."""
    asked = request.args.get("in") or request.form.get("in")
    if asked in set(Language):
        return Language(asked)
    shown = Language(current().code)
    begun = any(shown in provision.wording for provision in text.walk())
    return shown if begun else text.original_language
