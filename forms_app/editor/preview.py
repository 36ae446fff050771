"""What editors see beside the form: the real dialog, from a compilation of what is not yet saved.

Nothing is stored: the definition has the version number of one that is never published, and forms are inert.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from forms_app.definition.compiler import compile_dialog
from forms_app.definition.model import Definition, Question, read
from forms_app.editor import start_page
from forms_app.filling import browser_rules
from forms_app.filling.rendering import PREVIEW, question_html
from forms_app.questions.answering import unmet
from forms_app.questions.base import AnswerContext
from forms_app.rules.evaluation import holds
from forms_app.rules.model import Rule, dump, questions_in
from forms_app.rules.sentence import sentence

if TYPE_CHECKING:
    from forms_app.editor.models import DialogPage

MODES = [("start", _("Start page")), ("steps", _("All steps"))]


def serve(page: "DialogPage", request: HttpRequest, mode: str) -> HttpResponse:
    """The start page, or every step below another, as citizens would meet them now."""
    definition = read(compile_dialog(page), PREVIEW, page.locale.language_code)
    if mode == "start":
        response = start_page.render(page, request, definition, start_url="")
    else:
        values = {
            "page": page,
            "definition": definition,
            "steps": _steps(definition),
            "rules": browser_rules.attributes(definition, definition.steps, {}, timezone.localdate()),
        }
        response = TemplateResponse(request, "forms_app/editor/preview.html", values).render()
    # Editors may try the questions; nothing of it can be sent anywhere.
    response._csp_config = settings.SECURE_CSP | {"form-action": [CSP.NONE]}  # type: ignore[attr-defined]
    return response


def _why(name: str, label: str, rule: Rule | None, known: Mapping[str, Question]) -> dict[str, str] | None:
    """Why a step or question may be hidden: its rule in words, and the questions that decide."""
    if rule is None:
        return None
    return {
        "id": name,
        "label": label,
        "sentence": sentence(rule, known),
        "looks_at": " ".join(dict.fromkeys(questions_in(rule))),
    }


def _steps(definition: Definition) -> list[dict[str, Any]]:
    """Every step with its rule in words, also those that do not apply before anything is answered.

    They stand in one form, so that the browser applies rules across steps while the editor tries them.
    """
    context = AnswerContext(today=timezone.localdate())
    known = definition.questions()
    values: dict[str, Any] = {}
    return [
        {
            "step": step,
            "rule": json.dumps(dump(step.show_if)) if step.show_if else "",
            "sentence": sentence(step.show_if, known) if step.show_if else "",
            "hidden": not holds(step.show_if, values),
            "why": _why(step.id, step.title, step.show_if, known),
            "questions": [
                (
                    question_html(
                        definition,
                        unmet(question, values, context),
                        context,
                        hidden=not holds(question.show_if, values),
                    ),
                    _why(question.id, question.label, question.show_if, known),
                )
                for question in step.questions
            ],
        }
        for step in definition.steps
    ]
