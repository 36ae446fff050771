"""Django's PostgreSQL backend without what costs every page something: checks by query, plans made anew."""

import select
from typing import Any

from django.db.backends.postgresql import base
from django.db.backends.utils import CursorWrapper


class DatabaseWrapper(base.DatabaseWrapper):
    """Used for all of our databases; see docs/decisions/009-database-backend.md."""

    def get_connection_params(self) -> dict[str, Any]:
        """Only `prepared_cursor` ever prepares: Django's own cursors put the values into the text."""
        threshold = self.settings_dict["OPTIONS"].get("prepare_threshold", 2)
        return super().get_connection_params() | {"prepare_threshold": threshold}

    def is_usable(self) -> bool:
        """Whether the server still listens, asked once in every request (CONN_HEALTH_CHECKS).

        A server that ended, or ended this session, has closed the socket; then, and whenever anything waits
        to be read outside a query, Django's own check decides. Else a page with one query would make two.
        """
        if self.connection is None or self.connection.closed:
            return False
        poll = select.poll()
        poll.register(self.connection.fileno(), select.POLLIN)
        return super().is_usable() if poll.poll(0) else True

    def prepared_cursor(self) -> CursorWrapper:
        """A cursor whose statements the server parses and plans once per connection, not every time.

        For fixed SQL that runs often. Like `cursor()` in all else, but times come as psycopg gives them (UTC).
        """
        self.close_if_health_check_failed()
        self.ensure_connection()
        with self.wrap_database_errors:
            return self._prepare_cursor(base.ServerBindingCursor(self.connection))
