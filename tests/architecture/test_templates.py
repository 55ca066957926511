"""No template is missing and none is left over."""

import re

from jinja2 import Environment, FileSystemLoader, nodes

from tests.architecture.source import ROOT, modules

TEMPLATES = ROOT / "templates"
NAMED = re.compile(r"""["']([a-z0-9_/]+\.html)["']""")


def named_in_code() -> set[str]:
    return {name for module in modules() for name in NAMED.findall(module.text)}


def named_in_templates() -> set[str]:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), extensions=["jinja2.ext.i18n"], autoescape=True
    )
    found = set()
    for path in TEMPLATES.rglob("*.html"):
        tree = environment.parse(path.read_text("utf-8"))
        for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            name = getattr(node, "template", None)
            assert isinstance(name, nodes.Const), f"{path}: name the template"
            found.add(str(name.value))
    return found


def test_every_template_named_is_there_and_every_one_there_is_named() -> None:
    there = {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.*")}
    named = {name for name in named_in_code() | named_in_templates() if "/" in name}
    named |= named_in_templates()
    assert named - there == set(), "these templates are named, and not there"
    assert there - named == set(), "these templates are there, and nobody names them: remove them"


def test_no_page_fetches_anything_from_elsewhere() -> None:
    wrong = [
        f"{path.name}: {found}"
        for path in [*TEMPLATES.rglob("*.html"), *(ROOT / "wgtr" / "static").rglob("*.*")]
        for found in re.findall(
            r"""(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?//[^"')\s]+""", path.read_text()
        )
    ]
    assert wrong == [], f"{wrong}: serve it from wgtr/static; the pages' policy would refuse it."


def test_directions_are_logical() -> None:
    physical = re.compile(
        r"(?:margin|padding|border|text-align)[-:]\s*(?:left|right)|^\s*(?:left|right):"
    )
    style = (ROOT / "wgtr" / "static" / "wgtr.css").read_text()
    wrong = [line for line in style.split("\n") if physical.search(line)]
    assert wrong == [], f"{wrong}: write inline-start and inline-end, so that Arabic mirrors."
