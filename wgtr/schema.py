"""Every table there is: importing this imports all models, for migrations and their tests."""

from wgtr.accounts import models as _accounts
from wgtr.agenda import models as _agenda
from wgtr.bodies import models as _bodies
from wgtr.core.audit import models as _audit
from wgtr.core.database import Base
from wgtr.core.jobs import models as _jobs
from wgtr.core.outbox import models as _outbox
from wgtr.documents import models as _documents
from wgtr.mandates import models as _mandates
from wgtr.meetings import models as _meetings
from wgtr.reports import models as _reports
from wgtr.submissions import models as _submissions
from wgtr.texts import models as _texts
from wgtr.workplan import models as _workplan

METADATA = Base.metadata
ROOMS = (
    *(_accounts, _agenda, _audit, _bodies, _documents, _jobs, _mandates, _meetings, _outbox),
    *(_reports, _submissions, _texts, _workplan),
)
"""The modules that hold models; a new room adds its own."""
