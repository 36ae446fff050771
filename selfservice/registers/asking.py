"""Asking a register on behalf of a municipality: never longer than the deadline, never one that is down."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from selfservice.registers import Unavailable, health
from selfservice.registers.breaker import Breaker

logger = logging.getLogger(__name__)
breaker = Breaker()

# A network library's own timeouts count from its last sign of life, and look-up of names has none. Waiting
# for a thread is the one limit that always holds; the pool's size also limits what a slow register can bind.
_pool = ThreadPoolExecutor(max_workers=8, thread_name_prefix="register")


def ask[T](connector: str, municipality_id: int, question: Callable[[], T], timeout: float) -> T:
    """The answer to `question`, waited for at most `timeout` seconds.

    Raises Unavailable when there is none in time, or at once when the connector has failed repeatedly for
    this municipality. `question` runs in another thread and must not use the database.
    """
    key = (connector, municipality_id)
    if not breaker.may_try(key):
        raise Unavailable("resting after repeated failures")
    pending = _pool.submit(question)
    try:
        answer = pending.result(timeout)
    except (Unavailable, TimeoutError) as failure:
        pending.cancel()  # if it still waits for a free thread
        rest = getattr(failure, "rest", None)
        reason = str(failure) or f"no answer within {timeout} s"
        logger.warning("Register %s, municipality %s: %s", connector, municipality_id, reason)
        if breaker.failed(key, rest):
            health.went_down(connector)
        raise Unavailable(reason, rest) from None
    if breaker.succeeded(key):
        health.came_back(connector)
    return answer
