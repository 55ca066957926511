"""What a Chair's report leaves to a person: notes that say too little, items without a record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wgtr.meetings.models import Meeting
from wgtr.reports.items import MeetingAgenda, MeetingItem, agenda_of
from wgtr.reports.models import Note, NoteKind
from wgtr.reports.record.queries import notes_of


@dataclass(frozen=True)
class RecordGaps:
    """Interventions of nobody yet, those without words, and items under which nothing is noted."""

    nobodys: Sequence[Note] = ()
    wordless: Sequence[Note] = ()
    unrecorded: Sequence[MeetingItem] = ()

    def __bool__(self) -> bool:
        return bool(self.nobodys or self.wordless or self.unrecorded)


def gaps_of(meeting: Meeting) -> RecordGaps:
    """Tell what the record of a meeting lacks for its report; a constant number of statements."""
    return gaps_in(agenda_of(meeting), notes_of(meeting))


def gaps_in(agenda: MeetingAgenda, notes: Iterable[Note]) -> RecordGaps:
    """Tell what notes lack. Of the opening of an adopted agenda the record says enough."""
    made = list(notes)
    noted = {note.item for note in made}
    spoken = [note for note in made if note.kind is NoteKind.INTERVENTION]
    return RecordGaps(
        nobodys=[note for note in spoken if note.lacks_speaker],
        wordless=[note for note in spoken if not note.lacks_speaker and not note.words],
        unrecorded=[
            item
            for place, item in enumerate(agenda.items)
            if item.id not in noted and not (agenda.adopted and not place and not item.number)
        ],
    )
