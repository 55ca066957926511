import pytest
from werkzeug.exceptions import NotFound
from werkzeug.routing import Map, Rule

from wgtr.core.addresses import Slug


@pytest.mark.parametrize("name", ["wgtr", "csp11-wgtr-2025-02-28", "9001"])
def test_a_slug_is_found(name: str) -> None:
    assert match(f"/{name}/") == name


@pytest.mark.parametrize("name", ["WGTR", "a--b", "-a", "a-", "a.b", "a%20b", "ä", "a/b"])
def test_anything_else_is_no_address(name: str) -> None:
    with pytest.raises(NotFound):
        match(f"/{name}/")


def match(path: str) -> str:
    rules = Map([Rule("/<slug:name>/", endpoint="one")], converters={"slug": Slug})
    found: str = rules.bind("localhost").match(path)[1]["name"]
    return found
