"""How hard hypothesis tries: a little by default, `WGTR_DRILL=1` for the full figures."""

import os

from hypothesis import HealthCheck, settings

# Whole random texts are large; how long one takes to draw says nothing about our code.
SLOW_DRAWS = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)

settings.register_profile(
    "quick", max_examples=40, deadline=None, suppress_health_check=SLOW_DRAWS, derandomize=True
)
settings.register_profile(
    "drill", max_examples=1_000, deadline=None, suppress_health_check=SLOW_DRAWS
)
settings.load_profile("drill" if os.environ.get("WGTR_DRILL") else "quick")
