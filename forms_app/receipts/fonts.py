"""The fonts of receipts, and making any text printable with them.

They lie beside this module (SIL Open Font License 1.1): a receipt must look the same on every machine, and
PDF/A refuses characters that no font has. Latin with Sámi letters, Greek and Cyrillic are Inter's; Arabic,
Hebrew and emoji are Noto's.
"""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import typst

FOLDER = Path(__file__).parent / "fonts"
FAMILIES = ("Inter", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Emoji")
_LONG_WORD = re.compile(r"[^\s\u200b]{24}(?=[^\s\u200b])")
# Typst takes minutes over a line of hundreds of thousands of characters without a space.
_ENDLESS_WORD = re.compile(r"\S{2400}(?=\S)")
# Joiners, direction marks and variation selectors: they steer how neighbours are drawn and have no glyph.
_STEERING = {0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0xFE0E, 0xFE0F}


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """The bundled fonts, read once per process."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """The code points that have a glyph in one of the regular fonts."""
    return frozenset(
        point for path in sorted(FOLDER.glob("*-Regular.ttf")) for point in _code_points(path.read_bytes())
    )


def printable(text: str) -> str:
    """The text as it can be printed: nothing is lost silently.

    Control characters, which cannot be seen, go; a character without a glyph becomes its number, as [U+4E2D];
    words too long for a line may break anywhere.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    shown = "".join(_shown(character) for character in unicodedata.normalize("NFC", lines))
    shown = _ENDLESS_WORD.sub(lambda word: word[0] + "\n", shown)
    return _LONG_WORD.sub(lambda word: word[0] + "\u200b", shown)


def _shown(character: str) -> str:
    if character == "\n" or (" " <= character <= "~"):
        return character
    if character == "\t":
        return "    "
    point = ord(character)
    kind = unicodedata.category(character)
    if kind == "Cc" or (kind == "Cf" and point not in _STEERING and not 0x202A <= point <= 0x2069):
        return ""
    if point in _STEERING or kind == "Cf" or (point in covered() and kind not in ("Co", "Cs", "Cn")):
        return character
    return f"[U+{point:04X}]"


def _code_points(font: bytes) -> Iterator[int]:
    """What a TrueType font's cmap table maps to a glyph (OpenType 1.9, “cmap”, formats 4 and 12)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * index) for index in range(tables))
    start = next(offset for tag, _sum, offset, _length in records if tag == b"cmap")
    (subtables,) = struct.unpack_from(">H", font, start + 2)
    for index in range(subtables):
        platform, _encoding, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * index)
        if platform != 3:
            continue
        at = start + offset
        (layout,) = struct.unpack_from(">H", font, at)
        if layout == 12:
            (groups,) = struct.unpack_from(">L", font, at + 12)
            for group in range(groups):
                first, last, _glyph = struct.unpack_from(">LLL", font, at + 16 + 12 * group)
                yield from range(first, last + 1)
        elif layout == 4:
            segments = struct.unpack_from(">H", font, at + 6)[0] // 2
            lasts = struct.unpack_from(f">{segments}H", font, at + 14)
            firsts = struct.unpack_from(f">{segments}H", font, at + 16 + 2 * segments)
            for first, last in zip(firsts, lasts, strict=True):
                yield from range(first, min(last, 0xFFFE) + 1)
