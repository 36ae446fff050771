"""Pictures in the widths that screens need, as WebP: AVIF is a fifth smaller, and takes eight times as long to make
while the first visitor waits."""

from typing import Any

from sites.pagecache import stamps
from sites.pagecache.memo import Memo

WIDTHS = (480, 800, 1200)
FORMAT = "webp"
# How a picture is cut, around the point that editors chose as its middle: width to height.
SHAPES = {"hero": (16, 10)}

_known: Memo[list[Any]] = Memo()


def renditions(image: Any, shape: str = "") -> list[Any]:
    """The picture scaled to each width, narrowest first and never wider than it is; cut where a shape is given."""
    specs = [f"{_size(width, shape)}|format-{FORMAT}" for width in WIDTHS]
    key = (image.pk, shape)
    return _known.get(key, (stamps.SHARED,), lambda: _unlike(image.get_renditions(*specs).values()))


def _size(width: int, shape: str) -> str:
    if not shape:
        return f"width-{width}"
    across, down = SHAPES[shape]
    return f"fill-{width}x{width * down // across}"


def _unlike(found: Any) -> list[Any]:
    """Without repetitions: a small picture is the same at every width."""
    return sorted({one.width: one for one in found}.values(), key=lambda one: one.width)
