"""Rows in and out of the database by plain SQL, where every millisecond counts: drafts and Send.

Columns come from the models, so a migration needs no change here.
"""

import uuid
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Model


@lru_cache(maxsize=32)
def _columns(model: type[Model]) -> tuple[tuple[str, ...], str]:
    """The attributes of a model's columns, and the columns as SQL."""
    fields = model._meta.concrete_fields
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    return tuple(field.attname for field in fields), columns


def insert(rows: Sequence[Model], *, unless_there: bool = False) -> int:
    """Adds complete rows of one model (keys set, values as the driver takes them) in one statement.

    `unless_there` leaves out rows that a unique constraint forbids. Returns how many were added.
    """
    model = type(rows[0])
    names, columns = _columns(model)
    places = ", ".join(["(" + ", ".join(["%s"] * len(names)) + ")"] * len(rows))
    with connection.prepared_cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({columns}) VALUES {places}"  # noqa: S608
            + " ON CONFLICT DO NOTHING" * unless_there,
            [getattr(row, name) for row in rows for name in names],
        )
        return cursor.rowcount


def take[M: Model](model: type[M], key: uuid.UUID, municipality_id: int) -> M | None:
    """Reads, locks and removes a row in one statement; None when it is not there. A roll-back puts it back.

    Whoever else wants to change the row waits for this transaction, and then finds it gone.
    """
    names, columns = _columns(model)
    with connection.prepared_cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {model._meta.db_table} WHERE id = %s AND municipality_id = %s"  # noqa: S608
            f" RETURNING {columns}",
            [key, municipality_id],
        )
        found = cursor.fetchone()
    return None if found is None else model.from_db("default", names, found)


def find[M: Model](model: type[M], **values: Any) -> M | None:
    """The row with these values by column (None: null); for values that at most one row has."""
    return next(iter(select(model, **values)), None)


def select[M: Model](model: type[M], **values: Any) -> list[M]:
    """All rows with these values by column (None: null), in no order."""
    names, columns = _columns(model)
    where, arguments = _where(values)
    with connection.prepared_cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM {model._meta.db_table} WHERE {where}",  # noqa: S608
            arguments,
        )
        return [model.from_db("default", names, found) for found in cursor.fetchall()]


def related(row: Model, name: str) -> list[Any]:
    """The rows that refer to `row` through its relation `name`: prefetched, or by one statement; in no order."""
    relation: Any = row._meta.get_field(name)
    prefetched = getattr(row, "_prefetched_objects_cache", {}).get(relation.get_accessor_name())
    if prefetched is not None:
        return list(prefetched)
    if relation.one_to_one and relation.is_cached(row):
        return [one for one in (relation.get_cached_value(row),) if one is not None]
    return select(relation.related_model, **{relation.field.column: row.pk})


def change(row: Model, names: Sequence[str], **values: Any) -> bool:
    """Writes some columns of a row where it still has `values`; False when it has not, or is gone."""
    where, arguments = _where({"id": row.pk} | values)
    settings = ", ".join(f"{name} = %s" for name in names)
    with connection.prepared_cursor() as cursor:
        cursor.execute(
            f"UPDATE {row._meta.db_table} SET {settings} WHERE {where}",  # noqa: S608
            [*(getattr(row, name) for name in names), *arguments],
        )
        return bool(cursor.rowcount)


def _where(values: Mapping[str, Any]) -> tuple[str, list[Any]]:
    """Column names are the callers' own, never a visitor's."""
    parts = [f"{name} IS NULL" if value is None else f"{name} = %s" for name, value in values.items()]
    return " AND ".join(parts), [value for value in values.values() if value is not None]
