"""Leaves out questions that nobody could ever be asked in the original, since a dialog with one is not published."""

import json
from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from forms_app.editor.models import DialogPage
from forms_app.formio.building import Block, add_notes
from forms_app.formio.report import Report
from forms_app.quality.findings import Subject
from forms_app.quality.reach import never_shown


def lost_in(page: DialogPage) -> set[str]:
    """The ids of questions that no answers lead to and that no other block asks about."""
    lost = {found.question for found in never_shown(Subject(page, None)) if found.is_error and found.question}
    stored = json.dumps(page.steps.get_prep_value(), default=str)
    return {name for name in lost if stored.count(f'"{name}"') == 1}


def without(blocks: list[Block], lost: Collection[str], report: Report) -> list[Block]:
    """The blocks without those, with a note at what stands beside each, and without steps that become empty."""
    kept: list[Block] = []
    waiting: list[str] = []
    for block in blocks:
        value: dict[str, Any] = block["value"]
        if block["id"] in lost:
            text = _("“%(label)s” was never shown, and was left out.") % {"label": value["label"][:100]}
            report.notes.append({"key": value["key"], "type": block["type"], "note": text})
            waiting.append(text)
            continue
        if "questions" in value:
            value = value | {"questions": without(value["questions"], lost, report)}
            if not value["questions"]:
                continue
        kept.append(block | {"value": value})
        add_notes(kept[-1], waiting)
        waiting = []
    if kept:
        add_notes(kept[-1], waiting)
    return kept
