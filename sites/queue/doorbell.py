"""Rings for a worker. Nothing depends on the bell: what is due is written in the rows that it points at."""

from django_q.tasks import async_task


def ring(function: str, *ids: object) -> None:
    """Has a worker call `function` (dotted path) with `ids` once the surrounding transaction commits.

    The queue is a table of the same database, so a roll-back takes the ring back as well. A ring may come
    twice, late or never: `function` looks at its own rows, and a sweeper calls it again. Payloads are
    readable to whoever reads the table: ids only, never what a citizen wrote.
    """
    async_task(function, *ids, q_options={"save": False})
