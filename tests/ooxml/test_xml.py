"""XML parts are read without document types, entities or odd encodings."""

import pytest

from wgtr.ooxml.xml import MAX_TAGS, BadXml, parse_xml


def nested(depth: int) -> bytes:
    return b"<a>" * depth + b"</a>" * depth


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "us-ascii"])
def test_encodings_of_word_processors_are_read(encoding: str) -> None:
    text = "Item" if encoding == "us-ascii" else "Пункт 项目"
    name = encoding.removesuffix("-sig")
    data = f'<?xml version="1.0" encoding="{name}"?><a>{text}</a>'.encode(encoding)
    assert parse_xml(data).text == text


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE a><a/>",
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>',
        b'<?xml version="1.0" encoding="IBM037"?><a/>',
        b"\x00<\x00a\x00/\x00>",
        b"<a>",
        b"",
        nested(300),
        b"<a>" + b"<b/>" * MAX_TAGS + b"</a>",
    ],
)
def test_what_is_unsafe_or_broken_gets_a_sentence(data: bytes) -> None:
    with pytest.raises(BadXml, match=r"^[A-Z].+\.$"):
        parse_xml(data)


def test_depth_has_an_edge() -> None:
    assert len(list(parse_xml(nested(250)).iter())) == 250


def test_identifiers_given_twice_are_no_reason_to_refuse() -> None:
    assert len(parse_xml(b'<a><b xml:id="x"/><b xml:id="x"/></a>')) == 2
