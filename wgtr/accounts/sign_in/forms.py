"""The form that one signs in with."""

from flask_babel import lazy_gettext as _l

from wgtr.core.forms import Email, Form, Password


class SignInForm(Form):
    """E-mail and password."""

    email = Email(_l("E-mail"), render_kw={"autocomplete": "username"})
    password = Password(_l("Password"), autocomplete="current-password")
