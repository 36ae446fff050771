"""Named places where the chaos suite may kill a process, to prove that nothing is lost there.

Off unless KILL_DIR is set when the process starts. Then a file KILL_DIR/<name> kills, once, the first
process that comes by: the one that manages to remove the file.
"""

import os
import signal
from pathlib import Path

_directory = os.environ.get("KILL_DIR")


def reach(name: str) -> None:
    """Says that this process is at the point `name`; here it may die as if the power went."""
    if _directory is None:
        return
    try:
        Path(_directory, name).unlink()
    except FileNotFoundError:
        return
    os.kill(os.getpid(), signal.SIGKILL)
