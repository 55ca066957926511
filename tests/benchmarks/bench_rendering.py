"""A text of 1,000 provisions in six languages comes out as Word, HTML and Markdown."""

from collections.abc import Callable

from tests.benchmarks.bench_tree import THOUSAND
from wgtr.core.paths import agendas_folder
from wgtr.rendering.house_style import load_style
from wgtr.rendering.html import html_page
from wgtr.rendering.markdown import markdown
from wgtr.rendering.word.document import word_document
from wgtr.tree.languages import Language

STYLE = load_style(agendas_folder() / "house-style")

BENCHMARKS: dict[str, Callable[[], object]] = {
    "rendering: 1,000 provisions to Word": lambda: word_document(THOUSAND, Language.AR, STYLE),
    "rendering: 1,000 provisions to HTML": lambda: html_page(THOUSAND, Language.AR, STYLE),
    "rendering: 1,000 provisions to Markdown": lambda: markdown(THOUSAND, Language.AR, STYLE),
}
