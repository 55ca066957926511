"""What categories and roles are called on pages."""

from flask_babel import lazy_gettext as _l

from wgtr.accounts.models import Category, Role

CATEGORIES = {
    Category.STATE_PARTY: _l("State Party"),
    Category.SIGNATORY: _l("Signatory"),
    Category.OBSERVER_STATE: _l("Observer State"),
    Category.STATE: _l("State (status not recorded here)"),
    Category.INTERNATIONAL_ORGANISATION: _l("International or regional organisation"),
    Category.CIVIL_SOCIETY: _l("Civil society"),
    Category.INDUSTRY: _l("Industry"),
    Category.INVITED_EXPERT: _l("Invited expert"),
}
ROLES = {
    Role.SECRETARIAT: _l("Secretariat"),
    Role.DELEGATE: _l("Delegate"),
    Role.TRANSLATOR: _l("Translator"),
    Role.RECORDER: _l("Recorder"),
    Role.READER: _l("Reader"),
}
