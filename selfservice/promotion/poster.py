"""A poster (A4) for a service: what it is, a QR code, and the address in letters for those without a camera."""

import json
from pathlib import Path

import typst
from django.utils.translation import gettext

from forms_app.receipts.fonts import FAMILIES, fonts, printable
from selfservice.promotion import qr
from sites.municipalities.models import Municipality

_TEMPLATE = Path(__file__).with_name("poster.typ")


def pdf(
    municipality: Municipality, language: str, title: str, summary: str, *, scanned: str, typed: str
) -> bytes:
    """The poster in the active language; `title` and `summary` are in `language`.

    `scanned` is the address in the code, `typed` the one in letters, without a channel: every letter counts.
    """
    content = {
        "language": language,
        "fonts": FAMILIES,
        "municipality": printable(municipality.name),
        "colour": municipality.colour,
        "title": printable(title),
        "summary": printable(summary),
        "address": typed.partition("://")[2],
        "scan": gettext("Point the camera of your phone here"),
        "or": gettext("or go to"),
        "qr-alt": gettext("QR code for %(address)s") % {"address": typed},
        "coat": bool(municipality.coat_of_arms),
        "coat-alt": gettext("Coat of arms of %(name)s") % {"name": municipality.name},
    }
    return typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={
            "data": json.dumps(content, ensure_ascii=False),
            "coat": municipality.coat_of_arms,
            "qr": qr.svg(scanned),
        },
        pdf_standards=["ua-1"],
    )
