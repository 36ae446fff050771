"""Circuit breaker: stops asking a register that keeps failing, so that nobody waits for it in vain."""

import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Circuit:
    failures: int = 0
    closed_again_at: float = 0.0


@dataclass(slots=True)
class Breaker:
    """One circuit per key (a connector for a municipality), kept in this process.

    After `limit` failures in a row a circuit is open for `rest` seconds. Then one caller may try: success
    closes the circuit, failure opens it for another `rest` seconds.
    """

    limit: int = 3
    rest: float = 30.0
    clock: Callable[[], float] = time.monotonic
    _circuits: dict[Hashable, _Circuit] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def may_try(self, key: Hashable) -> bool:
        """Whether to ask now. After the rest only the first caller gets True until its outcome is known."""
        with self._lock:
            circuit = self._circuits.get(key)
            if circuit is None or circuit.failures < self.limit:
                return True
            now = self.clock()
            if now < circuit.closed_again_at:
                return False
            circuit.closed_again_at = now + self.rest  # others keep waiting while this caller tries
            return True

    def succeeded(self, key: Hashable) -> bool:
        """Closes the circuit; True if there had been failures."""
        with self._lock:
            return self._circuits.pop(key, None) is not None

    def failed(self, key: Hashable, rest: float | None = None) -> bool:
        """Counts a failure; True if the circuit is now open.

        `rest`, in seconds, is what the register itself asked for: it opens the circuit at once.
        """
        with self._lock:
            circuit = self._circuits.setdefault(key, _Circuit())
            circuit.failures = self.limit if rest else circuit.failures + 1
            circuit.closed_again_at = self.clock() + (rest or self.rest)
            return circuit.failures >= self.limit

    def forget(self) -> None:
        """Closes every circuit."""
        with self._lock:
            self._circuits.clear()
