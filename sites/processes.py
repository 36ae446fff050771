"""What the kernel must know about our processes: no child outlives its parent, however the parent dies."""

import ctypes
import os
import signal

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def end_with_parent(parent: int, signal_number: int = signal.SIGKILL) -> None:
    """Asks for `signal_number` to this process when the process `parent` dies, also when it is dead already.

    Linux only (prctl PR_SET_PDEATHSIG). The thread of the parent that made this process must live as long
    as the parent does, which is why only main threads make processes here.
    """
    _libc.prctl(_PR_SET_PDEATHSIG, signal_number, 0, 0, 0)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal_number)
