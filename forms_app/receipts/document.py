"""The receipt as a PDF that lasts and that everybody can read, with the answers attached as JSON.

It is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once.

Typst sets it. What a citizen typed reaches Typst as data only (JSON through `sys.inputs`).
"""

import json
import logging
from datetime import UTC
from pathlib import Path
from typing import Any

import typst
from django.template.defaultfilters import filesizeformat
from django.utils.translation import get_language, gettext

from forms_app.definition.loading import load
from forms_app.definition.model import Definition, Question
from forms_app.receipts.fonts import FAMILIES, fonts, printable
from forms_app.submissions.models import Submission
from forms_app.submissions.reading import sections_of, what_happens_next
from forms_app.submissions.times import in_oslo
from forms_app.uploads.found import of_submission

logger = logging.getLogger(__name__)

_TEMPLATE = Path(__file__).with_name("receipt.typ")
_STANDARDS = ["a-3a", "ua-1"]


def pdf(submission: Submission) -> bytes:
    """The receipt of a submission in the active language, as PDF."""
    language = get_language() or submission.language
    definition = load(submission.version_id, language)
    municipality = submission.municipality
    content = _content(submission, definition)
    answers = json.dumps(attachment(submission, definition), ensure_ascii=False, indent=2)
    coat = municipality.coat_of_arms
    try:
        return _set(submission, content | {"coat": bool(coat)}, coat, answers)
    except typst.TypstError:
        if not coat:
            raise
        # An editor's drawing must not stand between a citizen and the receipt.
        logger.warning("The coat of arms of %s cannot be printed", municipality.slug)
        return _set(submission, content | {"coat": False}, "", answers)


def _set(submission: Submission, content: dict[str, Any], coat: str, answers: str) -> bytes:
    return typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(content, ensure_ascii=False), "coat": coat, "answers": answers},
        pdf_standards=_STANDARDS,
        timestamp=submission.sent_at.astimezone(UTC).replace(microsecond=0),
    )


def _content(submission: Submission, definition: Definition) -> dict[str, Any]:
    municipality = submission.municipality
    parts = [
        (gettext("What happens next"), what_happens_next(definition)),
        (gettext("Contact"), contact(submission, definition)),
    ]
    return {
        "language": definition.language,
        "written-in": definition.written_in,
        "fonts": FAMILIES,
        "municipality": printable(municipality.name),
        "colour": municipality.colour,
        "coat-alt": gettext("Coat of arms of %(municipality)s") % {"municipality": municipality.name},
        "title": printable(definition.title),
        "reference": submission.reference,
        "sent": in_oslo(submission.sent_at),
        "labels": {
            "receipt": gettext("Receipt"),
            "reference": gettext("Reference"),
            "sent": gettext("Sent"),
            "question": gettext("Question"),
            "answer": gettext("Answer"),
            "page": gettext("Page {page} of {pages}"),
            "attachment": gettext("The answers, for machines"),
        },
        "parts": [{"title": title, "text": printable(text)} for title, text in parts if text],
        "sections": [
            {
                "title": printable(section.title),
                "language": definition.written_in,
                "parts": [
                    {
                        "title": printable(part.title),
                        "rows": [
                            {"question": printable(row.label), "answer": printable(row.text)}
                            for row in part.rows
                        ],
                    }
                    for part in section.parts
                ],
            }
            for section in sections_of(definition, submission.answers)
        ]
        + _attachments(submission, definition.language),
    }


def _attachments(submission: Submission, language: str) -> list[dict[str, Any]]:
    """A section that lists the files that were sent along; none without files."""
    files = of_submission(submission)
    rows = [{"question": printable(file.name), "answer": filesizeformat(file.size)} for file in files]
    section = {"title": gettext("Attachments"), "language": language, "parts": [{"title": "", "rows": rows}]}
    return [section] if rows else []


def contact(submission: Submission, definition: Definition) -> str:
    """Whom to ask: what the dialog says, else the municipality's own."""
    municipality = submission.municipality
    own = (municipality.name, municipality.phone, municipality.email)
    return definition.texts.get("contact") or "\n".join(part for part in own if part)


def attachment(submission: Submission, definition: Definition) -> dict[str, Any]:
    """The answers for machines: values as stored, keyed by block id, with what was asked.

    The value of a group is a list of {block id: value}, with what its `questions` asked beside it.
    """
    questions = definition.questions()
    municipality = submission.municipality
    return {
        "schema": 1,
        "reference": submission.reference,
        "sent_at": submission.sent_at.astimezone(UTC).isoformat(),
        "municipality": {
            "number": municipality.number,
            "organisation_number": municipality.organisation_number,
            "name": municipality.name,
        },
        "dialog": {"id": str(submission.dialog), "version": submission.version_id, "title": definition.title},
        "language": definition.written_in,
        "answers": [
            _asked(questions[key])
            | {"value": value}
            | (
                {"questions": [_asked(inner) for inner in inside]}
                if (inside := questions[key].questions)
                else {}
            )
            for key, value in submission.answers.items()
        ],
    }


def _asked(question: Question) -> dict[str, str]:
    return {"id": question.id, "key": question.key, "question": question.label}
