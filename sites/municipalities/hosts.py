"""Which municipality a host name belongs to: kept in the process, renewed when any municipality changes."""

from sites.municipalities.models import Municipality
from sites.pagecache import stamps

_known: dict[str, Municipality] = {}
_as_of: int | None = None


def municipality_of_host(host: str) -> Municipality | None:
    """The municipality served at `host` (no port), or None for a host that is nobody's."""
    global _known, _as_of
    now = stamps.current(stamps.MUNICIPALITIES)
    if now != _as_of:
        rows = Municipality.objects.select_related(
            *("site", "region__folder", "folder", "collection", "header_photo", "launch")
        )
        _known, _as_of = {row.site.hostname: row for row in rows}, now
    return _known.get(host)
