"""The refusals that a person is meant to read."""


class RuleViolation(Exception):
    """A rule of procedure forbids this now; the sentence is shown to the person, translated.

    Operations raise it before their first write, so that nothing half-made stays behind. What
    differs from case to case stands in the sentence as `%(name)s` and is given by name.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        self.sentence = sentence
        self.values = values
        super().__init__(sentence % values if values else sentence)


class HalfSet(Exception):
    """The configuration cannot be used; the message says which setting, and what to give it."""
