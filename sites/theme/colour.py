"""Designsystemet's colour scales from one chosen colour, in Python.

`scale` gives the same values as `generateColorScale` of @digdir/designsystemet 1.15 (tests hold them
together); `readable_scale` changes them only where a colour would fall below WCAG 2.2 AA.
"""

from collections.abc import Callable
from functools import lru_cache
from math import cbrt, floor
from typing import Literal

Scheme = Literal["light", "dark"]
RGB = tuple[float, float, float]

WHITE: RGB = (255.0, 255.0, 255.0)
BLACK: RGB = (0.0, 0.0, 0.0)
TEXT = 4.5  # WCAG 1.4.3: contrast of text with what is behind it
GRAPHICS = 3.0  # WCAG 1.4.11: contrast of a control with what is around it

# Relative luminance of every step of a scale whose lightness does not depend on the chosen colour.
LUMINANCE: dict[str, tuple[float, float]] = {
    "background-default": (1, 0.009),
    "background-tinted": (0.9, 0.014),
    "surface-default": (1, 0.021),
    "surface-tinted": (0.81, 0.027),
    "surface-hover": (0.7, 0.036),
    "surface-active": (0.59, 0.056),
    "border-subtle": (0.5, 0.08),
    "border-default": (0.19, 0.22),
    "border-strong": (0.11, 0.39),
    "text-subtle": (0.11, 0.39),
    "text-default": (0.0245, 0.84),
}


def rgb(colour: str) -> RGB:
    """Red, green and blue (0 to 255) of "#rrggbb"."""
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


def hexadecimal(colour: RGB) -> str:
    """ "#rrggbb" of a colour; halves are rounded up, as browsers do."""
    return "#" + "".join(f"{floor(min(max(part, 0), 255) + 0.5):02x}" for part in colour)


def luminance(colour: RGB) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition of the term)."""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.03928 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of the term)."""
    darker, lighter = sorted((luminance(rgb(one)), luminance(rgb(other))))
    return (lighter + 0.05) / (darker + 0.05)


