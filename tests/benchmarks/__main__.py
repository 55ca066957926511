"""Run every benchmark seven times and print its median and its best: `make bench`.

A benchmark is an entry of `BENCHMARKS: dict[str, Callable[[], object]]` in a `bench_*.py` beside
this file. Words on the command line pick the benchmarks whose names hold one of them.
"""

import sys
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from statistics import median
from time import perf_counter

TIMES = 7
HERE = Path(__file__).parent


def benchmarks() -> Iterator[tuple[str, Callable[[], object]]]:
    """Every benchmark of every `bench_*.py`, by name."""
    for path in sorted(HERE.glob("bench_*.py")):
        spec = spec_from_file_location(path.stem, path)
        if spec is None or spec.loader is None:
            raise ImportError(f"{path} cannot be imported.")
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        yield from module.BENCHMARKS.items()


def timed(benchmark: Callable[[], object]) -> list[float]:
    """How long each run took, in milliseconds."""
    runs = []
    for _ in range(TIMES):
        start = perf_counter()
        benchmark()
        runs.append((perf_counter() - start) * 1000)
    return runs


def main(wanted: list[str]) -> None:
    """Print one line per benchmark."""
    line = "{:<52} {:>12} {:>12}\n"
    sys.stdout.write(line.format("", "median (ms)", "best (ms)"))
    for name, benchmark in benchmarks():
        if not wanted or any(word in name for word in wanted):
            runs = timed(benchmark)
            sys.stdout.write(line.format(name, f"{median(runs):.1f}", f"{min(runs):.1f}"))
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
