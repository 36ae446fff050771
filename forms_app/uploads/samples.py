"""Small files that every check lets through, for robots and tests."""

import io
import zipfile

from PIL import Image
from pypdf import PdfWriter

from forms_app.definition.model import Question


def pdf() -> bytes:
    """A PDF of one blank page."""
    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(file)
    return file.getvalue()


def picture(size: tuple[int, int] = (32, 24), kind: str = "PNG") -> bytes:
    """A picture of one colour."""
    file = io.BytesIO()
    Image.new("RGB", size, "teal").save(file, kind)
    return file.getvalue()


def office(main: str) -> bytes:
    """An office document whose main part is called `main`, with nothing in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(main, "<x/>")
    return file.getvalue()


def sample(question: Question) -> tuple[str, bytes]:
    """The name and bytes of a file that a question takes."""
    match question.settings["families"]:
        case ["pdf", *_]:
            return "vedlegg.pdf", pdf()
        case ["picture", *_]:
            return "bilde.png", picture()
        case ["document", *_]:
            return "brev.docx", office("word/document.xml")
        case ["spreadsheet", *_]:
            return "regneark.xlsx", office("xl/workbook.xml")
    return "tekst.txt", b"Dette er et vedlegg.\n"
