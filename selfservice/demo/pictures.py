"""Landscapes for the front pages, drawn by code: no photographer, no licence, the same on every run."""

import io
import itertools
import random
from collections.abc import Iterator

from PIL import Image, ImageChops, ImageDraw, ImageFilter

SIZE = (1600, 640)
_HORIZON = 0.62
_PARTS = 8  # of a ray of northern lights, each fainter than the one below it
RGB = tuple[int, int, int]

# Sky from above to the horizon, the light in it, and the colour of the nearest land.
_MOODS: dict[str, tuple[RGB, RGB, str, RGB]] = {
    "alta": ((8, 18, 48), (38, 78, 120), "aurora", (7, 16, 34)),
    "hammerfest": ((92, 34, 66), (244, 162, 110), "low sun", (48, 20, 40)),
    "hasvik": ((88, 164, 178), (216, 238, 232), "high sun", (12, 62, 70)),
    "kvalsund": ((126, 176, 196), (232, 238, 214), "high sun", (28, 66, 42)),
    "loppa": ((116, 96, 120), (250, 206, 128), "low sun", (66, 46, 30)),
    "masoy": ((26, 26, 66), (120, 110, 178), "aurora", (18, 16, 46)),
    "nordkapp": ((168, 72, 48), (255, 206, 120), "midnight sun", (56, 22, 22)),
}


def landscape(slug: str) -> bytes:
    """A JPEG of sea and mountains in the light of the municipality called `slug`."""
    top, bottom, light, land = _MOODS[slug]
    chance = random.Random(slug)  # noqa: S311 - a drawing
    width, height = SIZE
    horizon = int(height * _HORIZON)
    picture = _gradient(top, bottom, (width, horizon)).resize((width, horizon))
    canvas = Image.new("RGB", SIZE)
    canvas.paste(picture, (0, 0))
    if light == "aurora":
        _stars(canvas, horizon, chance)
        canvas = _aurora(canvas, horizon, chance)
    else:
        _sun(canvas, light, horizon)
    for layer in range(4):
        share = layer / 3
        colour = _mix(bottom, land, 0.35 + 0.55 * share)
        peak = horizon * (0.52 - 0.34 * share)
        _ridge(canvas, horizon, peak, colour, chance, plateau=slug == "nordkapp" and layer == 2)
    canvas.paste(_sea(canvas, horizon, land), (0, horizon))
    out = io.BytesIO()
    canvas.save(out, "JPEG", quality=80, optimize=True, progressive=True)
    return out.getvalue()


def _mix(one: RGB, other: RGB, share: float) -> RGB:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _gradient(top: RGB, bottom: RGB, size: tuple[int, int]) -> Image.Image:
    column = Image.new("RGB", (1, 256))
    column.putdata([_mix(top, bottom, row / 255) for row in range(256)])
    return column.resize(size, Image.Resampling.BICUBIC)


def _stars(canvas: Image.Image, horizon: int, chance: random.Random) -> None:
    draw = ImageDraw.Draw(canvas)
    for _ in range(140):
        x, y = chance.randrange(SIZE[0]), chance.randrange(int(horizon * 0.8))
        shade = chance.randrange(110, 210)
        draw.ellipse((x, y, x + 1, y + 1), fill=(shade, shade, shade))


def _aurora(canvas: Image.Image, horizon: int, chance: random.Random) -> Image.Image:
    glow = Image.new("RGB", SIZE)
    draw = ImageDraw.Draw(glow)
    for band in range(2):
        base = horizon * (0.44 + 0.2 * band)
        feet = _waves(SIZE[0], chance, 60)
        lengths = _waves(SIZE[0], chance, 55)
        for x, (foot, longer) in enumerate(zip(feet, lengths, strict=True)):
            low, part = base + foot, (130 + longer) / _PARTS
            for step in range(_PARTS):
                fade = (1 - step / _PARTS) ** 1.6 * (1 - 0.35 * band)
                colour = (round((20 + 9 * step) * fade), round(190 * fade), round((105 + 6 * step) * fade))
                draw.line((x, low - part * step, x, low - part * (step + 1)), fill=colour)
    return ImageChops.screen(canvas, glow.filter(ImageFilter.GaussianBlur(9)))


def _sun(canvas: Image.Image, light: str, horizon: int) -> None:
    x, y, radius = {
        "low sun": (1130, horizon - 178, 42),
        "high sun": (1180, int(horizon * 0.3), 40),
        "midnight sun": (1150, horizon - 130, 62),
    }[light]
    glow = Image.new("L", SIZE)
    ImageDraw.Draw(glow).ellipse((x - 150, y - 150, x + 150, y + 150), fill=110)
    canvas.paste((255, 236, 190), (0, 0), glow.filter(ImageFilter.GaussianBlur(60)))
    disc = Image.new("L", SIZE)
    ImageDraw.Draw(disc).ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    canvas.paste((255, 244, 214), (0, 0), disc.filter(ImageFilter.GaussianBlur(1.5)))


def _waves(count: int, chance: random.Random, height: float) -> Iterator[float]:
    """A smooth line through random points, between -height and height."""
    step = 200
    points = [chance.uniform(-height, height) for _ in range(count // step + 2)]
    for x in range(count):
        place, share = x // step, (x % step) / step
        eased = share * share * (3 - 2 * share)
        yield points[place] + (points[place + 1] - points[place]) * eased


def _ridge(
    canvas: Image.Image, horizon: int, peak: float, colour: RGB, chance: random.Random, *, plateau: bool
) -> None:
    """A row of mountains by splitting a line again and again; drawn twice as large for smooth edges."""
    line = [chance.uniform(0.2, 0.9) for _ in range(6)]
    rough = 0.34
    for _ in range(6):
        line = [
            value
            for left, right in itertools.pairwise(line)
            for value in (left, (left + right) / 2 + chance.uniform(-rough, rough) / 2)
        ] + line[-1:]
        rough *= 0.52
    if plateau:
        edge = len(line) * 6 // 10
        peak *= 1.35
        line = [0.98] * edge + [max(0.0, 0.98 - 0.12 * step) for step in range(len(line) - edge)]
    width = SIZE[0] * 2
    spacing = width / (len(line) - 1)
    outline = [(index * spacing, 2 * (horizon - peak * max(0.03, value))) for index, value in enumerate(line)]
    mask = Image.new("L", (width, SIZE[1] * 2))
    ImageDraw.Draw(mask).polygon([(0, 2 * horizon), *outline, (width, 2 * horizon)], fill=255)
    canvas.paste(colour, (0, 0), mask.resize(SIZE, Image.Resampling.BOX))


def _sea(canvas: Image.Image, horizon: int, land: RGB) -> Image.Image:
    """What stands above the horizon, mirrored, darker and blurred along the waves."""
    depth = SIZE[1] - horizon
    above = canvas.crop((0, 0, SIZE[0], horizon)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    mirrored = above.resize((SIZE[0], depth)).resize((60, depth)).resize((SIZE[0], depth))
    mirrored = Image.blend(above.resize((SIZE[0], depth)), mirrored, 0.6)
    shade = Image.new("L", (1, depth))
    shade.putdata([60 + 120 * row // depth for row in range(depth)])
    mirrored.paste(land, (0, 0), shade.resize(mirrored.size))
    return mirrored
