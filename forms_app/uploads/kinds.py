"""The kinds of files that may be sent in, and telling a file's kind by its content alone.

No kind that hides others (ZIP), that runs (Office with macros) or that offices cannot open (HEIC: iPhones
send JPEG to a control that asks for it).
"""

import io
import zipfile
from dataclasses import dataclass

import filetype

from forms_app.uploads.refusals import Refused


@dataclass(frozen=True, slots=True)
class Kind:
    """A media type with the endings of its names, the usual one first."""

    type: str
    endings: tuple[str, ...]
    family: str  # which the editor chooses


PDF = Kind("application/pdf", ("pdf",), "pdf")
JPEG = Kind("image/jpeg", ("jpg", "jpeg", "jpe", "jfif"), "picture")
PNG = Kind("image/png", ("png",), "picture")
_OPEN = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
DOCX = Kind(f"{_OPEN}wordprocessingml.document", ("docx",), "document")
ODT = Kind(f"{_ODF}text", ("odt",), "document")
XLSX = Kind(f"{_OPEN}spreadsheetml.sheet", ("xlsx",), "spreadsheet")
ODS = Kind(f"{_ODF}spreadsheet", ("ods",), "spreadsheet")
TEXT = Kind("text/plain", ("txt", "csv"), "text")
KINDS = (PDF, JPEG, PNG, DOCX, ODT, XLSX, ODS, TEXT)
FAMILIES = ("pdf", "picture", "document", "spreadsheet", "text")

_BY_TYPE = {kind.type: kind for kind in KINDS}
_MARKUP = (b"<!doctype", b"<html", b"<svg", b"<script", b"<?xml", b"<?php", b"#!", b"%!ps")


def of_families(families: list[str] | tuple[str, ...]) -> tuple[Kind, ...]:
    """The kinds that an editor's choice of families lets in."""
    return tuple(kind for kind in KINDS if kind.family in families)


def by_type(media_type: str) -> Kind | None:
    """The kind with a media type."""
    return _BY_TYPE.get(media_type)


def recognise(data: bytes) -> Kind | None:
    """The kind of a file by its bytes; None for anything else. Raises Refused where only it is damaged."""
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return _of_archive(data)
    guessed = filetype.guess_mime(data[:8192])
    if guessed is not None:
        kind = _BY_TYPE.get(guessed)
        return kind if kind in (JPEG, PNG) else None
    return TEXT if _is_text(data) else None


def _of_archive(data: bytes) -> Kind | None:
    """Office documents are ZIP archives that say themselves what they are (ISO/IEC 29500-2, 26300-3)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                return DOCX if "word/document.xml" in names else XLSX if "xl/workbook.xml" in names else None
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                return _BY_TYPE.get(archive.read("mimetype").decode("ascii", "replace").strip())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as broken:
        raise Refused("damaged") from broken
    return None


def _is_text(data: bytes) -> bool:
    """Whether bytes are plain text: no control characters, and nothing that a browser or shell would run."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        return False
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            return False
    return not any((ord(letter) < 32 and letter not in "\t\r\n\f") or letter == "\x7f" for letter in text)
