"""Each kind of field: what it takes, what it says, and that what was typed comes back."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from flask import Flask, render_template_string
from lxml import html
from lxml.html import HtmlElement

from tests.factories.browser import Browser
from wgtr.core.access import PUBLIC, requires
from wgtr.core.errors import RuleViolation
from wgtr.core.forms import (
    Choice,
    Choices,
    Day,
    Email,
    Form,
    LongText,
    Text,
    Tick,
    Upload,
    Wordings,
    WrongInput,
)
from wgtr.core.forms.fields import OneOf, cleaned

PAGE = """{% extends 'layout.html' %}{% import 'core/forms.html' as forms with context %}
{% block title %}Form{% endblock %}
{% block content %}<h1>Form</h1>{% call forms.form(form) %}
{% for each in form if each.name != 'csrf_token' %}
{{ forms.wordings(each) if each.type == 'Wordings' else forms.field(each) }}
{% endfor %}{{ forms.actions('Keep', cancel='/') }}{% endcall %}{% endblock %}"""


class EveryKind(Form):
    line = Text("Line", hint="A hint", longest=10)
    text = LongText("Long", longest=20, required=False)
    mail = Email("Mail", required=False)
    day = Day("Day", required=False)
    one = Choice("One", options=lambda: [("a", "A"), ("b", "B")])
    kind = OneOf("Kind", options=[("x", "X"), ("y", "Y")], required=False)
    some = Choices("Some", options=[("s", "S"), ("t", "T")])
    yes = Tick("Yes", hint="Think first")
    file = Upload("File", endings=[".docx"], required=False)
    words = Wordings("Words", longest=5, required_in=["en"])

    def validate_line(self, field: Any) -> None:
        if field.data == "odd":
            raise WrongInput("Odd is not even.")


TAKEN = RuleViolation("%(body)s has a meeting from that day already.", body="X")
GOOD = {"line": "good", "one": "a", "words-en": "word"}


@pytest.fixture
def app(app: Flask) -> Flask:
    """The application, with a page that holds every kind of field."""

    @app.route("/form", methods=["GET", "POST"])
    @requires(PUBLIC)
    def form() -> tuple[str, int]:
        form = EveryKind()
        if form.validate_on_submit():
            if form.line.data == "forbidden":
                form.refuse(TAKEN)
            else:
                said = {each.name: each.data for each in form if each.name != "csrf_token"}
                return str(said | {"words": form.words.wording}), 200
        return render_template_string(PAGE, form=form), form.status

    return app


def page_of(client: Browser, data: dict[str, Any] | None = None) -> HtmlElement:
    answer = client.get("/form") if data is None else client.submit("/form", data)
    assert answer.status_code == (200 if data is None else 422)
    page: HtmlElement = html.fromstring(answer.text)
    return page


def told(page: HtmlElement) -> dict[str, str]:
    """The sentences above the form, by the field they lead to."""
    return {
        each.get("href") or "": str(each.text_content())
        for each in page.xpath("//*[@role='alert']//a")
    }


def test_every_kind_takes_what_it_is_for(client: Browser) -> None:
    data = {
        **GOOD,
        "text": "two\r\nlines",
        "mail": "a@example.org",
        "day": "2025-02-28",
        "kind": "y",
        "some": ["s", "t"],
        "yes": "y",
        "words-ar": " كلمة ",
    }
    said = client.submit("/form", data).text
    assert repr("two\nlines") in said
    assert repr(date(2025, 2, 28)) in said
    assert "'some': ['s', 't'], 'yes': True" in said
    assert "'words': {'ar': 'كلمة', 'en': 'word'}" in said


def test_nothing_is_wrong_before_anything_was_sent(client: Browser) -> None:
    page = page_of(client)
    assert told(page) == {}
    assert page.xpath("//*[@aria-invalid]") == []
    assert page.findtext(".//title", "").startswith("Form")


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"line": ""}, "#line", "Fill this in: Line"),
        ({"line": "  \t "}, "#line", "Fill this in: Line"),
        ({"line": "x" * 11}, "#line", "Line: 11 characters, and there is room for 10. Shorten it."),
        ({"line": "odd"}, "#line", "Odd is not even."),
        ({"text": "x" * 21}, "#text", "Long: 21 characters, and there is room for 20. Shorten it."),
        ({"mail": "nobody"}, "#mail", "This is no e-mail address. Write it as name@example.org."),
        ({"day": "28.2.2025"}, "#day", "This is no day. Write it as 2025-02-28."),
        ({"one": "c"}, "#one", "Choose one of the options."),
        ({"kind": "z"}, "#kind", "Choose one of the options."),
        ({"some": ["s", "q"]}, "#some", "Choose one of the options."),
        ({"words-en": ""}, "#words-en", "Words, English: Fill this in: English"),
    ],
)
def test_what_is_wrong_is_said_twice_and_comes_back(
    client: Browser, wrong: dict[str, Any], field: str, sentence: str
) -> None:
    data = {**GOOD, **wrong}
    page = page_of(client, data)
    assert told(page) == {field: sentence}
    (control,) = page.xpath(f"//*[@id='{field[1:]}']")
    errors = [str(each.text_content()) for each in page.xpath("//*[@class='error']")]
    assert len(errors) == 1
    assert errors[0] in sentence
    if control.tag in {"input", "textarea", "select"}:
        assert control.get("aria-invalid") == "true"
        assert f"{field[1:]}-error" in control.get("aria-describedby")
    for name in ("line", "mail", "day"):
        if typed := data.get(name, "").strip():
            assert page.xpath(f"string(//*[@name='{name}']/@value)") == typed
    assert page.findtext(".//title", "").startswith("Please look: Form")


def test_a_rule_that_forbids_it_is_said_above_the_form(client: Browser) -> None:
    page = page_of(client, {**GOOD, "line": "forbidden", "text": "kept"})
    alert = page.xpath("string(//*[@role='alert'])")
    assert "X has a meeting from that day already." in alert
    assert page.xpath("string(//textarea[@name='text'])").strip() == "kept"


def test_what_is_typed_is_shown_and_never_run(client: Browser) -> None:
    answer = client.submit("/form", {**GOOD, "line": "", "text": "</textarea><script>alert(1)"})
    assert "<script>alert" not in answer.text


def test_every_field_has_a_label_and_its_hint(client: Browser) -> None:
    page = page_of(client)
    labels = {each.get("for") for each in page.xpath("//main//label")}
    controls = page.xpath("//main//input[not(@type='hidden')] | //main//textarea | //main//select")
    assert {each.get("id") for each in controls} - labels == set()
    line = page.xpath("//*[@id='line']")[0]
    assert line.get("aria-describedby") == "line-hint"
    assert line.get("required") is not None
    arabic = page.xpath("//*[@id='words-ar']")[0]
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    (form,) = page.xpath("//main//form")
    assert form.get("enctype") == "multipart/form-data", "because there is a file to choose"
    assert form.get("novalidate") is not None


def test_a_file_is_taken(client: Browser) -> None:
    data = {**GOOD, "file": (BytesIO(b"bytes"), "paper.docx")}
    assert "paper.docx" in client.submit("/form", data).text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (None, None),
        ("  a  ", "a"),
        ("a\x00b\x1bc", "abc"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("e\u0301", "é"),
        ("\ta\tb", "a\tb"),
        ("\u2066x\u2069", "\u2066x\u2069"),
    ],
)
def test_what_was_typed_is_cleaned(typed: str | None, kept: str | None) -> None:
    assert cleaned(typed) == kept
