"""Takes out of a photograph where it was taken, without touching its pixels.

Telephones write the position into every picture (Exif 2.32, 4.6.6; XMP 1.0). Whoever sends a picture of a
form has not chosen to tell where they live; where a place is asked for, there is a question for it.
"""

import re
import struct
import zlib
from collections.abc import Iterator

from forms_app.uploads import kinds
from forms_app.uploads.kinds import Kind

_GPS = 0x8825  # the entry of a TIFF directory that leads to the position
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}  # bytes of TIFF's types
# Within compressed pixels no FF is followed by E1, so this finds segments only, those of previews too.
_EXIF = re.compile(rb"\xff\xe1(..)Exif\0\0(?=II\*\0|MM\0\*)", re.DOTALL)
_XMP = re.compile(rb"\xff\xe1(..)http://ns\.adobe\.com/(?:xap/1\.0/|xmp/extension/)\0", re.DOTALL)
_PNG_TEXTS = (b"XML:com.adobe.xmp", b"Raw profile type ")


def without_place(data: bytes, kind: Kind) -> bytes:
    """The file without the position in it; the very same bytes for what is no picture, or tells no place.

    As many bytes as before, so that nothing that counts them from the beginning goes astray.
    """
    if kind == kinds.JPEG:
        return _jpeg(data)
    return _png(data) if kind == kinds.PNG else data


def _jpeg(data: bytes) -> bytes:
    changed = bytearray(data)
    for found in _EXIF.finditer(data):
        (length,) = struct.unpack(">H", found[1])
        end = found.start() + 2 + length
        changed[found.end() : end] = _tiff(data[found.end() : end])
    for found in _XMP.finditer(data):
        (length,) = struct.unpack(">H", found[1])
        end = min(found.start() + 2 + length, len(data))
        if b"GPS" in data[found.end() : end]:  # becomes a comment (FF FE) of spaces
            changed[found.start() : end] = b"\xff\xfe" + found[1] + b" " * (end - found.start() - 4)
    return bytes(changed)


def _png(data: bytes) -> bytes:
    changed = bytearray(data)
    for at, end in _chunks(data):
        kind, content = data[at - 4 : at], data[at:end]
        if kind == b"eXIf":
            content = _tiff(content)
        elif kind in (b"tEXt", b"zTXt", b"iTXt") and content.startswith(_PNG_TEXTS):
            # XMP, and old ways to hold Exif, packed: becomes a comment of spaces.
            kind, content = b"tEXt", b"Comment\0".ljust(len(content))
        changed[at - 4 : end + 4] = kind + content + struct.pack(">I", zlib.crc32(kind + content))
    return bytes(changed)


def _chunks(data: bytes) -> Iterator[tuple[int, int]]:
    """Where the content of each whole chunk of a PNG begins and ends (ISO/IEC 15948, 5.3)."""
    at = 8
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        if at + 12 + length > len(data):
            return
        yield at + 8, at + 8 + length
        at += 12 + length


def _tiff(data: bytes) -> bytes:
    """Exif's TIFF without the directory of the position: blanked, and its entry taken out."""
    order = "<" if data[:2] == b"II" else ">"
    changed = bytearray(data)
    try:
        (first,) = struct.unpack_from(f"{order}I", data, 4)
        (count,) = struct.unpack_from(f"{order}H", data, first)
        for number in range(count):
            at = first + 2 + 12 * number
            tag, _kind, _count, value = struct.unpack_from(f"{order}HHII", data, at)
            if tag == _GPS:
                _blank(changed, value, order)
                rest = changed[at + 12 : first + 2 + 12 * count + 4]  # with the offset of the next directory
                changed[at : at + len(rest)] = rest
                changed[at + len(rest) : at + len(rest) + 12] = bytes(12)
                struct.pack_into(f"{order}H", changed, first, count - 1)
                break
    except struct.error:  # cut off or made by hand: nothing reads a place out of it either
        pass
    return bytes(changed[: len(data)])


def _blank(changed: bytearray, at: int, order: str) -> None:
    """Overwrites a directory and the values that it leads to."""
    (count,) = struct.unpack_from(f"{order}H", changed, at)
    for number in range(count):
        _tag, kind, many, value = struct.unpack_from(f"{order}HHII", changed, at + 2 + 12 * number)
        size = _SIZES.get(kind, 0) * many
        if 4 < size <= len(changed) and value + size <= len(changed):
            changed[value : value + size] = bytes(size)
    end = min(at + 2 + 12 * count + 4, len(changed))
    changed[at:end] = bytes(end - at)
