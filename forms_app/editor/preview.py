"""What editors see beside the form: the real dialog, from a compilation of what is not yet saved.

Nothing is stored: the definition has the version number of one that is never published, and forms are inert.
"""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forms_app.definition.compiler import compile_dialog
from forms_app.definition.model import Definition, read
from forms_app.editor import start_page
from forms_app.filling.journey import Answer, StepState, walk
from forms_app.filling.rendering import PREVIEW, FormFields, step_html
from forms_app.questions.base import AnswerContext
from forms_app.rules.sentence import sentence

if TYPE_CHECKING:
    from forms_app.editor.models import DialogPage

MODES = [("start", _("Start page")), ("steps", _("All steps"))]


def serve(page: "DialogPage", request: HttpRequest, mode: str) -> HttpResponse:
    """The start page, or every step below another, as citizens would meet them now."""
    definition = read(compile_dialog(page), PREVIEW, page.locale.language_code)
    if mode == "start":
        return start_page.render(page, request, definition, start_url="")
    context = AnswerContext(today=timezone.localdate())
    steps = [
        {"html": step, "rule": rule} for step, rule in zip(_steps(definition, context), _rules(definition), strict=True)
    ]
    values = {"page": page, "definition": definition, "steps": steps}
    return TemplateResponse(request, "forms_app/editor/preview.html", values).render()


def _rules(definition: Definition) -> list[str]:
    known = definition.questions()
    return [sentence(step.show_if, known) if step.show_if else "" for step in definition.steps]


def _steps(definition: Definition, context: AnswerContext) -> list[str]:
    """Every step, also those that do not apply before anything is answered: editors must see them all."""
    journey = walk(definition, {}, context)
    found = []
    for step in definition.steps:
        everything = StepState(step, tuple(Answer(question) for question in step.questions), ())
        state = journey.step(step.number) or everything
        found.append(step_html(journey, state, context, FormFields(action="", autosave="")))
    return found
