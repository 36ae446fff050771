"""The thread of a web process that adds what was counted to the database."""

import logging
import threading
from collections.abc import Callable

from django.db import DatabaseError, connection

from sites.numbers.counting import flush

EVERY_SECONDS = 10.0

logger = logging.getLogger(__name__)


def start() -> Callable[[], None]:
    """Starts the thread; returns what ends it, after a last flush."""
    ended = threading.Event()
    thread = threading.Thread(target=_run, args=[ended], name="numbers", daemon=True)
    thread.start()

    def end() -> None:
        ended.set()
        thread.join(timeout=5.0)

    return end


def _run(ended: threading.Event) -> None:
    is_last = False
    while not is_last:
        is_last = ended.wait(EVERY_SECONDS)
        try:
            flush()
        except DatabaseError as error:
            # Kept for the next time: nobody needs a page of it every ten seconds.
            logger.warning("The numbers could not be written now: %s", type(error).__name__)
        finally:
            connection.close()  # a connection of its own for one statement in ten seconds is one too many
