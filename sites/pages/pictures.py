"""Pictures in the widths that screens need, as WebP: AVIF is a fifth smaller, and takes eight times as long to make
while the first visitor waits."""

from typing import Any

from sites.pagecache import stamps
from sites.pagecache.memo import Memo

WIDTHS = (480, 800, 1200)
FORMAT = "webp"
# How a picture is cut, around the point that editors chose as its middle: width to height.
SHAPES = {"hero": (16, 10)}

_known: Memo[dict[str, Any]] = Memo()


def renditions(image: Any, shape: str = "") -> list[Any]:
    """The picture scaled to each width, narrowest first and never wider than it is; cut where a shape is given."""
    found = scaled(image, *sizes(shape))
    # Without repetitions: a small picture is the same at every width.
    return sorted({one.width: one for one in found.values()}.values(), key=lambda one: one.width)


def sizes(shape: str = "") -> list[str]:
    """What `renditions` asks `scaled` for."""
    return [f"{_size(width, shape)}|format-{FORMAT}" for width in WIDTHS]


def scaled(image: Any, *specs: str) -> dict[str, Any]:
    """The picture as Wagtail's filter specifications say, made where it is not; all in one query."""
    known = _known.get(image.pk, (stamps.SHARED,), dict)
    if missing := [spec for spec in specs if spec not in known]:
        known.update(image.get_renditions(*missing))
    return {spec: known[spec] for spec in specs}


def _size(width: int, shape: str) -> str:
    if not shape:
        return f"width-{width}"
    across, down = SHAPES[shape]
    return f"fill-{width}x{width * down // across}"
