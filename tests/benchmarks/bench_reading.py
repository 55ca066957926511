"""How long reading an agenda takes: the official text where it is, and our examples."""

from collections.abc import Callable
from pathlib import Path

from wgtr.core.paths import agendas_folder
from wgtr.reading.commands import word_lists
from wgtr.reading.importing import imported
from wgtr.tree.languages import Language

ROOT = Path(__file__).parents[2]
OFFICIAL = ROOT.parent / "shared/seeds/att-csp11-wgtr-annotated-draft-agenda.zh.txt"
EXAMPLES = ROOT / "tests/reading/agendas"
LISTS = word_lists(agendas_folder())


def reading(path: Path, language: Language) -> Callable[[], object]:
    """A benchmark that imports one file, findings and all."""
    data = path.read_bytes()
    return lambda: imported(data, path.name, language, LISTS)


BENCHMARKS = {
    "import a .txt of 4 pages": reading(EXAMPLES / "08-en-wrapped.txt", Language.EN),
    "import a .docx of 4 pages": reading(EXAMPLES / "01-en-two-days.docx", Language.EN),
    "import an .odt of 2 pages": reading(EXAMPLES / "06-es-bis.odt", Language.ES),
    "import a .pdf of 6 pages": reading(EXAMPLES / "13-fr-titres-romains.pdf", Language.FR),
}
if OFFICIAL.exists():
    BENCHMARKS["import the official text (goal < 1 s)"] = reading(OFFICIAL, Language.ZH)
