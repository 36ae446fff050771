"""`make bench`: prints the table of ratios and writes it to VAR/bench.json."""

import json
import os
import sys
from dataclasses import asdict
from functools import partial

from sites.postgres import embedded
from tests.bench import journeys
from tests.bench.figures import SECONDS, Limit, Ratio, compare, heading
from tests.bench.questions import MANY
from tests.bench.run import run
from tests.bench.servers import BASE, gets_per_second, python, serving

HOST = "alta.localhost"
VAR = BASE / os.environ.get("VAR", "var")
PORT = int(os.environ.get("PORT", "8000"))
FOLDER = VAR / "bench"


def measure() -> list[Ratio | Limit]:
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
    print(heading(), flush=True)
    results: list[Ratio | Limit] = []
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
                partial(journeys.sends, own, HOST, FOLDER, ours),
                partial(journeys.inserts, bare, FOLDER),
            ),
            compare(
                "(e) whole two-step dialog : Wagtail form filled in",
                1.0,
                journeys.dialogs(own, HOST, dialogs["two-steps"]["steps"]),
                journeys.forms(rival),
            ),
        ]
        results += [
            compare(
                f"({letter}) step of {count} questions : Wagtail form of {count} fields",
                promised,
                partial(get, own, f"/selvbetjening/page-of-{count}/steg/1/", HOST),
                partial(get, rival, f"/{count}/"),
                rounds=5,
            )
            for letter, count, promised in zip("gh", MANY, (5.0, 8.0), strict=True)
        ]
    results += _largest(ours)
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
                rounds=21,
            )
        )
    print(f"\nQueries of a rendered homepage: {queries} with 1 municipality, {queries_with_many} with 400")
    _write(results, queries, queries_with_many)
    return results


def _largest(environment: dict[str, str]) -> list[Limit]:
    times = json.loads(python("tests.bench.largest", **environment))
    limits = [
        Limit("(i) all rules of the largest dialog", tuple(times["rules"]), 5),
        Limit("(j) the largest dialog is published by the worker", tuple(times["publishing"]), 5000),
    ]
    editor = [str(times["editor"][name]) for name in ("page", "username", "password")]
    with serving("sites.wsgi:application", PORT + 12, FOLDER / "servers.log", **environment):
        edited = json.loads(python("tests.bench.editing", str(PORT + 12), *editor))
    limits += [
        Limit(f"(k) the largest dialog's {what} in the editor", tuple(edited[what]), 3000)
        for what in ("opening", "saving")
    ]
    print(*limits, sep="\n", flush=True)
    return limits


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


def _write(results: list[Ratio | Limit], queries: int, queries_with_many: int) -> None:
    rows = [asdict(result) | result.told for result in results]
    told = {"figures": rows, "homepage_queries": {"1": queries, "400": queries_with_many}}
    (VAR / "bench.json").write_text(json.dumps(told, indent=2))


if __name__ == "__main__":
    sys.exit(run(measure, FOLDER, "wrk"))
