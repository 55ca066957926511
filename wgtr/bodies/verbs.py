"""What a Conference says it does with a paper: the verbs differ in weight, so each is kept."""

from enum import StrEnum


class OperativeVerb(StrEnum):
    """The verb of a Conference's paragraph on a text, as its final report has it."""

    WELCOMED = "welcomed"
    ENDORSED = "endorsed"
    ADOPTED = "adopted"
    APPROVED = "approved"
    TOOK_NOTE = "took_note"
    DECIDED = "decided"
    MANDATED = "mandated"
    ENCOURAGED = "encouraged"
    UNDERLINED = "underlined"
