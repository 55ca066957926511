"""Who may add meetings."""

from wgtr.bodies.permissions import is_secretariat
from wgtr.core.access import Permission

ADD_MEETING = Permission("add-meeting", allows=lambda visitor, _subject: is_secretariat(visitor))
