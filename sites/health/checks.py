"""What must hold for the installation to be ready."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, connection
from django.utils import timezone

from sites.queue.models import Heartbeat

SILENT_FOR = timedelta(minutes=3)

type Check = Callable[[], tuple[bool, dict[str, Any]]]
"""Answers whether it is well, and with which figures. Cheap, and never with personal data."""

_checks: dict[str, Check] = {}

logger = logging.getLogger(__name__)


def register(name: str, check: Check) -> None:
    """Adds `check` to what /readyz reports, under `name`."""
    _checks[name] = check


def report() -> tuple[bool, dict[str, dict[str, Any]]]:
    """Whether everything is well, and what each check said. A check that fails itself counts as unwell."""
    results = {}
    for name, check in _checks.items():
        try:
            ok, detail = check()
        except DatabaseError:
            logger.exception("The check %s could not run", name)
            ok, detail = False, {}
        results[name] = {"ok": ok, **detail}
    return all(result["ok"] for result in results.values()), results


def _database() -> tuple[bool, dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True, {}


def _worker() -> tuple[bool, dict[str, Any]]:
    last = Heartbeat.objects.filter(name="worker").values_list("beat_at", flat=True).first()
    if last is None:
        return False, {"seconds_since_heartbeat": None}
    silence = timezone.now() - last
    return silence <= SILENT_FOR, {"seconds_since_heartbeat": round(silence.total_seconds())}


register("database", _database)
register("worker", _worker)
