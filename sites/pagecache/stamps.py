"""Versions of content, so that each process may keep what it rendered for as long as it is true.

A change raises a stamp inside its own transaction; every process reads all stamps at most twice a second.
A published change is therefore visible everywhere within about half a second, with no cache server.
"""

import time

from django.db.models import F
from django.utils import timezone

from sites.pagecache.models import Stamp

MUNICIPALITIES = "municipalities"
SHARED = "shared"
SHARED_PAGES = "shared-pages"  # where a region's pages are; what is on them is under SHARED
READ_EVERY_SECONDS = 0.5

_values: dict[str, int] = {}
_today = 0
_read_at = float("-inf")


def content(municipality_id: int) -> str:
    """The name of the stamp over one municipality's public content."""
    return f"content:{municipality_id}"


def bump(*names: str) -> None:
    """Makes everything rendered under these stamps stale, once the surrounding transaction commits."""
    for name in sorted(names):
        if not Stamp.objects.filter(name=name).update(value=F("value") + 1):
            Stamp.objects.bulk_create([Stamp(name=name, value=1)], ignore_conflicts=True)
    forget()


def current(*names: str) -> int:
    """A number that changes whenever one of the stamps does, and at midnight: what is to come, has come."""
    global _values, _today, _read_at
    now = time.monotonic()
    if now - _read_at > READ_EVERY_SECONDS:
        _values = dict(Stamp.objects.values_list("name", "value"))
        _today = timezone.localdate().toordinal()
        _read_at = now
    return _today + sum(_values.get(name, 0) for name in names)


def today() -> int:
    """The ordinal of today in Norway, known without asking the clock's time zone: at most half a second late."""
    return _today or timezone.localdate().toordinal()


def forget() -> None:
    """Makes this process read the stamps again at the next use."""
    global _read_at
    _read_at = float("-inf")
