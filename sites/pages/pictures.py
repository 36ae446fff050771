"""Pictures in the widths that screens need."""

from typing import Any

from sites.pagecache import stamps
from sites.pagecache.memo import Memo

WIDTHS = (480, 800, 1200)
FORMAT = "webp"

_known: Memo[list[Any]] = Memo()


def renditions(image: Any) -> list[Any]:
    """The picture scaled to each width, narrowest first; never wider than it is."""
    specs = [f"width-{width}|format-{FORMAT}" for width in WIDTHS]
    return _known.get(image.pk, (stamps.SHARED,), lambda: _unlike(image.get_renditions(*specs).values()))


def _unlike(found: Any) -> list[Any]:
    """Without repetitions: a small picture is the same at every width."""
    return sorted({one.width: one for one in found}.values(), key=lambda one: one.width)
