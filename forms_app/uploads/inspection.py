"""Looks into a file before anybody else does: its kind by content, and nothing in it that harms by being opened.

A virus scanner may come after (clamd.py); these checks need none and always run.
"""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable

from PIL import Image

from forms_app.uploads import kinds
from forms_app.uploads.kinds import Kind
from forms_app.uploads.pdfs import check_pdf
from forms_app.uploads.refusals import Refused

MOST_PIXELS = 120_000_000  # the largest pictures of telephones have 108 million
LONGEST_SIDE = 30_000
MOST_FRAMES = 10  # JPEG of some telephones holds several views; an animation is no document
MOST_UNPACKED = 150 * 1024 * 1024  # bytes
MOST_PARTS = 5_000
MOST_TIMES = 200  # unpacked to packed size, beyond what XML reaches
_ALWAYS_FINE = 5 * 1024 * 1024  # unpacked bytes below which the ratio says nothing
_PIECE = 1024 * 1024
_MACROS = re.compile(r"(^|/)(vbaProject\.bin|vbaData\.xml)$|^(Basic|Scripts)/", re.IGNORECASE)


def inspect(data: bytes) -> Kind:
    """The kind of a whole file, when it may be let in. Raises Refused."""
    if not data:
        raise Refused("empty")
    kind = kinds.recognise(data)
    if kind is None:
        raise Refused("type")
    if check := _CHECKS.get(kind):
        check(data)
    return kind


def _check_picture(data: bytes) -> None:
    """Size and structure, from headers and checksums: the pixels are not unpacked at full size."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
                width, height = picture.size
                if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
                    raise Refused("pixels")
                if getattr(picture, "n_frames", 1) > MOST_FRAMES:
                    raise Refused("bomb")
                if picture.format == "PNG":
                    picture.verify()
                else:
                    picture.draft("RGB", (256, 256))  # an eighth of each side
                    picture.load()
    except Refused:
        raise
    except Image.DecompressionBombError as bomb:
        raise Refused("pixels") from bomb
    except Exception as broken:  # a decoder may raise anything at hostile bytes
        raise Refused("damaged") from broken


def _check_archive(data: bytes) -> None:
    """Unpacks every part of an office document, into nothing, within limits."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise Refused("bomb")
            for part in parts:
                if part.flag_bits & 1:
                    raise Refused("password")
                if _MACROS.search(part.filename):
                    raise Refused("scripts")
            unpacked = 0
            for part in parts:
                unpacked += _unpack(archive, part)
                if unpacked > MOST_UNPACKED or unpacked > max(_ALWAYS_FINE, MOST_TIMES * len(data)):
                    raise Refused("bomb")
    except Refused:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ) as broken:
        raise Refused("damaged") from broken


def _unpack(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """How many bytes a part has (its checksum is checked on the way)."""
    count = 0
    is_xml = part.filename.lower().endswith((".xml", ".rels"))
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            # No office program writes entities, and they are how XML makes much of little.
            if is_xml and not count and b"<!ENTITY" in piece:
                raise Refused("bomb")
            if count == 0 and part.filename == "[Content_Types].xml" and b"macroEnabled" in piece:
                raise Refused("scripts")
            count += len(piece)
    return count


_CHECKS: dict[Kind, Callable[[bytes], None]] = {
    kinds.PDF: check_pdf,
    kinds.JPEG: _check_picture,
    kinds.PNG: _check_picture,
    kinds.DOCX: _check_archive,
    kinds.XLSX: _check_archive,
    kinds.ODT: _check_archive,
    kinds.ODS: _check_archive,
}
