"""OpenDocument texts that reach out or exhaust."""

from collections.abc import Iterator

from tests.reading.hostile import odt_files
from tests.reading.hostile.case import CANARY, READ, SAID, Case
from tests.reading.hostile.containers import Entry
from tests.reading.hostile.odt_files import odt_file

REPEATED = (
    '<table:table><table:table-row table:number-rows-repeated="1000000">'
    '<table:table-cell table:number-columns-repeated="1000000"><text:p>x</text:p>'
    "</table:table-cell></table:table-row></table:table>"
)


def master(name: str, following: str) -> str:
    return f'<style:master-page style:name="{name}" style:next-style-name="{following}"/>'


def odt_cases() -> Iterator[Case]:
    said = f"<text:p>{SAID}</text:p>"
    yield Case(
        "macro in an ODT",
        odt_file(said, more=(Entry("Basic/Standard/Module1.xml", b"<x/>"),)),
        READ,
    )
    yield Case(
        "script event",
        odt_file(f'<text:p><text:a xlink:href="javascript:x">{SAID}</text:a></text:p>'),
        READ,
    )
    yield Case(
        "remote picture in an ODT",
        odt_file(
            said + f'<text:p><draw:frame><draw:image xlink:href="{CANARY}"/></draw:frame></text:p>'
        ),
        READ,
    )
    yield Case(
        "file picture in an ODT",
        odt_file(
            said
            + '<text:p><draw:frame><draw:image xlink:href="file:///etc/passwd"/></draw:frame></text:p>'
        ),
        READ,
    )
    yield Case(
        "linked section",
        odt_file(
            said + f'<text:section><text:section-source xlink:href="{CANARY}"/></text:section>'
        ),
        READ,
    )
    entity = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    xml = odt_files.content("<text:p>&x;</text:p>" + said)
    yield Case("outside entity in an ODT", odt_file(xml=xml.replace("?>", "?>" + entity, 1)))
    yield Case(
        "repeated cells",
        odt_file(said + REPEATED),
        READ,
    )
    yield Case(
        "a billion blanks", odt_file(said + '<text:p>a<text:s text:c="999999999"/>b</text:p>'), READ
    )
    yield Case(
        "500,000 blanks",
        lambda: odt_file(said + "<text:p>" + '<text:s text:c="9999"/>' * 500_000 + "</text:p>"),
    )
    yield Case(
        "encrypted ODT",
        odt_file(
            xml="\x01\x02", more=(Entry("META-INF/manifest.xml", b"<manifest:encryption-data/>"),)
        ),
    )
    yield Case(
        "ODT that says it is a sheet",
        odt_file(said, mimetype="application/vnd.oasis.opendocument.spreadsheet"),
    )
    yield Case(
        "250 lists deep",
        odt_file(
            "<text:list><text:list-item>" * 300 + said + "</text:list-item></text:list>" * 300
        ),
    )
    yield Case(
        "100 lists deep",
        odt_file(
            "<text:list><text:list-item>" * 100 + said + "</text:list-item></text:list>" * 100
        ),
        READ,
    )
    yield Case(
        "master pages in a circle",
        odt_file(
            said,
            named=odt_files.named_styles(masters=master("A", "B") + master("B", "A")),
        ),
        READ,
    )
