"""Who sees the mail that leaves the house."""

from wgtr.core.access import Permission

KEEP_MAIL = Permission(
    "keep-mail", allows=lambda visitor, _subject: "secretariat" in visitor.roles, hides=True
)
"""The Secretariat sees what was sent to whom, and sends it again."""
