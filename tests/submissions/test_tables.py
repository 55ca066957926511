"""The table of input: order, readers, formats, and what a spreadsheet might run."""

import csv
from datetime import UTC
from io import BytesIO, StringIO

import pytest
from flask import Flask
from openpyxl import load_workbook

from tests.factories.people import make_delegate
from tests.factories.submissions import make_call, make_draft_input, make_sent, typed
from wgtr.accounts.models import Category
from wgtr.core.languages import speaking
from wgtr.ooxml.names import W
from wgtr.ooxml.package import open_package
from wgtr.submissions.compilation import chosen
from wgtr.submissions.models import Submission
from wgtr.submissions.places import Place, PlaceKind
from wgtr.submissions.presenting import input_sections
from wgtr.submissions.queries import Reader
from wgtr.submissions.tables import drawn, table_of
from wgtr.submissions.visibility import Visibility, up_to

pytestmark = pytest.mark.usefixtures("database", "stopped_clock")
FORMULA = '=HYPERLINK("http://canary.invalid")'


def three() -> list[Submission]:
    """Spain, Switzerland and Chile, in that order, each for other readers."""
    call = make_call()
    readers = {"ES": Visibility.EVERYBODY, "CH": Visibility.PARTIES, "CL": Visibility.CHAIR}
    sent = [
        make_sent(call, make_delegate(code), typed(f"{FORMULA} {code}", visibility=each))
        for code, each in readers.items()
    ]
    make_draft_input(call, make_delegate("CH"), typed("A draft of Switzerland."))
    return sent


def table(widest: Visibility, form: str, language: str = "en") -> bytes:
    meeting = make_call().meeting
    with speaking(language):
        sections = input_sections(meeting, Reader(up_to(widest)), language)
        return drawn(table_of(meeting, sections, language, widest, form), form)


def rows_of_csv(data: bytes) -> list[list[str]]:
    assert data.startswith("\ufeff".encode())
    return list(csv.reader(StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("widest", "names"),
    [
        (Visibility.EVERYBODY, ["Spain"]),
        (Visibility.PARTIES, ["Spain", "Switzerland"]),
        (Visibility.CHAIR, ["Chile", "Spain", "Switzerland"]),
    ],
)
def test_each_table_holds_what_its_readers_may_see_in_order(
    widest: Visibility, names: list[str]
) -> None:
    three()
    rows = rows_of_csv(table(widest, "csv"))
    assert [row[1] for row in rows[1:]] == names


def test_delegations_stand_in_the_order_of_the_readers_language() -> None:
    three()
    rows = rows_of_csv(table(Visibility.CHAIR, "csv", "fr"))
    assert [row[1] for row in rows[1:]] == ["Chili", "Espagne", "Suisse"]


def test_no_cell_is_a_formula() -> None:
    three()
    rows = rows_of_csv(table(Visibility.CHAIR, "csv"))
    assert all(cell[:1] not in "=+-@" or not cell for row in rows for cell in row)
    sheet = load_workbook(BytesIO(table(Visibility.CHAIR, "xlsx"))).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "inlineStr", "d"}
    assert any(str(cell.value).startswith(FORMULA) for cell in cells)


def test_a_spreadsheet_has_a_column_for_each_thing_and_sorts_by_a_real_instant() -> None:
    sent = three()
    head, *rows = rows_of_csv(table(Visibility.CHAIR, "csv"))
    places = [head.index(name) for name in ("Language", "Number", "Received (UTC)", "Deadline")]
    said = [[row[place] for place in places] for row in rows]
    assert said[0] == ["English", "Input 3", "2025-02-08 09:00:00", "on time"]
    sheet = load_workbook(BytesIO(table(Visibility.CHAIR, "xlsx"))).worksheets[0]
    instants = [row[places[2]].value for row in sheet.iter_rows(min_row=2)]
    received = sent[0].received_at
    assert received is not None
    assert instants == [received.astimezone(UTC).replace(tzinfo=None)] * 3


def test_the_word_file_is_a_table_whose_head_repeats() -> None:
    three()
    document = open_package(table(Visibility.CHAIR, "docx", "ar")).xml("word/document.xml")
    rows = list(document.iter(W + "tr"))
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert len(list(document.iter(W + "tbl"))) == 1
    assert next(document.iter(W + "pgSz")).get(W + "orient") == "landscape"
    assert next(document.iter(W + "bidiVisual"), None) is not None
    assert FORMULA in "".join(str(each) for each in document.itertext())


def test_the_same_input_gives_the_same_word_file() -> None:
    three()
    assert table(Visibility.CHAIR, "docx") == table(Visibility.CHAIR, "docx")


def test_choosing_an_item_brings_the_letters_questions_that_prepare_it() -> None:
    call = make_call()
    item = Place(PlaceKind.ITEM, "p2", "2", "Support")
    make_sent(call, what=typed("About the item.", item))
    make_sent(call, make_delegate("ES", Category.SIGNATORY), what=typed("In general."))
    with speaking("en"):
        sections = input_sections(call.meeting, Reader(up_to(Visibility.CHAIR)), "en")
    assert [section.place.key for section in chosen(sections, item="item:p2")] == ["item:p2"]
    assert len(chosen(sections, delegation="ES")) == 1
    assert chosen(sections, band="late") == []
    assert len(chosen(sections, band="on_time")) == 2


def test_an_empty_table_is_still_a_table(app: Flask) -> None:
    del app
    make_call()
    assert len(rows_of_csv(table(Visibility.CHAIR, "csv"))) == 1
    for form in ("docx", "xlsx"):
        assert table(Visibility.EVERYBODY, form)
