"""Requests that follow each other stay in one thread, and hold nobody else up: with a real gunicorn."""

import http.client
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.live import BASE

APPLICATION = "tests.sites.test_gunicorn_worker:tell_thread"


def tell_thread(_environ, start_response):
    """Answers with the thread that serves the request."""
    body = str(threading.get_ident()).encode()
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]


@pytest.fixture
def served(request) -> Iterator[int]:
    """The port of one worker process with as many threads as the test says."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = ["--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", str(request.param)]
    worker = ["--worker-class", "sites.gunicorn_worker.Worker", "--keep-alive", "15"]
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", *options, *worker, APPLICATION],
        cwd=BASE,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            ask(http.client.HTTPConnection("127.0.0.1", port, timeout=5))
            break
        except OSError:
            time.sleep(0.1)
    yield port
    process.terminate()
    process.wait(30)


def ask(connection: http.client.HTTPConnection) -> bytes:
    connection.request("GET", "/")
    return connection.getresponse().read()


@pytest.mark.parametrize("served", [4], indirect=True)
def test_requests_in_a_row_stay_in_one_thread_and_a_pause_ends_nothing(served):
    connection = http.client.HTTPConnection("127.0.0.1", served, timeout=5)
    threads = [ask(connection) for _ in range(200)]
    assert sum(one == other for one, other in pairwise(threads)) > 100
    time.sleep(0.05)
    assert ask(connection)


@pytest.mark.parametrize("served", [1], indirect=True)
def test_whoever_waits_for_the_only_thread_gets_it(served):
    ended = threading.Event()

    def never_pause() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", served, timeout=5)
        while not ended.is_set():
            ask(connection)

    busy = threading.Thread(target=never_pause)
    busy.start()
    try:
        for _ in range(5):
            assert ask(http.client.HTTPConnection("127.0.0.1", served, timeout=5))
    finally:
        ended.set()
        busy.join()
