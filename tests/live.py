"""A demo of its own for tests that need the whole product: real processes, real ports."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BASE = Path(__file__).parents[1]
READY_WITHIN = 400.0  # seconds; two cores may be shared with the rest of the suite


@dataclass(frozen=True)
class Live:
    """A running demo: its folder (mail, logs, database), first port and the password of its staff."""

    var: Path
    port: int
    password: str
    process: subprocess.Popen[str]

    def url(self, host: str, path: str = "/") -> str:
        """The address of `path` at <host>.localhost."""
        return f"http://{host}.localhost:{self.port}{path}"

    def mails(self) -> list[bytes]:
        return [file.read_bytes() for file in sorted((self.var / "mail").glob("*.eml"))]

    def logs(self) -> str:
        return "\n".join(
            file.read_text(errors="replace") for file in sorted((self.var / "log").glob("*.log"))
        )

    def environment(self) -> dict[str, str]:
        """For management commands on the demo's own database."""
        return _environment(self.var, self.port)


@contextmanager
def start_live(var: Path) -> Iterator[Live]:
    """Runs the demo in `var` until the block ends; fails with its log when it does not come up."""
    port = _free_ports()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "demo"],
        cwd=BASE,
        env=_environment(var, port),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        _wait(process, var)
        yield Live(var, port, (var / "password.txt").read_text().strip(), process)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait(process: subprocess.Popen[str], var: Path) -> None:
    said: list[str] = []
    deadline = time.monotonic() + READY_WITHIN
    assert process.stdout is not None
    for line in process.stdout:
        said.append(line)
        if line.startswith("Klar:"):
            return
        if time.monotonic() > deadline:
            break
    logs = "\n".join(
        f"--- {file.name}\n{file.read_text(errors='replace')[-3000:]}" for file in var.glob("log/*.log")
    )
    raise AssertionError(f"The demo did not come up:\n{''.join(said)}\n{logs}")


def _environment(var: Path, port: int) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return ours | {
        "VAR": str(var),
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "sites.settings",
        # For the chaos suite: where it may have processes killed, and how soon another takes over their work.
        "KILL_DIR": str(var / "kill"),
        "DELIVERY_LEASE": "20",
    }


def _free_ports(count: int = 4) -> int:
    """The first of `count` free ports in a row."""
    for first in range(20000 + os.getpid() % 5000 * 4, 60000, count):
        sockets = []
        try:
            for port in range(first, first + count):
                one = socket.socket()
                sockets.append(one)
                one.bind(("127.0.0.1", port))
            return first
        except OSError:
            continue
        finally:
            for one in sockets:
                one.close()
    raise AssertionError("no free ports")
