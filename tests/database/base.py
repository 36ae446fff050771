"""The product's database backend, emptied quickly between tests."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.postgresql.operations import DatabaseOperations

from sites.postgres.backend import base


class Operations(DatabaseOperations):
    def sql_flush(
        self, style: Any, tables: Sequence[str], *, reset_sequences: bool = False, allow_cascade: bool = False
    ) -> list[str]:
        """Deletes rows instead of TRUNCATE, which makes a new file for each of 150 mostly empty tables.

        As a replica, so that neither foreign keys nor the triggers that keep rows from deletion are asked.
        """
        deletes = "; ".join(f"DELETE FROM {self.quote_name(table)}" for table in tables)
        return [f"SET session_replication_role = replica; {deletes}; RESET session_replication_role"] * bool(
            tables
        )


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = Operations
