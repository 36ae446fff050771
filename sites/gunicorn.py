"""The production server's settings: `gunicorn -c python:sites.gunicorn`."""

import gc
import os
from pathlib import Path

from django.apps import apps
from gunicorn import glogging

from sites.processes import end_with_parent

wsgi_app = "sites.wsgi:application"
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_WORKERS", "2"))
worker_class = "sites.gunicorn_worker.Worker"
threads = 4
preload_app = True  # shares memory, and a dead worker is replaced without loading anything
keepalive = 15
timeout = 30
graceful_timeout = 15
max_requests = 20_000
max_requests_jitter = 2_000
limit_request_line = 4094
limit_request_fields = 60
limit_request_field_size = 8190
# Memory, not disk: the liveness file of a worker must not wait for a slow disk.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
control_socket_disable = True


class Logger(glogging.Logger):
    """A line for each request: no IP address, query, browser or cookie is even at hand to be logged."""

    def access(self, resp, req, environ, request_time):
        """Straight to the output: by way of `logging` a line takes ten times as long.

        The path is as the browser wrote it, so nothing in it can begin another line.
        """
        path = environ["RAW_URI"].partition("?")[0]
        milliseconds = int(request_time.total_seconds() * 1000)
        line = f"{self.now()} {environ['REQUEST_METHOD']} {path} {resp.status[:3]} {resp.sent} {milliseconds}ms\n"
        os.write(1, line.encode())


logger_class = Logger
errorlog = "-"


def when_ready(arbiter) -> None:
    """What is loaded by now lives as long as the server; no worker need look through it for garbage."""
    gc.collect()
    gc.freeze()


def post_fork(arbiter, worker) -> None:
    """No worker serves on after its master died."""
    end_with_parent(arbiter.pid)


def post_worker_init(worker) -> None:
    """What the worker counts is written while it lives; the bench also serves programs that are not ours."""
    if apps.ready and apps.is_installed("sites"):
        from sites.numbers import flushing

        worker.stop_counting = flushing.start()


def worker_exit(arbiter, worker) -> None:
    """The last numbers, when a worker ends in peace."""
    if stop := getattr(worker, "stop_counting", None):
        stop()
