"""The embedded server ends with its owner, however the owner ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import psycopg
import pytest

from sites.postgres import embedded, guard

pytestmark = pytest.mark.chaos
OWNER = """
import sys, time
from pathlib import Path
from sites.postgres import embedded, guard
data = Path(sys.argv[1])
embedded.ensure_running(data)
guard.post(data, unless_used=len(sys.argv) > 2)
print("up", flush=True)
time.sleep(600)
"""


@pytest.fixture
def data(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("guarded") / "postgres"


def test_a_killed_owner_takes_the_server_along(data: Path):
    server = _server(data, owner := _owner(data))
    owner.send_signal(signal.SIGKILL)
    server.wait(15)


def test_a_server_that_others_use_is_left_to_them(data: Path):
    server = _server(data, owner := _owner(data, "unless-used"))
    try:
        where = embedded.ensure_running(data)
        with psycopg.connect(host=where["HOST"], user=where["USER"], dbname="postgres"):
            owner.send_signal(signal.SIGKILL)
            time.sleep(4)
            assert server.is_running()
    finally:
        embedded.stop(data)


def test_it_can_be_asked_to_wait_for_the_end(data: Path):
    embedded.ensure_running(data)
    watching = guard.post(data)
    watching.stdin.close()
    assert watching.wait(30) == 0
    assert not (data / "postmaster.pid").exists()


def _owner(data: Path, *arguments: str) -> subprocess.Popen[str]:
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(data), *arguments],
        cwd=Path(__file__).parents[3],
        env=os.environ,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert owner.stdout.readline() == "up\n"
    return owner


def _server(data: Path, owner: subprocess.Popen[str]) -> psutil.Process:
    assert owner.poll() is None
    return psutil.Process(int((data / "postmaster.pid").read_text().split()[0]))
