"""The demo as a whole: real processes, ended and started again for real."""

import json
import os
import smtplib
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress

import psutil
import pytest

from tests.live import BASE, Live
from tests.robot import Robot

pytestmark = pytest.mark.e2e


def test_every_municipality_and_the_admin_answer(live: Live):
    for host in ("alta", "hammerfest", "hasvik", "kvalsund", "loppa", "masoy", "nordkapp"):
        robot = Robot(f"{host}.localhost", live.port)
        robot.get("/")
        assert robot.status == 200, host
    robot = Robot("portal.localhost", live.port)
    robot.get("/admin/")
    assert (robot.status, robot.path) == (200, "/admin/login/?next=/admin/")
    robot = Robot("alta.localhost", live.port)
    robot.get("/admin/")
    assert robot.status == 404
    robot = Robot("oslo.localhost", live.port)
    robot.get("/")
    assert robot.status == 404


def test_ready_says_so(live: Live):
    with urllib.request.urlopen(f"http://127.0.0.1:{live.port}/readyz") as answer:
        told = json.load(answer)
    assert told["ready"] is True
    assert {"database", "worker", "deliveries"} <= set(told["parts"])


def test_a_second_demo_in_the_same_folder_is_refused(live: Live):
    second = _demo(live.environment() | {"PORT": str(live.port + 10)})
    assert second.returncode != 0
    assert "A demo is running" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_taken_port_is_named(live: Live, tmp_path):
    # The environment brings the running demo's database, so that nothing has to be made for this.
    other = live.environment() | {"VAR": str(tmp_path)}
    second = _demo(other)
    assert second.returncode != 0
    assert f"Port {live.port} is taken" in second.stderr
    assert not (tmp_path / "log").exists()


def test_secrets_are_for_their_owner_only(live: Live):
    for name in ("portalen.env", "password.txt", "maskinporten.pem", "idporten-client.pem"):
        assert (live.var / name).stat().st_mode & 0o077 == 0, name


@pytest.mark.parametrize("name", ["gunicorn", "mail_server", "selfservice.accounts.simulator", "worker"])
def test_what_dies_is_started_again(live: Live, name: str):
    def child() -> psutil.Process | None:
        for process in psutil.Process(live.process.pid).children():
            with suppress(psutil.NoSuchProcess):  # dead, and not yet seen to be
                if any(name in argument for argument in process.cmdline()):
                    return process
        return None

    before = _until(child)
    before.kill()
    after = _until(lambda: (found := child()) and found.pid != before.pid and found)
    assert after.is_running()
    _until(lambda: _answers(live))


def test_mail_is_kept_whole_as_files(live: Live):
    before = len(live.mails())

    def sent() -> bool:
        try:
            with smtplib.SMTP("127.0.0.1", live.port + 3) as server:
                server.sendmail("a@portal.example", ["b@alta.example"], "Subject: hei\r\n\r\nhallo\r\n")
        except OSError:
            return False
        return True

    _until(sent)
    assert len(live.mails()) == before + 1
    assert b"X-RcptTo: b@alta.example\r\nSubject: hei" in live.mails()[-1]


def test_the_access_log_has_neither_queries_nor_visitors(live: Live):
    robot = Robot("alta.localhost", live.port)
    robot.get("/sok/?q=hemmelighet")
    robot.get("/healthz")
    log = _until(lambda: "/sok/" in (text := (live.var / "log" / "web.log").read_text()) and text)
    assert "hemmelighet" not in log
    assert "127.0.0.1 " not in "".join(line for line in log.splitlines() if "/sok/" in line)


def _demo(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", "demo"]
    return subprocess.run(
        command,
        cwd=BASE,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def _answers(live: Live) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{live.port}/readyz", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def _until[T](found: Callable[[], T]) -> T:
    deadline = time.monotonic() + 60
    while not (value := found()):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    return value
