"""Ends an embedded PostgreSQL when its owner ends, however the owner ends.

The guard's standard input is a pipe that the owner holds open and never writes to: it closes when the owner
closes it, exits, or is killed.
"""

import subprocess
import sys
import time
from pathlib import Path

import psycopg

from sites.postgres import embedded

_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
)


def post(data: Path, *, unless_used: bool = False) -> subprocess.Popen[bytes]:
    """Starts a guard over the server of `data`; close its `stdin` and wait for it to have the server ended.

    With `unless_used` a server that somebody else is connected to is left running.
    """
    command = [
        sys.executable,
        "-m",
        "sites.postgres.guard",
        str(data),
        *(["unless-used"] if unless_used else []),
    ]
    return subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, start_new_session=True, cwd=Path(__file__).parents[2]
    )


def _used(data: Path) -> bool:
    parameters = embedded.ensure_running(data)
    with psycopg.connect(host=parameters["HOST"], user=parameters["USER"], dbname="postgres") as connection:
        for _ in range(20):  # the owner's own connections take a moment to go
            if connection.execute(_OTHERS).fetchone() == (0,):
                return False
            connection.commit()
            time.sleep(0.1)
    return True


def main(data: Path, *, unless_used: bool) -> None:
    sys.stdin.buffer.read()
    if not (data / "postmaster.pid").exists() or (unless_used and _used(data)):
        return
    embedded.stop(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]), unless_used="unless-used" in sys.argv[2:])
