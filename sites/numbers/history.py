"""Days become months after a year: enough for comparing, and less to say about any single visit."""

from datetime import date

from django.db import connection
from django.utils import timezone

from sites.numbers.models import Tally

_TABLE = Tally._meta.db_table
_SAME = "municipality_id, kind, subject, part, channel, language, device"
_ROLL_UP = f"""
WITH gone AS (
    DELETE FROM {_TABLE} WHERE day < %s AND day <> date_trunc('month', day)::date RETURNING *
)
INSERT INTO {_TABLE} AS t ({_SAME}, day, n)
SELECT {_SAME}, date_trunc('month', day)::date, sum(n) FROM gone GROUP BY {_SAME}, date_trunc('month', day)
ON CONFLICT ({_SAME}, day) DO UPDATE SET n = t.n + excluded.n
"""  # noqa: S608


def first_day_kept(today: date) -> date:
    """From this day on every day has its own rows: whole months, at least a year of them."""
    return today.replace(year=today.year - 1, day=1)


def roll_up() -> None:
    """Adds the days before that together, month by month. It can be repeated."""
    with connection.cursor() as cursor:
        cursor.execute(_ROLL_UP, [first_day_kept(timezone.localdate())])
