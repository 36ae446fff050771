"""Keeps one worker cluster alive: starts it, and starts it again whenever it dies or no longer works."""

import logging
import os
import signal
import time
from datetime import timedelta

from django.db import DatabaseError, connections
from django.utils import timezone

from sites.processes import end_with_parent
from sites.queue import cluster, schedules
from sites.queue.models import Heartbeat

SILENT_FOR = timedelta(minutes=3)
STOP_WITHIN = 6.0  # seconds; a cluster sometimes hangs when told to stop
_PAUSES = (0.2, 1, 2, 5, 10)  # seconds between restarts, growing while clusters die young
_YOUNG = 30.0  # seconds

logger = logging.getLogger(__name__)


class Supervisor:
    """Runs clusters one after the other until SIGTERM or SIGINT."""

    def __init__(self) -> None:
        self._stopping = False

    def run(self) -> None:
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        failures = 0
        while not self._stopping:
            started = time.monotonic()
            try:
                schedules.seed()
                connections.close_all()  # a fork must not share the socket
                self._watch(_fork_cluster())
            except DatabaseError:
                logger.exception("The database does not answer")
            if self._stopping:
                return
            failures = failures + 1 if time.monotonic() - started < _YOUNG else 0
            pause = _PAUSES[min(failures, len(_PAUSES) - 1)]
            logger.error("The cluster ended; a new one starts in %s s", pause)
            time.sleep(pause)

    def _stop(self, *_: object) -> None:
        self._stopping = True

    def _watch(self, pid: int) -> None:
        """Returns when the cluster `pid` has ended; ends it when told to stop, or when it has gone silent."""
        look_at = time.monotonic() + 30
        while not _ended(pid):
            if self._stopping:
                _end(pid)
                return
            if time.monotonic() > look_at:
                look_at = time.monotonic() + 30
                if _silent():
                    logger.error("The cluster is up but does nothing")
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.1)


def _fork_cluster() -> int:
    parent = os.getpid()
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        end_with_parent(parent)
        cluster.run()
    except SystemExit as end:
        code = int(end.code or 0)
    except Exception:
        logger.exception("The cluster could not start")
    finally:
        os._exit(code)


def _ended(pid: int) -> bool:
    return os.waitpid(pid, os.WNOHANG)[0] == pid


def _end(pid: int) -> None:
    """Stops a cluster by a signal to its main process only: it hangs when all of its processes get one."""
    os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + STOP_WITHIN
    while time.monotonic() < deadline:
        if _ended(pid):
            return
        time.sleep(0.05)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def _silent() -> bool:
    try:
        return not Heartbeat.objects.filter(name="worker", beat_at__gt=timezone.now() - SILENT_FOR).exists()
    except DatabaseError:
        return False  # the database is the trouble, not the cluster
    finally:
        connections.close_all()
