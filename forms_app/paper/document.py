"""The printed form of a dialog as PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once, set by Typst."""

import json
import logging
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from django.utils import timezone
from django.utils.translation import gettext, override

from forms_app.definition.loading import load
from forms_app.definition.model import Definition
from forms_app.definition.models import DialogVersion
from forms_app.filling.journey import Journey
from forms_app.paper.sheet import Answers, sheet
from forms_app.receipts.fonts import FAMILIES, fonts
from sites.municipalities.models import Municipality
from sites.pagecache import stamps

logger = logging.getLogger(__name__)

_TEMPLATE = Path(__file__).with_name("form.typ")
_STANDARDS = ["a-3a", "ua-1"]


def blank(version_id: int, language: str, municipality: Municipality, url: str) -> bytes:
    """The empty form of a version; kept in the process until the municipality's own facts change."""
    return _blank(
        version_id, language, url, stamps.current(stamps.content(municipality.pk), stamps.MUNICIPALITIES)
    )


@lru_cache(maxsize=100)
def _blank(version_id: int, language: str, url: str, _stamp: int) -> bytes:
    version = DialogVersion.objects.select_related("municipality").get(pk=version_id)
    definition = load(version_id, language)
    with override(language):
        content = sheet(definition, version.municipality, Answers(), version.number, url)
        return _pdf(content, definition, version.municipality, version.created_at)


def filled(journey: Journey, municipality: Municipality, number: int, url: str) -> bytes:
    """The form with what somebody has answered so far, all in the language of the journey's definition."""
    definition = journey.definition
    with override(definition.language):
        content = sheet(definition, municipality, Answers.of(journey), number, url)
        return _pdf(content, definition, municipality, timezone.now())


def _pdf(
    content: dict[str, Any], definition: Definition, municipality: Municipality, made: datetime
) -> bytes:
    coat = municipality.coat_of_arms
    content |= {
        "language": definition.language,
        "fonts": FAMILIES,
        "colour": municipality.colour,
        "coat-alt": gettext("Coat of arms of %(municipality)s") % {"municipality": municipality.name},
    }
    try:
        return _set(content | {"coat": bool(coat)}, coat, made)
    except typst.TypstError:
        if not coat:
            raise
        # An editor's drawing must not stand between a citizen and the form.
        logger.warning("The coat of arms of %s cannot be printed", municipality.slug)
        return _set(content | {"coat": False}, "", made)


def _set(content: dict[str, Any], coat: str, made: datetime) -> bytes:
    return typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(content, ensure_ascii=False), "coat": coat},
        pdf_standards=_STANDARDS,
        timestamp=made.astimezone(UTC).replace(microsecond=0),
    )
