"""The production server's settings: `gunicorn -c python:sites.gunicorn`."""

import os
from pathlib import Path

from sites.processes import end_with_parent

wsgi_app = "sites.wsgi:application"
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_WORKERS", "2"))
worker_class = "gthread"
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

# Addresses without their query, and nobody's IP address, browser or cookies: no personal data in logs.
accesslog = "-"
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s %(M)sms"
errorlog = "-"


def post_fork(arbiter, worker) -> None:
    """No worker serves on after its master died."""
    end_with_parent(arbiter.pid)
