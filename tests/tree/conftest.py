"""How hard hypothesis tries: a little by default, `WGTR_DRILL=1` for the full figures."""

import os
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

# Tests import one another's strategies as `tests.tree.texts`, however pytest was started.
sys.path.insert(0, str(Path(__file__).parents[2]))

# Whole random texts are large; how long one takes to draw says nothing about our code.
SLOW_DRAWS = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)

settings.register_profile(
    "quick", max_examples=40, deadline=None, suppress_health_check=SLOW_DRAWS, derandomize=True
)
settings.register_profile(
    "drill", max_examples=2_000, deadline=None, suppress_health_check=SLOW_DRAWS
)
settings.load_profile("drill" if os.environ.get("WGTR_DRILL") else "quick")
