"""The refusals that a person is meant to read."""


class RuleViolation(Exception):  # noqa: N818 - a rule was broken, the program was not
    """A rule of procedure forbids this now; the message is shown to the person as it stands.

    Operations raise it before their first write, so that nothing half-made stays behind.
    """


class HalfSet(Exception):  # noqa: N818 - as RuleViolation
    """The configuration cannot be used; the message says which setting, and what to give it."""
