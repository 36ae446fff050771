"""A bench from start to exit code, with a database server of its own that ends with it."""

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from sites.postgres import guard
from tests.bench.figures import Limit, Ratio


def run(measure: Callable[[], Sequence[Ratio | Limit]], folder: Path, *programs: str) -> int:
    """0 when every promise is kept; 1 when one is not, or a program that the bench needs is not installed."""
    if missing := [program for program in programs if not shutil.which(program)]:
        print(f"This bench needs {', '.join(missing)}.", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    guarding = guard.post(folder / "postgres")
    try:
        results = measure()
    finally:
        guarding.communicate()
    return 0 if all(result.kept for result in results) else 1
