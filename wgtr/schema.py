"""Every table there is: importing this imports all models, for migrations and their tests."""

from wgtr.bodies import models as _bodies
from wgtr.core.audit import models as _audit
from wgtr.core.database import Base
from wgtr.documents import models as _documents
from wgtr.meetings import models as _meetings
from wgtr.texts import models as _texts

METADATA = Base.metadata
ROOMS = (_audit, _bodies, _documents, _meetings, _texts)
"""The modules that hold models; a new room adds its own."""
