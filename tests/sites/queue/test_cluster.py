"""The worker command with real processes, killed for real."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from django.db import connection

from sites.queue.doorbell import ring
from sites.queue.models import Heartbeat

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.chaos]
BASE = Path(__file__).parents[3]


@pytest.fixture
def worker(transactional_db) -> Iterator[psutil.Process]:
    """`manage.py worker` on the test database."""
    database = connection.settings_dict
    code = (
        "import django; from django.conf import settings;"
        f"settings.DATABASES['default']['NAME'] = {database['NAME']!r};"
        "django.setup();"
        "from django.core.management import call_command; call_command('worker')"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=BASE,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    family = psutil.Process(process.pid)
    try:
        _until(lambda: len(family.children(recursive=True)) >= 6, "the cluster did not start")
        yield family
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(20)


def test_work_goes_on_after_any_process_is_killed(worker: psutil.Process):
    _work_is_done("at first")
    # main, sentinel, two workers, monitor and pusher: each in turn, while idle.
    for position in range(6):
        processes = worker.children(recursive=True)
        victim = processes[min(position, len(processes) - 1)]
        victim.kill()
        _work_is_done(f"after-{position}")
    assert worker.is_running()
    assert len(worker.children()) == 1


def test_nothing_is_left_when_the_supervisor_is_killed(worker: psutil.Process):
    family = worker.children(recursive=True)
    worker.kill()
    _, alive = psutil.wait_procs(family, timeout=5)
    assert not alive


def test_stops_when_told_to(worker: psutil.Process):
    family = worker.children(recursive=True)
    worker.terminate()
    _, alive = psutil.wait_procs([*family, worker], timeout=30)
    assert not alive


def _work_is_done(name: str) -> None:
    """Rings until answered, as the sweeper does: a ring that a dying cluster had taken is not heard."""
    rung_at = 0.0

    def answered() -> bool:
        nonlocal rung_at
        if time.monotonic() - rung_at > 2:
            rung_at = time.monotonic()
            ring("sites.queue.models.beat", name)
        return Heartbeat.objects.filter(name=name).exists()

    _until(answered, f"nobody answered the ring {name}")


def _until(true: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.1)
