"""The web application as `make run` serves it, but that no whole page is kept in memory.

Parts that everybody sees alike are kept, as they are for somebody signed in; with
WGTR_BENCH=nothing they are made for each request too.
"""

import os

from wgtr.application import create_app
from wgtr.core.kept import Kept
from wgtr.core.settings import Settings
from wgtr.overview import kept_pages

kept_pages._pages = Kept(0)
if os.environ.get("WGTR_BENCH") == "nothing":
    kept_pages._parts = Kept(0)

app = create_app(Settings.from_environment())
