"""“Did this help?”: two counters, and nothing about who answered.

Against floods each process remembers for an hour who has answered what, under a key that it makes up itself
and throws away with what it remembers; and no question takes more than so many answers in an hour.
"""

import hashlib
import secrets
import time
from datetime import datetime

from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from selfservice.answers.models import Feedback

MOST_OF_ONE = 20  # answers an hour from one address
MOST_OF_ALL = 100  # to one question, an hour
HOUR = 3600.0

_TABLE = Feedback._meta.db_table
_COUNT = f"""
INSERT INTO {_TABLE} AS f (answer_id, municipality_id, helped, did_not_help, hour, in_hour)
VALUES (%(answer)s, %(municipality)s, %(helped)s, %(did_not_help)s, %(hour)s, 1)
ON CONFLICT (answer_id, municipality_id) DO UPDATE SET
  helped = f.helped + excluded.helped,
  did_not_help = f.did_not_help + excluded.did_not_help,
  hour = excluded.hour,
  in_hour = CASE WHEN f.hour = excluded.hour THEN f.in_hour + 1 ELSE 1 END
WHERE f.hour <> excluded.hour OR f.in_hour < %(most)s
"""  # noqa: S608


class _Memory:
    """Who has answered what within the hour."""

    def __init__(self) -> None:
        self.until = 0.0

    def is_new(self, request: HttpRequest, answer: int) -> bool:
        """Whether this address has not answered this question, nor too many others. Remembers it."""
        now = time.monotonic()
        if now > self.until:
            self.until, self.key = now + HOUR, secrets.token_bytes(32)
            self.given: set[bytes] = set()
            self.counts: dict[bytes, int] = {}
        who = self._hash(request.META.get("REMOTE_ADDR", ""))
        what = self._hash(f"{who.hex()} {answer}")
        count = self.counts.get(who, 0)
        if what in self.given or count >= MOST_OF_ONE:
            return False
        self.given.add(what)
        self.counts[who] = count + 1
        return True

    def _hash(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode(), key=self.key, digest_size=12).digest()


_memory = _Memory()


def give(request: HttpRequest, answer: int, *, helped: bool) -> None:
    """Counts a reader's answer, unless there are too many of them."""
    if not _memory.is_new(request, answer):
        return
    values = {
        "answer": answer,
        "municipality": request.municipality.pk,  # type: ignore[attr-defined]
        "helped": int(helped),
        "did_not_help": int(not helped),
        "hour": _this_hour(),
        "most": MOST_OF_ALL,
    }
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, values)


def _this_hour() -> datetime:
    return timezone.now().replace(minute=0, second=0, microsecond=0)
