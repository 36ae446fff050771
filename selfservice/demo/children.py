"""The processes of the demo: started, started again when one dies, ended in order, never left behind."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sites.processes import end_with_parent

_PAUSES = (0.5, 1, 2, 5, 10)  # seconds before a restart, growing while the child dies young
_YOUNG = 30.0  # seconds


@dataclass
class Child:
    """One process: its command, what to ask to know that it answers, and how long it may take to end."""

    name: str
    command: Sequence[str]
    answers: Callable[[], bool]
    stop_within: float = 15.0
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _started: float = field(default=0.0, init=False)
    _restart_at: float = field(default=0.0, init=False)
    _deaths: int = field(default=0, init=False)

    def start(self, log: Path, environment: dict[str, str]) -> None:
        """Starts the process in a session of its own, so that Ctrl-C reaches it through us only."""
        parent = os.getpid()
        with (log / f"{self.name}.log").open("ab") as output:
            self.process = subprocess.Popen(  # noqa: S603
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=environment,
                start_new_session=True,
                preexec_fn=lambda: end_with_parent(parent),  # noqa: PLW1509 - no threads here
            )
        self._started = time.monotonic()

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def restart_when_due(self, log: Path, environment: dict[str, str]) -> str | None:
        """Starts a dead process again after a pause. Returns a line about what happened, if anything did."""
        if not self.has_died():
            return None
        now = time.monotonic()
        if not self._restart_at:
            self._deaths = self._deaths + 1 if now - self._started < _YOUNG else 0
            pause = _PAUSES[min(self._deaths, len(_PAUSES) - 1)]
            self._restart_at = now + pause
            return f"{self.name} ended ({self.process.returncode}); it starts again in {pause} s"
        if now >= self._restart_at:
            self._restart_at = 0.0
            self.start(log, environment)
        return None

    def ask_to_end(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)

    def see_it_end(self) -> None:
        """Waits for a process that was asked to end, and ends it by force when it takes too long."""
        if self.process is None:
            return
        try:
            self.process.wait(self.stop_within)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def stop(children: Sequence[Child]) -> None:
    """Ends processes side by side."""
    for child in children:
        child.ask_to_end()
    for child in children:
        child.see_it_end()
