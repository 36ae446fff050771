"""Small files that every check lets through, for robots and tests."""

import io

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


def sample(question: Question) -> tuple[str, bytes]:
    """The name and bytes of a file that a question takes."""
    families = question.settings["families"]
    if "pdf" in families:
        return "vedlegg.pdf", pdf()
    if "picture" in families:
        return "bilde.png", picture()
    if "text" in families:
        return "tekst.txt", b"Dette er et vedlegg.\n"
    raise LookupError("no sample of these kinds")
