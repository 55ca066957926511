import pytest
from flask.testing import FlaskClient
from werkzeug.exceptions import NotFound
from werkzeug.routing import Map, Rule

from wgtr.core.addresses import Number, Slug, SymbolSlug


@pytest.mark.parametrize("name", ["wgtr", "csp11-wgtr-2025-02-28", "9001"])
def test_a_slug_is_found(name: str) -> None:
    assert match(f"/{name}/") == name


@pytest.mark.parametrize("name", ["WGTR", "a--b", "-a", "a-", "a.b", "a%20b", "ä", "a/b"])
def test_anything_else_is_no_address(name: str) -> None:
    with pytest.raises(NotFound):
        match(f"/{name}/")


@pytest.mark.parametrize(
    "name", ["ATT-CSP11.WGTR-2025-CHAIR-9001-AnnAgenda", "mandate-csp10", "A~20b"]
)
def test_a_symbols_slug_is_found(name: str) -> None:
    assert match(f"/documents/{name}/") == name


@pytest.mark.parametrize("name", ["-a", ".a", "a b", "a/b", "ä", "a" * 601])
def test_nothing_else_is_a_symbols_slug(name: str) -> None:
    with pytest.raises(NotFound):
        match(f"/documents/{name}/")


def test_a_number_larger_than_any_is_no_address() -> None:
    numbers = Map([Rule("/<int:number>/", endpoint="one")], converters={"int": Number})
    assert numbers.bind("localhost").match(f"/{2**31 - 1}/")[1] == {"number": 2**31 - 1}
    with pytest.raises(NotFound):
        numbers.bind("localhost").match(f"/{2**31}/")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/meetings/CSP11/?lang=ar&x=1", "/meetings/csp11/?lang=ar&x=1"),
        ("/bodies/WGTR/", "/bodies/wgtr/"),
        ("/bodies/WGTR", "/bodies/wgtr"),
        ("/mandates/WGTR-CSP10-CSP11/", "/mandates/wgtr-csp10-csp11/"),
        ("/Meetings/Csp11-Wgtr-2025-02-28/Calendar.ics", None),
        ("/meetings/CSP11-WGTR-2025-02-28/calendar.ics", None),
    ],
)
def test_capitals_that_no_address_has_lead_to_the_one_meant(
    client: FlaskClient, typed: str, meant: str | None
) -> None:
    """By the shape alone: nothing of it is kept here, and what is hidden answers no otherwise."""
    answer = client.get(typed)
    assert (answer.status_code, answer.location) == (301, meant or typed.lower())


@pytest.mark.parametrize("typed", ["/NOWHERE", "/Nowhere/At/All/", "/bodies/WG%20TR/", "/A%0D%0AB"])
def test_what_is_no_address_in_small_letters_either_is_not_there(
    client: FlaskClient, typed: str
) -> None:
    assert client.get(typed).status_code == 404


def test_nobody_is_led_to_another_house(client: FlaskClient) -> None:
    answer = client.get("/", environ_overrides={"PATH_INFO": "//BODIES/WGTR/"})
    assert answer.location == "/bodies/wgtr/"


def test_what_is_sent_is_not_led_elsewhere(client: FlaskClient) -> None:
    assert client.post("/meetings/CSP11/").status_code == 404


def match(path: str) -> str:
    rules = Map(
        [Rule("/<slug:name>/", endpoint="one"), Rule("/documents/<symbol:name>/", endpoint="two")],
        converters={"slug": Slug, "symbol": SymbolSlug},
    )
    found: str = rules.bind("localhost").match(path)[1]["name"]
    return found
