"""Who may add meetings, move them and call them off."""

from wgtr.bodies.permissions import is_secretariat
from wgtr.core.access import Permission

ADD_MEETING = Permission("add-meeting", allows=lambda visitor, _subject: is_secretariat(visitor))
MOVE_MEETING = Permission("move-meeting", allows=lambda visitor, _subject: is_secretariat(visitor))
