"""Who issues documents and keeps the register."""

from wgtr.accounts.models import Role
from wgtr.core.access import Permission

ISSUE = Permission(
    "issue-documents",
    allows=lambda visitor, _subject: Role.SECRETARIAT in visitor.roles,
    hides=True,
)
"""The Secretariat sees what is prepared and issues it; to others a draft is not there."""
