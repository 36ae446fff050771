"""Rings for a worker. Nothing depends on the bell: what is due is written in the rows that it points at."""

from django.db import connection
from django.utils import timezone
from django_q.conf import Conf
from django_q.humanhash import uuid
from django_q.models import OrmQ
from django_q.signing import SignedPackage

_INSERT = f"INSERT INTO {OrmQ._meta.db_table} (key, payload, lock) VALUES (%s, %s, %s)"  # noqa: S608


def ring(function: str, *ids: object) -> None:
    """Has a worker call `function` (dotted path) with `ids` once the surrounding transaction commits.

    The queue is a table of the same database, so a roll-back takes the ring back as well. A ring may come
    twice, late or never: `function` looks at its own rows, and a sweeper calls it again. Payloads are
    readable to whoever reads the table: ids only, never what a citizen wrote.
    """
    # What django_q.tasks.async_task does with its ORM broker, in a third of the time: every send rings.
    name, key = uuid()
    now = timezone.now()
    task = {"id": key, "name": name, "func": function, "args": ids, "kwargs": {}, "started": now}
    task |= {"save": False, "ack_failure": Conf.ACK_FAILURES}
    with connection.prepared_cursor() as cursor:
        cursor.execute(_INSERT, [Conf.CLUSTER_NAME, SignedPackage.dumps(task), now])
