"""From the definition to HTML. The editor's preview and the citizen's page are made here, alike."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forms_app.definition.model import Definition, Question, Row, Step, with_inner
from forms_app.filling import browser_rules, shell
from forms_app.filling.journey import Answer, Journey, StepState
from forms_app.filling.rows import ANY_ROW, hidden_places, link_text, shown_rows
from forms_app.questions import get, ruling
from forms_app.questions.answering import unmet
from forms_app.questions.base import AnswerContext
from forms_app.rules.model import dump
from forms_app.uploads.found import has_files
from forms_app.versions.availability import Closure, Reason

PREVIEW = 0  # the version number of a definition that is not published; nothing of it is kept
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class FormFields:
    """The hidden fields of a step's form, and where it posts.

    `key` is the id that draft and submission have or will get, `owner` the signed owner. `change`: the step
    was opened from the review. `held`: answers of an ended session are shown.
    """

    action: str
    autosave: str
    key: str = ""
    owner: str = ""
    csrf: str = ""
    change: bool = False
    held: bool = False


def question_html(
    definition: Definition,
    answer: Answer,
    context: AnswerContext,
    hidden: bool,
    told: Mapping[str, str] = _NONE,
) -> SafeString:
    """A question with its control; `told` are the messages shown, by place of the question.

    An empty one is rendered once per version and language.
    """
    question = answer.question
    kind = get(question.type)
    error = told.get(question.place, "")
    raw = answer.raw
    if raw is None and question.settings.get("prefill") and question.row is None:
        raw = kind.suggestion(question, context)  # not of those in rows, which are about others
    if question.questions:
        return group_html(definition, answer, context, hidden, told)
    as_asked = not error and not kind.uses_facts and not kind.uses_files
    empty = as_asked and (raw is None or kind.is_empty(raw))
    if not empty or definition.version == PREVIEW:
        wrong = {f"{question.name}-{part}" for part in answer.wrong}
        return _render(question, raw, error, hidden, context, wrong=wrong)
    if question.row is None:
        return _empty_html(definition.version, definition.language, question.id, hidden, _Kept(question))
    anywhere = replace(question, row=Row(question.row.group, ANY_ROW, ""))
    html = _empty_html(definition.version, definition.language, question.id, hidden, _Kept(anywhere))
    return mark_safe(html.replace(ANY_ROW, question.row.id))


def group_html(
    definition: Definition, answer: Answer, context: AnswerContext, hidden: bool, told: Mapping[str, str]
) -> SafeString:
    """A group with its rows, and a blank row for the browser to copy."""

    def render(inner: Answer, is_hidden: bool) -> SafeString:
        return question_html(definition, inner, context, is_hidden, told)

    question = answer.question
    error = told.get(question.place, "")
    return _render(question, answer.raw, error, hidden, context, **shown_rows(answer, told, render))


class _Kept:
    """Carries a question past the cache's key: version, language and id already say which it is."""

    def __init__(self, question: Question) -> None:
        self.question = question

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        # Rules may have made it required, or left fewer options, than the last time.
        return (
            isinstance(other, _Kept)
            and self.question.required == other.question.required
            and self.question.settings.get("options") == other.question.settings.get("options")
        )


@lru_cache(maxsize=20_000)
def _empty_html(version: int, language: str, question_id: str, hidden: bool, kept: _Kept) -> SafeString:
    return _render(kept.question, None, "", hidden, AnswerContext())


def _render(
    question: Question, raw: Any, error: str, hidden: bool, context: AnswerContext, **more: Any
) -> SafeString:
    kind = get(question.type)
    name = question.name
    described = " ".join(
        [f"{name}-d"] * bool(question.help)
        + [f"{name}-p"] * bool(question.purpose)
        + [f"{name}-c"] * (question.type == "long_text")
        + [f"{name}-e"] * bool(error)
    )
    question, withheld = ruling.with_all_options(question)
    values = {
        "question": question,
        "withheld": withheld,
        "name": name,
        "raw": raw,
        "error": error,
        "hidden": hidden,
        "rule": json.dumps(dump(question.show_if)) if question.show_if else "",
        "described": format_html(' aria-describedby="{}"', described) if described else "",
        "invalid": mark_safe(' aria-invalid="true"') if error else "",
    }
    return get_template(kind.template).render(values | kind.context(question, raw, context) | more)


