"""Pages of documents, and what templates need to draw their texts."""

from flask import Blueprint

from wgtr.core.languages import current
from wgtr.documents.pages import ranges_isolated, runs

blueprint = Blueprint("document_pages", __name__, url_prefix="/documents")

blueprint.add_app_template_filter(runs, "runs")


@blueprint.app_template_filter("isolated")
def isolated(text: str) -> str:
    """Keep ranges of figures in order on a page that runs from right to left."""
    return ranges_isolated(text) if current().direction == "rtl" else text
