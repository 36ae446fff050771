"""Starts what is measured: gunicorn with the product's settings, and wrk or robots against it."""

import json
import multiprocessing
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

BASE = Path(__file__).parents[2]
CONNECTIONS = 16


def python(*arguments: str, **environment: str) -> str:
    """Runs `python -m …` and returns what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=BASE,
        env=os.environ | {"LOG_LEVEL": "WARNING"} | environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


@contextmanager
def serving(application: str, port: int, log: Path, **environment: str) -> Iterator[None]:
    """Serves a WSGI application with the product's gunicorn settings while the block runs."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "python:sites.gunicorn", application],
            cwd=BASE,
            env=os.environ | {"PORT": str(port)} | environment,
            stdout=output,
            stderr=output,
        )
    try:
        wait_for(port, process)
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Until somebody listens on the port. Fails when the process ends."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            time.sleep(1)  # both workers
            return
        except OSError:
            assert process.poll() is None, "the server did not start"
            time.sleep(0.2)
    raise AssertionError("the server did not start")


def gets_per_second(
    port: int, path: str, host: str = "localhost", *, seconds: int, cookie: str = ""
) -> float:
    """How many GETs of one address a second, by wrk. Every answer must be a success."""
    headers = ["-H", f"Host: {host}:{port}", "-H", "Accept-Encoding: gzip"]
    headers += ["-H", f"Cookie: {cookie}"] if cookie else []
    output = _wrk([*headers, f"http://127.0.0.1:{port}{path}"], seconds=seconds)
    assert "Non-2xx" not in output and "Socket errors" not in output, output
    return float(re.search(r"Requests/sec: +([\d.]+)", output)[1])


def posts_per_second(port: int, path: str, host: str, prepared: Path, right: int, *, seconds: int) -> float:
    """How many of the prepared posts a second were answered rightly, by wrk until the list or time is out."""
    arguments = [f"http://127.0.0.1:{port}", "-s", str(Path(__file__).with_name("posts.lua")), "--"]
    arguments += [str(prepared), path, f"{host}:{port}", "2", str(right)]
    output = _wrk(arguments, seconds=seconds)
    told = json.loads(output.partition("JSON ")[2])
    assert told["finished"], output
    # Those under way at the end have no answer, and wrk asks for a few more than it sends.
    assert told["wrong"] <= 2 * CONNECTIONS, output
    with prepared.open() as lines:
        assert told["requests"] < sum(1 for _ in lines), "the list was too short for the time"
    return told["finished"] / told["seconds"]


def _wrk(arguments: list[str], *, seconds: int) -> str:
    # Slow is not wrong: what is compared with may need seconds for one page.
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def fill_ins_per_second(journey: Callable[[], int], *, seconds: int, robots: int = 6) -> tuple[float, float]:
    """Whole journeys a second by robots in processes of their own, and requests in each journey.

    `journey` makes a robot and returns a function that goes through once and tells its number of requests.
    """
    with multiprocessing.get_context("fork").Pool(robots) as pool:
        told = pool.starmap(_go_round, [(journey, seconds)] * robots, chunksize=1)
    return sum(finished / lasted for finished, _, lasted in told), told[0][1]


def _go_round(journey: Callable[[], int], seconds: int) -> tuple[int, int, float]:
    journey()  # warms the server and fails early
    finished, requests = 0, 0
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        requests = journey()
        finished += 1
    return finished, requests, time.monotonic() - started
