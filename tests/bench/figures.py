"""What is promised: ratios of ours to theirs, and limits of time."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

# A machine's speed changes from second to second: both sides are measured in turn, in short rounds.
SECONDS = int(os.environ.get("BENCH_SECONDS", "2"))
ROUNDS = 9


@dataclass(frozen=True)
class Ratio:
    """A figure of ours over the figure it is compared with."""

    name: str
    rounds: tuple[tuple[float, float], ...]
    promised: float

    @property
    def ours(self) -> float:
        return median(one for one, _ in self.rounds)

    @property
    def theirs(self) -> float:
        return median(other for _, other in self.rounds)

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios: each compares what was measured within seconds."""
        return median(one / other for one, other in self.rounds)

    @property
    def kept(self) -> bool:
        return self.ratio >= self.promised

    @property
    def told(self) -> dict[str, Any]:
        """What can be read off it, for a file."""
        return {"ours": self.ours, "theirs": self.theirs, "ratio": self.ratio, "kept": self.kept}

    def __str__(self) -> str:
        figures = f"{self.ours:>10.1f}{self.theirs:>11.1f}{self.ratio:>9.3f}{self.promised:>10}"
        return f"{self.name:56}{figures}{_mark(self.kept)}"


@dataclass(frozen=True)
class Limit:
    """A time of ours, in milliseconds, that may not be longer than promised; the median of several."""

    name: str
    times: tuple[float, ...]
    promised: float

    @property
    def time(self) -> float:
        return median(self.times)

    @property
    def kept(self) -> bool:
        return self.time <= self.promised

    @property
    def told(self) -> dict[str, Any]:
        """What can be read off it, for a file."""
        return {"time": self.time, "kept": self.kept}

    def __str__(self) -> str:
        return f"{self.name:56}{self.time:>27.2f} ms{self.promised:>7} ms{_mark(self.kept)}"


Rate = Callable[[], float]


def compare(name: str, promised: float, ours: Rate, theirs: Rate, rounds: int = ROUNDS) -> Ratio:
    """Measures both sides; few rounds do where the promise is kept many times over, a close one needs more."""
    # Not counted: nothing is warm. Servers that have just started may answer nothing in the first seconds.
    assert any(ours() and theirs() for _ in range(15)), f"{name}: nobody answers"
    result = Ratio(name, tuple((ours(), theirs()) for _ in range(rounds)), promised)
    print(result, flush=True)
    return result


def heading() -> str:
    return f"\n{'':56}{'ours/s':>10}{'theirs/s':>11}{'ratio':>9}{'promised':>10}"


def _mark(kept: bool) -> str:
    return "" if kept else "  NOT KEPT"
