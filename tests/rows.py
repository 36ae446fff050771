"""Rows that the product once made, put in again as they were: one statement instead of two hundred.

Making a municipality is what most tests begin with. What onboarding did the first time is remembered as the rows
that it left, and done again where the database is as it was then. Their ids came from sequences, which never give
one out again, whatever was rolled back since.
"""

import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils import timezone
from wagtail.models import Collection, Page, Site

from sites.pagecache import stamps
from sites.pagecache.models import Stamp

STAMPS = Stamp._meta.db_table
TREES = (Page._meta.db_table, Collection._meta.db_table)  # a new child changes its parent's numchild
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?\+00:00")
_stamped = 0
_known: dict[Hashable, "Left | None"] = {}


@dataclass(frozen=True)
class Left:
    """What was left by something: SQL with its parameters that leaves the same again, and the stamps raised."""

    sql: str
    parameters: tuple[Any, ...]
    raised: tuple[str, ...]


def remembered(key: Hashable, make: Callable[[], object]) -> None:
    """Calls `make`, or for a key that has been seen puts in the rows that it left then.

    `key` says what is made and all that it depends on. Times in the rows become now.
    """
    if left := _known.get(key):
        now = timezone.now().isoformat()
        put(left, [_MOMENT.sub(now, value) if isinstance(value, str) else value for value in left.parameters])
        _stamp(left.raised)
        Site.clear_site_root_paths_cache()
    elif key in _known:
        make()
    else:
        before = everything()
        make()
        _known[key] = _difference(before, everything())


def snapshot() -> Left | None:
    """All that is in the database, to be put into an empty one."""
    return _difference(set(), everything())


def put(left: Left, values: Sequence[Any]) -> None:
    """Leaves the same again; `values` are its parameters, or others in their place."""
    with connection.cursor() as cursor:
        cursor.execute(left.sql, values)


def _stamp(names: tuple[str, ...]) -> None:
    """Raises stamps to where they never were: the process has kept things under the same ids, of earlier tests."""
    global _stamped
    _stamped += random.randrange(1 << 40)  # sums of several are new too
    fresh = [Stamp(name=name, value=_stamped) for name in names]
    Stamp.objects.bulk_create(fresh, update_conflicts=True, update_fields=["value"], unique_fields=["name"])
    stamps.forget()


def everything() -> set[tuple[str, str]]:
    """Every row of every model, as table and JSON."""
    one = "SELECT '{0}', to_jsonb(one)::text FROM \"{0}\" one"
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(one.format(table) for table in tables))
        return set(cursor.fetchall())


def _difference(before: set[tuple[str, str]], after: set[tuple[str, str]]) -> Left | None:
    """What makes `after` of `before`; None where more was changed than parents of what is new."""
    gone: dict[tuple[str, Any], dict[str, Any]] = {}
    for table, text in before - after:
        row = json.loads(text)
        gone[table, row.get("id")] = row
    new, raised, statements, parameters = defaultdict(list), [], [], []
    for table, text in sorted(after - before):
        row = json.loads(text)
        old = gone.pop((table, row.get("id")), None)
        if table == STAMPS:
            raised.append(row["name"])
        elif old is None:
            new[table].append(row)
        elif table in TREES and old | {"numchild": row["numchild"]} == row:
            statements.append(f'UPDATE "{table}" SET numchild = numchild + %s WHERE id = %s')
            parameters += [row["numchild"] - old["numchild"], row["id"]]
        else:
            return None
    if any(table != STAMPS for table, _id in gone):
        return None
    for table, rows in new.items():
        statements.append(
            f'INSERT INTO "{table}" SELECT * FROM jsonb_populate_recordset(NULL::"{table}", %s::jsonb)'
        )
        parameters.append(json.dumps(rows))
    return Left("; ".join(statements), tuple(parameters), tuple(raised))
