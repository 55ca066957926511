"""Forms: their fields, what is said of wrong input, and that they come from our own pages."""

from wgtr.core.forms.fields import (
    Choice,
    Choices,
    Day,
    Email,
    LongText,
    Password,
    Text,
    Tick,
    Upload,
    Wordings,
    WrongInput,
)
from wgtr.core.forms.form import Form
from wgtr.core.forms.origins import protect_forms

__all__ = [
    "Choice",
    "Choices",
    "Day",
    "Email",
    "Form",
    "LongText",
    "Password",
    "Text",
    "Tick",
    "Upload",
    "Wordings",
    "WrongInput",
    "protect_forms",
]
