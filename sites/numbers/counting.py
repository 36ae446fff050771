"""Counts in the memory of the process; `sites.numbers.flushing` adds them to the database every few seconds.

A request costs no statement for being counted. What a process that is killed has counted since is lost.
"""

import threading
from datetime import date
from typing import NamedTuple

from django.db import DatabaseError, connection

from sites.municipalities.models import Municipality
from sites.numbers.models import Tally
from sites.pagecache import stamps

MOST = 50_000  # different things in one process between two flushes; what is new beyond them is not counted


class What(NamedTuple):
    """What is counted: the columns of a Tally, but for its day, its device and how often."""

    municipality: int
    kind: str
    subject: str
    part: str = ""
    channel: str = ""
    language: str = ""


Key = tuple[int, str, What]

_lock = threading.Lock()
_counts: dict[Key, int] = {}

_COLUMNS = ("municipality_id", "day", "kind", "subject", "part", "channel", "language", "device")
# In one order for all processes, so that none waits for a row of another that waits for one of its own.
_ADD = f"""
INSERT INTO {Tally._meta.db_table} AS t ({", ".join(_COLUMNS)}, n)
SELECT c.* FROM unnest(
    %s::bigint[], %s::date[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::bigint[]
) AS c ({", ".join(_COLUMNS)}, n)
JOIN {Municipality._meta.db_table} m ON m.id = c.municipality_id
ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
ON CONFLICT ({", ".join(_COLUMNS)}) DO UPDATE SET n = t.n + excluded.n
"""  # noqa: S608


def count(what: What, device: str, day: int | None = None) -> None:
    """Counts one more, on the day with this ordinal (none: today)."""
    key = (day or stamps.today(), device, what)
    with _lock:
        n = _counts.get(key)
        if n is not None:
            _counts[key] = n + 1
        elif len(_counts) < MOST:
            _counts[key] = 1


def flush() -> int:
    """Adds everything counted so far to the database, in one statement; returns how many rows it met.

    What cannot be added now is kept for the next time, and DatabaseError raised.
    """
    global _counts
    with _lock:
        counts, _counts = _counts, {}
    if not counts:
        return 0
    try:
        return add(counts)
    except DatabaseError:
        with _lock:
            for key, n in counts.items():
                _counts[key] = _counts.get(key, 0) + n
        raise


def add(counts: dict[Key, int]) -> int:
    """Adds `counts` to what is in the database; those of a municipality that is no more are left out."""
    rows = [
        (what.municipality, date.fromordinal(day), *what[1:], device, n)
        for (day, device, what), n in counts.items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(_ADD, [list(column) for column in zip(*rows, strict=True)])
        return cursor.rowcount


def forget() -> None:
    """Throws away what is not in the database yet."""
    with _lock:
        _counts.clear()