def step_html(
    journey: Journey,
    state: StepState,
    context: AnswerContext,
    fields: FormFields,
    *,
    errors: Iterable[Answer] = (),
    notice: str = "",
) -> SafeString:
    """The form of a step. `errors` are the answers whose faults are told; `notice` is a plain message."""
    definition, step = journey.definition, state.step
    told = {answer.question.place: answer.error for answer in errors}
    shown = {answer.question.id: answer for answer in state.answers}
    parts = [
        (
            section,
            [
                question_html(
                    definition,
                    shown.get(question.id) or unmet(question, journey.values, context),
                    context,
                    hidden=question.id not in shown,
                    told=told,
                )
                for question in questions
            ],
        )
        for section, questions in groupby(step.questions, lambda question: question.section)
    ]
    asked = [q for q in with_inner(step.questions) if get(q.type).asks and not ruling.is_calculated(q)]
    return get_template("forms_app/step.html").render(
        {
            "definition": definition,
            "step": step,
            "progress": progress(journey, step),
            "parts": parts,
            "errors": [(answer.focus, link_text(answer)) for answer in errors],
            "has_groups": any(question.questions for question in step.questions),
            "has_files": has_files(step),
            "notice": notice,
            "fields": fields,
            "first": journey.before(step.number) is None,
            "unseen": " ".join(hidden_places(state)),
            "rules": browser_rules.attributes(definition, [step], journey.values, context.today),
            "all_required": bool(asked) and all(question.required for question in asked),
            "some_required": any(question.required for question in asked),
        }
    )


def progress(journey: Journey, step: Step) -> str:
    """Where in the dialog a step is; the total only where it is certain."""
    position = journey.position(step.number)
    if journey.total is None:
        return _("Step %(position)d") % {"position": position}
    return _("Step %(position)d of %(total)d") % {"position": position, "total": journey.total}


def step_title(journey: Journey, step: Step, has_errors: bool = False) -> str:
    """The page title of a step: error first, so that it is the first thing heard (WCAG 2.4.2)."""
    title = f"{step.title} ({progress(journey, step).lower()}) – {journey.definition.title}"
    return _("Error: %(title)s") % {"title": title} if has_errors else title


def render_plain(
    request: HttpRequest,
    template: str,
    title: str,
    *,
    languages: tuple[str, ...] = (),
    status: int = 200,
    **values: Any,
) -> HttpResponse:
    """A page of filling in that has no questions."""
    return shell.page(
        request, title, get_template(template).render(values), languages=languages, status=status
    )


def render_closed(
    request: HttpRequest, slug: str = "", closure: Closure | None = None, dialog: str = ""
) -> HttpResponse:
    """A dialog that is not open: why, and the way to what one has written.

    Status 410: it has been here, and links to it need not be kept; 503 while it is paused.
    """
    titles = {
        Reason.PAUSED: _("This form is paused"),
        Reason.NOT_YET: _("This form is not open yet"),
        Reason.FULL: _("No more can be sent"),
    }
    title = titles.get(closure.reason, "") if closure else ""
    statuses = {Reason.PAUSED: 503, Reason.NOT_YET: 200}
    response = render_plain(
        request,
        "forms_app/closed.html",
        title or _("This form is closed"),
        status=statuses.get(closure.reason, 410) if closure else 410,
        heading=title or _("This form is closed"),
        reason=closure.reason.value if closure else "",
        rules=closure.rules if closure else None,
        until=closure.until if closure else None,
        text=closure.text(get_language() or "") if closure else "",
        dialog=dialog,
        answers_url=reverse("filling:answers", args=[slug]) if slug else "",
        start_url=reverse("filling:start", args=[slug]) if slug else "",
    )
    if closure and closure.reason is Reason.PAUSED:
        response.headers["Retry-After"] = "600"
    return response
