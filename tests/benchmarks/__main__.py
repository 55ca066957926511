"""Run every benchmark seven times and print its median and its best: `make bench`.

A benchmark is an entry of `BENCHMARKS: dict[str, Callable[[], object]]` in a `bench_*.py` beside
this file. Words on the command line pick the benchmarks whose names hold one of them. What is not
a time to be had seven times over, requests a second say, comes out of a module's `figures()`, which
gives names and figures; words pick the module's name.
"""

import sys
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from statistics import median
from time import perf_counter
from types import ModuleType

TIMES = 7
LINE = "{:<52} {:>12} {:>12}\n"
HERE = Path(__file__).parent


def modules() -> Iterator[ModuleType]:
    """Every `bench_*.py`."""
    for path in sorted(HERE.glob("bench_*.py")):
        spec = spec_from_file_location(path.stem, path)
        if spec is None or spec.loader is None:
            raise ImportError(f"{path} cannot be imported.")
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module


def timed(benchmark: Callable[[], object]) -> list[float]:
    """How long each run took, in milliseconds."""
    runs = []
    for _ in range(TIMES):
        start = perf_counter()
        benchmark()
        runs.append((perf_counter() - start) * 1000)
    return runs


def main(wanted: list[str]) -> None:
    """Print one line per benchmark or figure."""
    say(LINE.format("", "median (ms)", "best (ms)"))
    for module in modules():
        for name, benchmark in getattr(module, "BENCHMARKS", {}).items():
            if asked_for(name, wanted):
                runs = timed(benchmark)
                say(LINE.format(name, f"{median(runs):.1f}", f"{min(runs):.1f}"))
        if hasattr(module, "figures") and asked_for(module.__name__, wanted):
            for name, figure in module.figures():
                say(f"{name:<52} {figure:>25}\n")


def asked_for(name: str, wanted: list[str]) -> bool:
    """Whether the words on the command line ask for `name`; no words ask for everything."""
    return not wanted or any(word in name for word in wanted)


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line)
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