def with_luminance(colour: RGB, wanted: float) -> RGB:
    """The tint or shade of a colour with a luminance: the way to white or black is halved until it fits."""
    if wanted in (0, 1):
        return WHITE if wanted else BLACK
    low, high = (BLACK, colour) if luminance(colour) > wanted else (colour, WHITE)
    for _ in range(21):
        middle = (low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2
        found = luminance(middle)
        if abs(wanted - found) < 1e-7:
            break
        low, high = (low, middle) if found > wanted else (middle, high)
    return middle


def lightness(colour: RGB) -> float:
    """HSLuv (CIE) lightness, 0 to 100."""
    y = 0.0
    for part, weight in zip(colour, (0.21263900587151, 0.71516867876775, 0.07219231536073), strict=True):
        share = part / 255
        y += weight * (((share + 0.055) / 1.055) ** 2.4 if share > 0.04045 else share / 12.92)
    return y * 903.2962962 if y <= 0.0088564516 else 116 * cbrt(y) - 16


def luminance_of_lightness(value: float) -> float:
    """Relative luminance of the grey (in whole steps of 0 to 255) that has a HSLuv lightness."""
    y = value / 903.2962962 if value <= 8 else ((value + 16) / 116) ** 3
    if value > 99.9999999:
        y = 1.0
    elif value < 0.00000001:
        y = 0.0
    grey = 12.92 * y if y <= 0.0031308 else 1.055 * y ** (1 / 2.4) - 0.055
    step = floor(grey * 255 + 0.5)
    return luminance((step, step, step))


def muted(colour: RGB) -> RGB:
    """The colour with 70 % of its OKLCH chroma: dark surfaces take less of it."""
    l_, a, b = _oklab(colour)
    a, b = a * 0.7, b * 0.7
    cone = (
        (l_ + 0.3963377773761749 * a + 0.2158037573099136 * b) ** 3,
        (l_ - 0.1055613458156586 * a - 0.0638541728258133 * b) ** 3,
        (l_ - 0.0894841775298119 * a - 1.2914855480194092 * b) ** 3,
    )
    xyz = _multiply(
        (
            (1.2268798758459243, -0.5578149944602171, 0.2813910456659647),
            (-0.0405757452148008, 1.112286803280317, -0.0717110580655164),
            (-0.0763729366746601, -0.4214933324022432, 1.5869240198367816),
        ),
        cone,
    )
    linear = _multiply(
        (
            (3.2404541621141045, -1.5371385127977166, -0.498531409556016),
            (-0.9692660305051868, 1.8760108454466942, 0.041556017530349834),
            (0.055643430959114726, -0.2040259135167538, 1.0572251882231791),
        ),
        xyz,
    )
    red, green, blue = (
        255 * (part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055) for part in linear
    )
    return rgb(hexadecimal((red, green, blue)))


def _oklab(colour: RGB) -> RGB:
    linear = [
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    ]
    xyz = _multiply(
        (
            (0.4124564390896922, 0.357576077643909, 0.18043748326639894),
            (0.21267285140562253, 0.715152155287818, 0.07217499330655958),
            (0.0193338955823293, 0.11919202588130297, 0.9503040785363679),
        ),
        linear,
    )
    cone = _multiply(
        (
            (0.819022437996703, 0.3619062600528904, -0.1288737815209879),
            (0.0329836539323885, 0.9292868615863434, 0.0361446663506424),
            (0.0481771893596242, 0.2642395317527308, 0.6335478284694309),
        ),
        xyz,
    )
    return _multiply(
        (
            (0.210454268309314, 0.7936177747023054, -0.0040720430116193),
            (1.9779985324311684, -2.4285922420485799, 0.450593709617411),
            (0.0259040424655478, 0.7827717124575296, -0.8086757549230774),
        ),
        [cbrt(part) for part in cone],
    )


def _multiply(matrix: tuple[RGB, RGB, RGB], vector: list[float] | RGB) -> RGB:
    a, b, c = (sum(cell * part for cell, part in zip(row, vector, strict=True)) for row in matrix)
    return a, b, c


def text_on(colour: str) -> str:
    """White or black, whichever is read better on a colour; at least 4.58:1 on any colour there is."""
    return "#ffffff" if contrast(colour, "#ffffff") >= contrast(colour, "#000000") else "#000000"


def subtle_on(colour: str) -> str:
    """A weaker text colour on a colour, as Designsystemet chooses it (no promise of contrast)."""
    here = lightness(rgb(colour))
    step = 60 if here <= 40 or here >= 60 else 50
    goal = here + step if text_on(colour) == "#ffffff" else here - step
    return hexadecimal(with_luminance(rgb(colour), luminance_of_lightness(goal)))


def _base(colour: str, scheme: Scheme, step: Callable[[float], float]) -> dict[str, str]:
    chosen = rgb(colour)
    here = lightness(chosen)
    if scheme == "dark":
        here = 70 if here <= 30 else 100 - here
    change = step(here)

    def at(value: float) -> str:
        return hexadecimal(with_luminance(chosen, luminance_of_lightness(value)))

    default = colour if scheme == "light" else at(here)
    return {
        "base-default": default,
        "base-hover": at(here - change),
        "base-active": at(here - 2 * change),
        "base-contrast-subtle": subtle_on(default),
        "base-contrast-default": text_on(default),
    }


def _step(here: float) -> float:
    return -8 if here <= 30 or 49 <= here <= 65 else 8


def scale(colour: str, scheme: Scheme) -> dict[str, str]:
    """The sixteen steps of a colour, by Designsystemet's names."""
    tint = rgb(colour) if scheme == "light" else muted(rgb(colour))
    column = 0 if scheme == "light" else 1
    steps = {name: hexadecimal(with_luminance(tint, pair[column])) for name, pair in LUMINANCE.items()}
    return steps | _base(colour, scheme, _step)


@lru_cache(maxsize=1024)
def readable_scale(colour: str, scheme: Scheme) -> dict[str, str]:
    """`scale`, changed where it must be for AA whatever colour was chosen.

    The base is moved towards dark (in the light scheme) or light (in the dark one) until controls stand out
    from every background, and its states go the way that keeps their text readable.
    """
    steps = scale(colour.lower(), scheme)
    base = _distinct(steps, scheme)
    if base != steps["base-default"]:
        steps |= _base(base, "light", _step)
    text = steps["base-contrast-default"]
    if min(contrast(steps["base-hover"], text), contrast(steps["base-active"], text)) < TEXT:
        away = 8 if text == "#ffffff" else -8
        steps |= _base(base, "light", lambda _: away)
    if contrast(steps["base-contrast-subtle"], base) < TEXT:
        steps["base-contrast-subtle"] = text
    return steps


def _distinct(steps: dict[str, str], scheme: Scheme) -> str:
    base = steps["base-default"]
    around = [
        steps[name]
        for name in ("background-default", "background-tinted", "surface-default", "surface-tinted")
    ]
    if all(contrast(base, colour) >= GRAPHICS for colour in around):
        return base
    edges = [luminance(rgb(colour)) for colour in around]
    if scheme == "light":
        goal = (min(edges) + 0.05) / GRAPHICS - 0.05 - 0.004  # 0.004: rounding to whole steps
    else:
        goal = (max(edges) + 0.05) * GRAPHICS - 0.05 + 0.004
    return hexadecimal(with_luminance(rgb(base), goal))
