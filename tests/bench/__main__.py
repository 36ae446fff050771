"""`make bench`: prints the table of ratios and writes it to VAR/bench.json."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from statistics import median
from typing import Any

from sites.postgres import embedded, guard
from tests.bench.questions import QUESTIONS
from tests.bench.servers import BASE, fill_ins_per_second, gets_per_second, posts_per_second, python, serving
from tests.robot import Robot

SECONDS = int(os.environ.get("BENCH_SECONDS", "2"))
ROUNDS = (
    11  # a machine's speed changes from second to second: both sides are measured in turn, in short rounds
)
HOST = "alta.localhost"
DRAFTS = 6000
VAR = BASE / os.environ.get("VAR", "var")
PORT = int(os.environ.get("PORT", "8000"))
FOLDER = VAR / "bench"


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


Rate = Callable[[], float]


def in_turn(ours: Rate, theirs: Rate) -> tuple[float, float]:
    return ours(), theirs()


def side_by_side(ours: Rate, theirs: Rate) -> tuple[float, float]:
    """For servers that do the same kind of work and so share the machine fairly: whatever else it does."""
    with ThreadPoolExecutor() as pool:
        one, other = pool.submit(ours), pool.submit(theirs)
        return one.result(), other.result()


def compare(name: str, promised: float, ours: Rate, theirs: Rate, how: Any = in_turn) -> Ratio:
    result = Ratio(name, tuple(how(ours, theirs) for _ in range(ROUNDS)), promised)
    print(_row(result), flush=True)
    return result


def measure() -> list[Ratio]:
    databases = _databases()
    ours = {"DATABASE_URL": databases["one"], "VAR": str(FOLDER)}
    print("Making both sides' pages and forms …", flush=True)
    python("tests.bench.bare", BENCH_DATABASE=databases["bare"], BENCH_MAKE_TABLES="1")
    python("tests.bench.rival.make", BENCH_DATABASE=databases["rival"])
    python(
        "tests.bench.ours", "make", TASKS_BACKEND="django.tasks.backends.immediate.ImmediateBackend", **ours
    )
    dialogs = json.loads(python("tests.bench.ours", "describe", **ours))
    queries = int(python("tests.bench.ours", "queries", **ours))
    log = FOLDER / "servers.log"
    bare, rival, own, uncached, many = range(PORT + 10, PORT + 15)
    print(_heading(), flush=True)
    results = []
    with (
        serving("tests.bench.bare:application", bare, log, BENCH_DATABASE=databases["bare"]),
        serving("tests.bench.rival.wsgi:application", rival, log, BENCH_DATABASE=databases["rival"]),
        serving("sites.wsgi:application", own, log, **ours),
        serving("tests.bench.uncached:application", uncached, log, **ours),
    ):
        get = partial(gets_per_second, seconds=SECONDS)
        hello = partial(get, bare, "/hello/")
        results += [
            compare("(a) homepage from cache : hello", 0.60, partial(get, own, "/", HOST), hello),
            compare("(b) homepage rendered : hello", 0.025, partial(get, uncached, "/?fresh=1", HOST), hello),
            compare(
                "(c) step of 10 questions : Wagtail form of 10 fields",
                3.0,
                partial(get, own, "/selvbetjening/one-page/steg/1/", HOST),
                partial(get, rival, "/"),
            ),
            compare(
                "(d) send : one INSERT",
                0.20,
                partial(_sends, own, ours),
                partial(_inserts, bare),
            ),
            compare(
                "(e) whole two-step dialog : Wagtail form filled in",
                1.0,
                partial(_fill_ins, partial(_dialog, own, dialogs["two-steps"]["steps"])),
                partial(_fill_ins, partial(_form, rival)),
            ),
        ]
    _copy_database("one", "many")
    more = {"DATABASE_URL": databases["many"], "VAR": str(FOLDER)}
    print("Adding municipalities up to 400 …", flush=True)
    python("tests.bench.ours", "more", **more)
    queries_with_many = int(python("tests.bench.ours", "queries", **more))
    with (
        serving("tests.bench.uncached:application", uncached, log, **ours),
        serving("tests.bench.uncached:application", many, log, **more),
    ):
        results.append(
            compare(
                "(f) homepage with 400 municipalities : with 1",
                0.97,
                partial(get, many, "/?fresh=1", HOST),
                partial(get, uncached, "/?fresh=1", HOST),
                side_by_side,
            )
        )
    print(f"\nQueries of a rendered homepage: {queries} with 1 municipality, {queries_with_many} with 400")
    _write(results, queries, queries_with_many)
    return results


def _sends(port: int, environment: dict[str, str]) -> float:
    """Complete sends a second: each a finished draft of its own, made in the database beforehand."""
    token = "a" * 32
    prepared = FOLDER / "sends.txt"
    made = python("tests.bench.ours", "drafts", str(DRAFTS), **environment).split()
    with prepared.open("w") as file:
        for key, browser in zip(made[::2], made[1::2], strict=True):
            file.write(f"csrf={token}; draft={browser}\tcsrfmiddlewaretoken={token}&key={key}\n")
    return posts_per_second(port, "/selvbetjening/two-steps/send/", HOST, prepared, 302, seconds=SECONDS)


def _inserts(port: int) -> float:
    prepared = FOLDER / "inserts.txt"
    prepared.write_text("\ttext=Helst+ytterst%2C+for+hun+stikker+dypt.\n" * 200_000)
    return posts_per_second(port, "/insert/", "localhost", prepared, 200, seconds=SECONDS)


def _fill_ins(journey: Callable[[], int]) -> float:
    return fill_ins_per_second(journey, seconds=SECONDS)[0]


_robots: dict[int, Robot] = {}  # one in each process


def _robot(host: str, port: int) -> Robot:
    robot = _robots.setdefault(port, Robot(host, port))
    robot.forget()
    robot.requests = 0
    return robot


def _dialog(port: int, steps: list[dict[str, str]]) -> int:
    """Start page, two steps, review, send, receipt: every request that a browser without scripts makes."""
    robot = _robot(HOST, port)
    robot.get("/selvbetjening/two-steps/")
    robot.follow(r'href="([^"]*/two-steps/start/)"')
    for answers in steps:
        robot.submit(answers)
    robot.submit()
    assert "/kvittering/" in robot.path and robot.status == 200, (robot.path, robot.status)
    return robot.requests


def _form(port: int) -> int:
    """One GET, one POST."""
    robot = _robot("localhost", port)
    robot.get("/")
    robot.submit({asked.label.lower().replace(" ", "_"): asked.answer for asked in QUESTIONS})
    assert "Thank you" in robot.body, robot.body
    return robot.requests


def _databases() -> dict[str, str]:
    data = FOLDER / "postgres"
    server = embedded.ensure_running(data)
    for name in ("bare", "rival", "one", "many"):
        _sql(f"DROP DATABASE IF EXISTS {name}")
        if name != "many":
            _sql(f"CREATE DATABASE {name}")
    return {
        name: f"postgres://postgres@/{server['HOST']}/{name}" for name in ("bare", "rival", "one", "many")
    }


def _copy_database(source: str, target: str) -> None:
    _sql(f"CREATE DATABASE {target} TEMPLATE {source}")


def _sql(statement: str) -> None:
    import psycopg

    server = embedded.ensure_running(FOLDER / "postgres")
    with psycopg.connect(host=server["HOST"], user=server["USER"], dbname="postgres", autocommit=True) as one:
        one.execute(statement)


def _heading() -> str:
    return f"\n{'':52}{'ours/s':>10}{'theirs/s':>11}{'ratio':>9}{'promised':>10}"


def _row(result: Ratio) -> str:
    mark = "" if result.kept else "  NOT KEPT"
    return (
        f"{result.name:52}{result.ours:>10.1f}{result.theirs:>11.1f}{result.ratio:>9.3f}"
        f"{result.promised:>10}{mark}"
    )


def _write(results: list[Ratio], queries: int, queries_with_many: int) -> None:
    rows = [
        asdict(result)
        | {"ours": result.ours, "theirs": result.theirs, "ratio": result.ratio, "kept": result.kept}
        for result in results
    ]
    told = {"ratios": rows, "homepage_queries": {"1": queries, "400": queries_with_many}}
    (VAR / "bench.json").write_text(json.dumps(told, indent=2))


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    guarding = guard.post(FOLDER / "postgres")
    try:
        subprocess.run(["wrk", "-v"], check=False, capture_output=True)
    except FileNotFoundError:
        print("make bench needs wrk (Debian: apt install wrk).", file=sys.stderr)
        return 1
    try:
        results = measure()
    finally:
        guarding.stdin.close()
        guarding.wait()
    return 0 if all(result.kept for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
