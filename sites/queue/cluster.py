"""A crash-only django-q2 cluster.

django-q2 restarts a process that dies but not the locks it held: a cluster that lost an idle worker freezes,
one that lost its monitor runs every task again and again. So any abnormal death ends the whole cluster, and
its supervisor starts a clean one. Nothing is lost by that: the truth is in our own rows.
"""

import os
import signal
import sys

from django_q.cluster import Cluster, Sentinel

from sites.processes import end_with_parent

_RECYCLED = -2  # a worker that left after `recycle` tasks or `max_rss`, as it should

_restart = Sentinel.reincarnate
_forking_pid = os.getpid()


def _remember_parent() -> None:
    global _forking_pid
    _forking_pid = os.getpid()


def _die_with_parent() -> None:
    end_with_parent(_forking_pid)


def _restart_recycled_only(sentinel: Sentinel, process) -> None:
    timer = getattr(process, "timer", None)  # workers have one; monitor and pusher do not
    if timer is not None and int(timer.value) == _RECYCLED:
        _restart(sentinel, process)
    else:
        os._exit(1)  # takes every child with it, and ends the main process in `run`


def run() -> None:
    """Runs a cluster in this process until SIGTERM (to this process only) or until a process of it dies.

    Raises SystemExit: 0 after SIGTERM, 1 after a death.
    """
    os.register_at_fork(before=_remember_parent, after_in_child=_die_with_parent)
    Sentinel.reincarnate = _restart_recycled_only
    cluster = Cluster()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cluster.start()
    sentinel = cluster.sentinel
    while sentinel.is_alive():
        sentinel.join(1)
    sys.exit(0 if sentinel.exitcode == 0 else 1)
