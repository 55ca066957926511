"""Import → Word → import gives the same tree."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rendering.printable import printable
from tests.tree.texts import texts
from wgtr.core.paths import agendas_folder
from wgtr.ooxml.package import open_package
from wgtr.ooxml.word_package import find_word
from wgtr.reading.commands import word_lists
from wgtr.reading.rendered import read_rendered
from wgtr.rendering.house_style import load_style
from wgtr.rendering.word.document import word_document
from wgtr.tree.json_form import to_json
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text

STYLE = load_style(agendas_folder() / "house-style")
LISTS = word_lists(agendas_folder())


def read_back(data: bytes) -> Text:
    word = find_word(open_package(data))
    assert word is not None
    back = read_rendered(word, LISTS.lexicons, LISTS.grammars)
    assert back is not None
    assert back.left_over == []
    return back.text


@given(texts(), st.sampled_from(Language))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_text_goes_into_word_and_comes_back(text: Text, language: Language) -> None:
    back = read_back(word_document(text, language, STYLE))

    assert to_json(back, language) == to_json(printable(text, language), language)
