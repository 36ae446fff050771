"""PDF: that it can be opened by anybody, and does nothing by itself when it is."""

import io
import logging
import re

from pypdf import PdfReader
from pypdf.generic import StreamObject

from forms_app.uploads.refusals import Refused

MOST_PAGES = 2_000
MOST_UNPACKED = 64 * 1024 * 1024  # bytes, of the streams that hold objects

# Parsing hostile files is chatty, and names in them are the citizen's.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def _name(word: str) -> bytes:
    """A pattern for a name, each letter of which may be written as #xx (ISO 32000-1, 7.3.5)."""
    letters = (f"(?:{letter}|#(?i:{ord(letter):02x}))" for letter in word)
    return "".join(["/", *letters, r"(?![A-Za-z0-9])"]).encode()


# Scripts, starting programs, and players inside the page (ISO 32000-1, 12.6.4 and 13).
_ACTIVE = re.compile(b"|".join(_name(word) for word in ("JavaScript", "Launch", "RichMedia", "XFA")))


def check_pdf(data: bytes) -> None:
    """Raises Refused for a PDF that is broken, locked, or has scripts in it."""
    if _ACTIVE.search(data):
        raise Refused("scripts")
    try:
        _look_inside(data)
    except Refused:
        raise
    except Exception as broken:  # a parser may raise anything at hostile bytes
        raise Refused("damaged") from broken


def _look_inside(data: bytes) -> None:
    reader = PdfReader(io.BytesIO(data), strict=False)
    # An empty password only forbids printing or copying: everybody can open it.
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused("password")
    if not 0 < len(reader.pages) <= MOST_PAGES:
        raise Refused("damaged")
    unpacked = 0
    # Names of actions may also stand in compressed streams of objects (7.5.7).
    for number in {holder for holder, _index in reader.xref_objStm.values()}:
        stream = reader.get_object(number)
        if not isinstance(stream, StreamObject):
            continue
        content = stream.get_data()
        unpacked += len(content)
        if unpacked > MOST_UNPACKED:
            raise Refused("bomb")
        if _ACTIVE.search(content):
            raise Refused("scripts")
