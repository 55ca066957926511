"""Hours as six languages print them, and figures that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgtr.reading.hours import hours_in


@pytest.mark.parametrize(
    "words",
    [
        *("10:00-13:00", "10.00 – 13.00", "10:00 to 13:00", "10 a.m. to 1 p.m.", "10-1 p.m."),
        *("10:00 a.m. – 1:00 p.m.", "10am-1pm", "10.00 a. m. a 1.00 p. m."),
        *("10am – 1pm", "1000-1300 hrs", "1000–1300 hours"),
        *("between 10:00 and 13:00", "10:00 CET to 13:00 CET", "10.00 hrs to 13.00 hrs"),
        *("entre 10 h et 13 h", "du matin, 10 h à 13 h", "10 h 00 à 13 h", "10 heures – 13 h 00"),
        *("10 heures du matin à 1 heure de l'après-midi", "10 h – 13 h", "10:00 à 13 h"),
        *("entre las 10 y las 13 horas", "10 hs. a 13 hs.", "10:00 a 13 horas"),
        *("de las 10 de la mañana a la 1 de la tarde", "10:00 hs - 13:00 hs"),
        *("10 ч – 13 ч", "с 10 ч. до 13 ч.", "с 10 час. до 13 час.", "с 10 утра до 1 дня"),
        *("10 ч. 00 мин. – 13 ч. 00 мин.", "между 10:00 и 13:00"),
        *("من الساعة 10 إلى الساعة 13", "من الساعة 10 صباحا حتى الساعة 1 ظهرا", "١٠ ص - ١ م"),
        *("من الساعة العاشرة صباحاً إلى الساعة الواحدة بعد الظهر", "من 10 صباحا إلى 1 بعد الظهر"),
        *("上午十时至下午一时", "上午10:00至下午1:00", "上午10点钟到下午1点钟", "十时至十三时"),
        *("10 h 00 à 13 h 00", "10h-13h", "de 10 heures à 13 heures", "10 h à 13 h"),
        *("10.00 a 13.00 horas", "de 10 a 13 horas", "de las 10.00 a las 13.00 horas"),
        *("с 10:00 до 13:00", "с 10 до 13 часов", "с 10 часов до 13 часов", "10 ч 00 — 13 ч 00"),
        *("من الساعة 10:00 إلى الساعة 13:00", "١٠:٠٠-١٣:٠٠", "من ١٠/٠٠ إلى ١٣/٠٠"),
        *(
            "上午10时至下午1时",
            "上午10时至1时",
            "上午10点至下午1点",
            "10:00至13:00",
            "１０：００－１３：００",
        ),
    ],
)
def test_hours_are_read(words: str) -> None:
    assert hours_in(words) == [("10:00", "13:00")]


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        ("10:00-13:00 and 15:00-18:00", [("10:00", "13:00"), ("15:00", "18:00")]),
        ("10 heures à 13 heures, 15:00-18:00", [("10:00", "13:00"), ("15:00", "18:00")]),
        ("10:00-13:00 / 10:00-13:00", [("10:00", "13:00")]),
        ("3–6 p.m.", [("15:00", "18:00")]),
        ("12:00–1:00 p.m.", [("12:00", "13:00")]),
        ("10 a.m. to noon", [("10:00", "12:00")]),
        ("10 a.m. to 12 noon", [("10:00", "12:00")]),
        ("下午3点半至6点", [("15:30", "18:00")]),
        ("下午3:00至6:00", [("15:00", "18:00")]),
        ("中午12时至下午2时三十分", [("12:00", "14:30")]),
        ("晚上7点到9点", [("19:00", "21:00")]),
        ("de 15 h à 18 h et de 19 h à 21 h 30", [("15:00", "18:00"), ("19:00", "21:30")]),
        ("с 3 до 6 часов дня", [("15:00", "18:00")]),
        ("10:00-13:00-15:00", [("10:00", "13:00")]),
        ("10:00–midi", [("10:00", "12:00")]),
        ("noon to 2 p.m.", [("12:00", "14:00")]),
        ("15 heures de l'après-midi à 18 heures", [("15:00", "18:00")]),
        ("上午9时30分至12时", [("09:30", "12:00")]),
        ("22:00-24:00", [("22:00", "24:00")]),
    ],
)
def test_spans_of_hours(words: str, spans: list[tuple[str, str]]) -> None:
    assert hours_in(words) == spans


@pytest.mark.parametrize(
    "words",
    [
        *("25:00-26:00", "10:00-13:75", "10-13", "2025-02-28", "paragraphs 1.10-2.20"),
        *(
            "24:30-24:45",
            "2.10.00-11.00",
            "10:00",
            "at 10 a.m.",
            "110:00-13:00",
            "3 to 6",
            "10.00-13.000",
            "1.10.2025-13:00",
            "de 10 a 13 Estados",
            "от 10 до 13 государств",
            "Questions 10 à 13",
            "10 and 13 h",
            "16 and 17 June",
            "第3至6项",
            "3 h after 6 h",
        ),
    ],
)
def test_what_is_no_span_of_hours_is_none(words: str) -> None:
    assert hours_in(words) == []


@given(st.text(alphabet="0123456789 .:-/年月日时至半hamч一二十点分pзднoяالساعة", max_size=40))
def test_no_row_of_figures_is_too_much(words: str) -> None:
    for starts, ends in hours_in(words):
        assert "00:00" <= starts <= "24:00"
        assert "00:00" <= ends <= "24:00"
