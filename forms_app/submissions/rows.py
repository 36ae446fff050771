"""Rows in and out of the database by plain SQL, where every millisecond counts: drafts and Send.

Columns come from the models, so a migration needs no change here.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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


@contextmanager
def together() -> Iterator[None]:
    """Sends the statements of the block one after the other, and waits for the database once, at its end.

    What goes wrong is raised there at the latest. How many rows a statement met is not known within.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


def insert(rows: Sequence[Model]) -> None:
    """Adds complete rows of one model (keys set, values as the driver takes them) in one statement."""
    model = type(rows[0])
    names, columns = _columns(model)
    places = ", ".join(["(" + ", ".join(["%s"] * len(names)) + ")"] * len(rows))
    with connection.prepared_cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({columns}) VALUES {places}",  # noqa: S608
            [getattr(row, name) for row in rows for name in names],
        )


def insert_new(row: Model, became: type[Model]) -> bool:
    """Adds a row, unless a unique constraint forbids it, or a row of `became` has its id already."""
    names, columns = _columns(type(row))
    places = ", ".join(["%s"] * len(names))
    with connection.prepared_cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {row._meta.db_table} ({columns}) SELECT {places}"  # noqa: S608
            f" WHERE NOT EXISTS (SELECT 1 FROM {became._meta.db_table} WHERE id = %s)"
            " ON CONFLICT DO NOTHING",
            [*(getattr(row, name) for name in names), row.pk],
        )
        return bool(cursor.rowcount)


def take[M: Model](model: type[M], **values: Any) -> M | None:
    """Reads, locks and removes the row with these values in one statement; None when it is not there.

    A roll-back puts it back.

    Whoever else wants to change the row waits for this transaction, and then finds it gone.
    """
    names, columns = _columns(model)
    where, arguments = _where(values)
    with together(), connection.prepared_cursor() as cursor:  # with the BEGIN before it
        cursor.execute(
            f"DELETE FROM {model._meta.db_table} WHERE {where} RETURNING {columns}",  # noqa: S608
            arguments,
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
