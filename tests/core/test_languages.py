import pytest
from flask import Flask
from flask.testing import FlaskClient

from wgtr.core.languages import LANGUAGES, wording_of


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("address", ["/", "/meetings/", "/nowhere"])
def test_every_page_speaks_the_language_asked_for(
    client: FlaskClient, code: str, address: str
) -> None:
    answer = client.get(address, query_string={"lang": code})
    direction = "rtl" if code == "ar" else "ltr"
    assert f'<html lang="{code}" dir="{direction}">' in answer.text
    assert answer.headers["Content-Language"] == code


def test_the_choice_is_remembered(client: FlaskClient) -> None:
    client.get("/?lang=ru")
    assert '<html lang="ru"' in client.get("/meetings/").text
    client.get("/?lang=es")
    assert '<html lang="es"' in client.get("/meetings/").text


def test_without_a_choice_the_browser_is_asked(client: FlaskClient) -> None:
    def language(accepted: str) -> str:
        return client.get("/", headers={"Accept-Language": accepted}).headers["Content-Language"]

    assert language("zh-CN,zh;q=0.9,en;q=0.8") == "zh"
    assert language("de,fr-CH;q=0.7") == "fr"
    assert language("de") == "en"


def test_a_language_is_known_in_capitals_too(client: FlaskClient) -> None:
    assert '<html lang="ar"' in client.get("/?lang=AR").text
    assert '<html lang="ar"' in client.get("/meetings/").text


def test_what_is_no_language_of_ours_changes_nothing(client: FlaskClient) -> None:
    answer = client.get("/?lang=tlh")
    assert '<html lang="en"' in answer.text
    assert "Set-Cookie" not in answer.headers


def test_the_switch_keeps_the_page_and_what_was_asked_of_it(client: FlaskClient) -> None:
    page = client.get("/meetings/?year=2025&lang=en").text
    assert '<a href="/meetings/?year=2025&amp;lang=fr" lang="fr"' in page


def test_caches_are_told_what_the_page_depends_on(client: FlaskClient) -> None:
    assert {"accept-language", "cookie"} <= client.get("/").vary


def test_a_text_that_is_not_translated_is_given_in_english(app: Flask) -> None:
    with app.test_request_context("/?lang=fr"):
        assert wording_of({"en": "Geneva", "fr": "Genève"}) == "Genève"
        assert wording_of({"en": "Geneva"}) == "Geneva"
        assert wording_of({"ru": "Женева"}) == "Женева"
        assert wording_of({}) == ""
