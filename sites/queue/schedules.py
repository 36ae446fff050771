"""What goes round by the clock. Only code makes schedules: one malformed row would stop them all.

A room registers its periodic functions when Django starts; the worker writes them to the database when it
starts, together with a first ring, so that work left by a crash is taken up at once.
"""

from django.core import checks
from django.db import connection, transaction
from django.utils import timezone
from django_q.models import Schedule

from sites.queue.doorbell import ring

HOUR = 60
DAY = 24 * HOUR

_minutes: dict[str, int] = {}


def register(function: str, *, minutes: int) -> None:
    """Has a worker call `function` (dotted path, no arguments) every `minutes`, and when a cluster starts."""
    _minutes[function] = minutes


register("sites.queue.models.beat", minutes=1)
register("sites.queue.housekeeping.publish_scheduled", minutes=1)
register("sites.alerts.showing.follow_the_clock", minutes=1)
register("sites.queue.housekeeping.clear_sessions", minutes=DAY)


def seed() -> None:
    """Makes the schedule table say exactly what was registered, and rings for what goes every minute."""
    with transaction.atomic():
        Schedule.objects.exclude(name__in=_minutes).delete()
        for function, minutes in _minutes.items():
            Schedule.objects.update_or_create(
                name=function,
                defaults=_row(function, minutes),
                create_defaults=_row(function, minutes) | {"next_run": timezone.now()},
            )
            if minutes < HOUR:
                ring(function)


def _row(function: str, minutes: int) -> dict[str, object]:
    return {
        "func": function,
        "schedule_type": Schedule.MINUTES,
        "minutes": minutes,
        "args": None,
        "kwargs": None,
        "hook": None,
        "cluster": None,
        "repeats": -1,
    }


@checks.register(checks.Tags.database)
def only_registered_schedules(databases: list[str] | None = None, **_: object) -> list[checks.CheckMessage]:
    """Finds schedule rows that no code registered: a single one that cannot be read stops all the others."""
    if not databases or Schedule._meta.db_table not in connection.introspection.table_names():
        return []
    strange = Schedule.objects.exclude(name__in=_minutes, args=None, kwargs=None)
    return [
        checks.Error(
            f"The schedule {row.name or row.pk} was not made by code.",
            hint="Restart the worker: it rewrites the table.",
            id="queue.E001",
        )
        for row in strange
    ]
