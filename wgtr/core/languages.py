"""The six languages of the interface: which one a visitor reads, and how texts are found in it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from babel.support import NullTranslations, Translations
from flask import Flask, Response, current_app, g, request
from flask_babel import Babel, force_locale, get_locale, get_translations
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as BaseResponse

from wgtr.core.database import Wording
from wgtr.core.directions import as_typed

COOKIE = "language"
A_YEAR = 365 * 24 * 3600
ARABIC = "ar"
RIGHT_TO_LEFT = {ARABIC}
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def in_arabic_digits(words: str) -> str:
    """Write the digits of words as the Treaty's Arabic text does: ٢٨."""
    return words.translate(_ARABIC_DIGITS)


@dataclass(frozen=True)
class Language:
    """A language as its readers know it: code, short form for the bar, own name.

    `formats` is the locale whose dates we write: English ones as in Geneva, 28 February 2025.
    """

    code: str
    short: str
    name: str
    formats: str

    @property
    def direction(self) -> str:
        """Tell the direction of writing as HTML wants it."""
        return "rtl" if self.code in RIGHT_TO_LEFT else "ltr"


LANGUAGES = {
    language.code: language
    for language in (
        Language("ar", "ع", "العربية", "ar"),
        Language("en", "EN", "English", "en_GB"),
        Language("es", "ES", "Español", "es"),
        Language("fr", "FR", "Français", "fr"),
        Language("ru", "РУ", "Русский", "ru"),
        Language("zh", "中", "中文", "zh_Hans"),
    )
}
NAMES = {
    "ar": _l("Arabic"),
    "en": _l("English"),
    "es": _l("Spanish"),
    "fr": _l("French"),
    "ru": _l("Russian"),
    "zh": _l("Chinese"),
}
"""What each language is called in the language of the page."""

DEFAULT = "en"


def current() -> Language:
    """Tell the language of this page."""
    locale = get_locale()
    return LANGUAGES[locale.language if locale else DEFAULT]


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Say sentences in the language `code` for the time of the block: mail, a command's paper.

    Works in a page and in a command (`working_on`), which has no language of its own.
    """
    if "babel" not in current_app.extensions:
        Babel(current_app)
    with force_locale(code):
        yield


def wording_of(texts: Wording) -> str:
    """Give the text in the page's language, else in English, else in the first there is."""
    return texts.get(current().code) or texts.get(DEFAULT) or next(iter(texts.values()), "")


def speak_languages(app: Flask, *, secure: bool) -> None:
    """Let `app` answer in the visitor's language, and remember one chosen with `?lang=`."""
    Babel(app, locale_selector=chosen)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined] # its i18n extension's
        lambda sentence: _sentences().ugettext(sentence),
        _counted,
        newstyle=True,
    )
    app.config["LANGUAGE_COOKIE_SECURE"] = secure
    app.jinja_env.filters["wording"] = wording_of
    app.jinja_env.filters["as_typed"] = as_typed
    app.context_processor(
        lambda: {"language": current(), "languages": LANGUAGES.values(), "address_in": address_in}
    )

    def remember(response: Response) -> Response:
        asked = _named(request.args, "lang")
        if asked is not None:
            remember_language(response, asked, always=True)
        if response.mimetype == "text/html" and "Content-Language" not in response.headers:
            response.headers["Content-Language"] = current().code
            response.vary.update(["Accept-Language", "Cookie"])
        return response

    app.after_request(remember)


def _counted(one: str, many: str, number: int) -> str:
    """Give a sentence that counts; in Arabic with its number, in the digits of Arabic papers."""
    said = _sentences().ungettext(one, many, number)
    if current().code != ARABIC:
        return said
    return said.replace("%(num)d", in_arabic_digits(str(number)))


_catalogues: dict[str, Translations | NullTranslations] = {}


def _sentences() -> Translations | NullTranslations:
    """Give the translations of this page's language.

    Flask-Babel finds them anew for each sentence, through three objects of the request; a page has
    a hundred sentences.
    """
    code = current().code
    if code not in _catalogues:
        _catalogues[code] = get_translations()
    return _catalogues[code]


def remember_language(response: BaseResponse, code: str, *, always: bool = False) -> None:
    """Let a browser come back in the language `code`; one it has chosen stays, unless `always`."""
    if code in LANGUAGES and (always or COOKIE not in request.cookies):
        secure = current_app.config["LANGUAGE_COOKIE_SECURE"]
        response.set_cookie(
            COOKIE, code, max_age=A_YEAR, httponly=True, secure=secure, samesite="Lax"
        )


def chosen() -> str:
    """Find the language: asked for in the address, else remembered, else the browser's."""
    if "language_code" not in g:
        g.language_code = _named(request.args, "lang") or _named(request.cookies, COOKIE)
    return g.language_code or request.accept_languages.best_match(LANGUAGES) or DEFAULT


def _named(values: Mapping[str, str], key: str) -> str | None:
    code = values.get(key, "").lower()
    return code if code in LANGUAGES else None


def address_in(language: Language) -> str:
    """Give the address of this page in `language`, with everything else in it kept."""
    kept = [(key, value) for key, value in request.args.items(multi=True) if key != "lang"]
    return f"{request.path}?{urlencode([*kept, ('lang', language.code)])}"
