"""How soon a change shows, and what nginx adds in front: `make bench-front` (with PORT and VAR as elsewhere).

Two gunicorn workers, one worker cluster and, where it is installed, nginx with docs/nginx.conf, all on loopback.
"""

import gzip
import http.client
import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import psycopg

from sites.postgres import embedded
from tests.bench import nginx
from tests.bench.figures import SECONDS, Limit, Ratio, compare, heading
from tests.bench.run import run
from tests.bench.servers import BASE, gets_per_second, python, serving

HOST = "alta.localhost"
VAR = BASE / os.environ.get("VAR", "var")
PORT = int(os.environ.get("PORT", "8000"))
FOLDER = VAR / "bench-front"
VISIBLE_WITHIN = 2000  # milliseconds


def measure() -> list[Ratio | Limit]:
    ours = {"DATABASE_URL": _database(), "VAR": str(FOLDER)}
    print("Making pages …", flush=True)
    python(
        "tests.bench.ours", "make", TASKS_BACKEND="django.tasks.backends.immediate.ImmediateBackend", **ours
    )
    log, application, front = FOLDER / "servers.log", PORT + 20, PORT + 21
    with serving("sites.wsgi:application", application, log, **ours), _workers(log, ours):
        results: list[Ratio | Limit] = [*_freshness(application, "without nginx", ours)]
        if not nginx.program():
            print(
                "nginx is not installed (Debian: apt install nginx-light): what is behind it was not measured."
            )
            return results
        with nginx.in_front_of(application, front, FOLDER / "nginx", FOLDER / "static"):
            results += _freshness(front, "behind nginx", ours)
            results.append(_cached(front))
    return results


def _freshness(port: int, where: str, ours: dict[str, str]) -> list[Limit]:
    told = json.loads(python("tests.bench.freshness", str(port), HOST, **ours))
    limits = [Limit(f"{name}, {where}", (max(times),), VISIBLE_WITHIN) for name, times in told.items()]
    print("A published change is visible everywhere (the longest of several)", *limits, sep="\n", flush=True)
    return limits


def _cached(front: int) -> Ratio:
    """The front page from nginx's cache, and the same octets as a file that nginx serves."""
    page = _get(front)
    (FOLDER / "nginx/file").write_bytes(page)
    print(f"{heading()}\n{len(page)} octets, {len(gzip.decompress(page))} unpacked")
    get = partial(gets_per_second, front, host=HOST, seconds=SECONDS)
    return compare(
        "homepage from nginx's cache : nginx's file",
        0.90,
        partial(get, "/"),
        partial(get, nginx.FILE),
    )


def _get(port: int) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/", headers={"Host": f"{HOST}:{port}", "Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    assert answer.status == 200, answer.status
    return answer.read()


class _workers:
    """The worker cluster, while the block runs."""

    def __init__(self, log: Path, environment: dict[str, str]) -> None:
        self._log, self._environment = log, environment

    def __enter__(self) -> None:
        with self._log.open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, "manage.py", "worker"],
                cwd=BASE,
                env=os.environ | self._environment,
                stdout=output,
                stderr=output,
            )

    def __exit__(self, *_error: object) -> None:
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(30)


def _database() -> str:
    server = embedded.ensure_running(FOLDER / "postgres")
    with psycopg.connect(host=server["HOST"], user=server["USER"], dbname="postgres", autocommit=True) as one:
        one.execute("DROP DATABASE IF EXISTS front WITH (FORCE)")
        one.execute("CREATE DATABASE front")
    return f"postgres://postgres@/{server['HOST']}/front"


if __name__ == "__main__":
    sys.exit(run(measure, FOLDER, "wrk"))
