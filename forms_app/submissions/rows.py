"""Rows in and out of the database by plain SQL, for the one place where every millisecond counts: Send.

Columns come from the models, so a migration needs no change here.
"""

import uuid
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from django.db import connection
from django.db.models import Model

M = TypeVar("M", bound=Model)


@lru_cache(maxsize=32)
def _columns(model: type[Model]) -> tuple[tuple[str, ...], str]:
    """The attributes of a model's columns, and the columns as SQL."""
    fields = model._meta.concrete_fields
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    return tuple(field.attname for field in fields), columns


def insert(rows: Sequence[Model]) -> None:
    """Adds complete rows of one model (keys set, values as the driver takes them) in one statement."""
    model = type(rows[0])
    names, columns = _columns(model)
    places = ", ".join(["(" + ", ".join(["%s"] * len(names)) + ")"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({columns}) VALUES {places}",  # noqa: S608
            [getattr(row, name) for row in rows for name in names],
        )


def take(model: type[M], key: uuid.UUID, municipality_id: int) -> M | None:
    """Reads, locks and removes a row in one statement; None when it is not there. A roll-back puts it back.

    Whoever else wants to change the row waits for this transaction, and then finds it gone.
    """
    names, columns = _columns(model)
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {model._meta.db_table} WHERE id = %s AND municipality_id = %s"  # noqa: S608
            f" RETURNING {columns}",
            [key, municipality_id],
        )
        found = cursor.fetchone()
    return None if found is None else model.from_db("default", names, found)
