"""What is let in and what is not: by content, whatever a file calls itself; hostile bytes never break anything."""

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from forms_app.uploads import inspection, kinds, names, pdfs
from forms_app.uploads.inspection import inspect
from forms_app.uploads.refusals import Refused, explain
from forms_app.uploads.samples import pdf, picture, sample
from tests.compiled import asked, definition, step_of


def archive(parts, compression=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()


def docx(**more):
    return archive({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>"} | more)


def odt(**more):
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"} | more)


def png_header(width, height):
    """A picture that says how large it is, and has next to nothing in it."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body + chunk(b"IEND", b"")


def animation(frames):
    file = io.BytesIO()
    pictures = [Image.new("RGB", (8, 8), (shade * 9 % 255, 0, 0)) for shade in range(frames)]
    pictures[0].save(file, "PNG", save_all=True, append_images=pictures[1:])
    return file.getvalue()


def written(writer):
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def blank():
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    return writer


def pdf_with_script():
    writer = blank()
    action = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert(1)")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject(name): value for name, value in action.items()}
    )
    return written(writer)


def pdf_with_hidden_script():
    """The script's name stands in a compressed stream of objects, as most programs write PDF today."""
    inner = b"9 0 << /S /JavaScript /JS (app.alert(1)) >>"
    stream = zlib.compress(inner)
    parts = [
        b"%PDF-1.5\n",
        b"1 0 obj << /Type /Catalog /Pages 2 0 R /OpenAction 9 0 R >> endobj\n",
        b"2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n",
        b"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >> endobj\n",
        b"4 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >> stream\n" % len(stream)
        + stream
        + b"\nendstream endobj\n",
    ]
    offsets, data = {}, b""
    for number, part in enumerate(parts):
        offsets[number] = len(data)
        data += part
    start = len(data)
    rows = b"\x00\x00\x00\xff"
    for number in (1, 2, 3, 4):
        rows += b"\x01" + struct.pack(">H", offsets[number]) + b"\x00"
    rows += b"\x00\x00\x00\x00" * 4  # 5 to 8 are free
    rows += b"\x02" + struct.pack(">H", 4) + b"\x00"
    table = zlib.compress(rows)
    data += (
        b"10 0 obj << /Type /XRef /Size 10 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode /Length %d >> stream\n"
        % len(table)
    )
    return data + table + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % start


def pdf_with_password():
    writer = blank()
    writer.encrypt("hemmelig", algorithm="AES-256")
    return written(writer)


def pdf_without_printing():
    writer = blank()
    writer.encrypt("", "eier", algorithm="AES-256")
    return written(writer)


def pdf_with_launch():
    writer = blank()
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("x.exe")}
    )
    writer.root_object[NameObject("/OpenAction")] = action
    return written(writer)


def tiff():
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "TIFF")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdf(), kinds.PDF),
        (pdf_without_printing(), kinds.PDF),
        (picture(), kinds.PNG),
        (picture(kind="JPEG"), kinds.JPEG),
        (picture((4000, 3000), "JPEG"), kinds.JPEG),
        (docx(), kinds.DOCX),
        (archive({"[Content_Types].xml": "<T/>", "xl/workbook.xml": "<x/>"}), kinds.XLSX),
        (odt(), kinds.ODT),
        (archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), kinds.ODS),
        ("Blåbærsyltetøy\r\n1;2;3\r\n".encode(), kinds.TEXT),
        ("Blåbærsyltetøy".encode("cp1252"), kinds.TEXT),
    ],
    ids=lambda value: getattr(value, "type", ""),
)
def test_let_in(data, kind):
    assert inspect(data) == kind


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\0\1\2\3", "type"),
        (b"<html><script>alert(1)</script>", "type"),
        (b"\n <svg xmlns='x' onload='alert(1)'/>", "type"),
        (b"#!/bin/sh\nrm -rf /\n", "type"),
        (b"MZ" + b"\0" * 100, "type"),
        (b"GIF89a" + b"\0" * 20, "type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "type"),  # old Office, also with a password
        (tiff(), "type"),
        (archive({"virus.exe": b"MZ"}), "type"),  # a plain ZIP hides what is in it
        (archive({"mimetype": "application/zip"}), "type"),
        (b"PK\x03\x04" + b"\0" * 40, "damaged"),
        (b"<html>" + pdf(), "type"),  # the PDF must begin the file
        (pdf()[:100], "damaged"),
        (pdf_with_script(), "scripts"),
        (pdf_with_script().replace(b"/JavaScript", b"/J#61vaScr#69pt"), "scripts"),
        (pdf_with_hidden_script(), "scripts"),
        (pdf_with_launch(), "scripts"),
        (pdf_with_password(), "password"),
        (png_header(50_000, 50_000), "pixels"),
        (png_header(12_000, 12_000), "pixels"),
        (animation(30), "type"),
        (picture()[:60], "damaged"),
        (picture((600, 400), "JPEG")[:400], "damaged"),
        (docx(**{"word/vbaProject.bin": b"x"}), "scripts"),
        (odt(**{"Basic/Standard/Module1.xml": "<x/>"}), "scripts"),
        (docx(**{"word/a.xml": b"\0" * 60_000_000}), "bomb"),
        (docx(**{f"word/{n}.xml": b"" for n in range(inspection.MOST_PARTS)}), "bomb"),
        (docx(**{"word/x.xml": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'}), "bomb"),
    ],
)
def test_kept_out(data, code):
    with pytest.raises(Refused, match=code):
        inspect(data)
    assert "«x»" in explain(code, label="«x»", name="a.pdf").replace("“«x»”", "«x»")


def test_a_part_that_lies_about_its_size():
    data = bytearray(docx(**{"word/a.xml": b"a" * 100_000}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.rindex(mark)
        data[place + at : place + at + 4] = struct.pack("<I", 10)
    with pytest.raises(Refused):
        inspect(bytes(data))


def test_a_stream_of_objects_that_unpacks_to_very_much(monkeypatch):
    monkeypatch.setattr(pdfs, "MOST_UNPACKED", 10)
    with pytest.raises(Refused, match="bomb"):
        inspect(pdf_with_hidden_script().replace(b"JavaScript", b"XavaScript"))


SEEDS = [pdf(), picture(), picture(kind="JPEG"), docx(), odt(), pdf_with_hidden_script()]


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=400)
    | st.builds(
        lambda seed, at, cut, junk: seed[: at % len(seed)] + junk + seed[(at + cut) % len(seed) :],
        st.sampled_from(SEEDS),
        st.integers(0, 5000),
        st.integers(0, 200),
        st.binary(max_size=40),
    )
)
def test_any_bytes_are_let_in_or_refused_with_a_message(data):
    try:
        assert inspect(data) in kinds.KINDS
    except Refused as refused:
        assert explain(str(refused), label="x", name="y")


@given(st.text(max_size=300) | st.from_regex(r"[./\\a-z\x00-\x20]{1,40}\.[a-zA-Z]{0,6}", fullmatch=True))
def test_names_steer_nothing(typed):
    name = names.clean(typed)
    assert 0 < len(name) <= names.LONGEST
    assert not set(name) & set('/\\<>:"|?*\0\r\n\t\u202e\u200b\ufeff')
    assert name not in (".", "..") and not name.startswith(".")
    assert names.clean(name) == name
    named = names.with_ending(name, ("pdf",))
    assert named.lower().endswith(".pdf")


@pytest.mark.parametrize("family", kinds.FAMILIES)
def test_samples_are_let_in(family):
    question = definition(step_of("S", asked("files", "F", id="f", families=[family]))).questions()["f"]
    name, data = sample(question)
    kind = inspect(data)
    assert kind.family == family and names.with_ending(name, kind.endings) == name


@pytest.mark.parametrize(
    ("typed", "endings", "name"),
    [
        ("C:\\fakepath\\Søknad.PDF", ("pdf",), "Søknad.PDF"),
        ("../../etc/passwd", ("txt", "csv"), "passwd.txt"),
        ("møte 12.5", ("pdf",), "møte 12.5.pdf"),
        ("bilde.jpeg", ("jpg", "jpeg"), "bilde.jpeg"),
        ("side.html", ("txt", "csv"), "side.txt"),
        ("evil\u202efdp.exe", ("pdf",), "evilfdp.pdf"),
        (" . ", ("png",), "vedlegg.png"),
    ],
)
def test_names_end_as_their_content_is(typed, endings, name):
    assert names.with_ending(names.clean(typed), endings) == name
