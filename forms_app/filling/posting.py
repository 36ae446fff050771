"""From what a browser posts to what is saved: only what the citizen saw, where it is their turn."""

import uuid
from enum import Enum
from typing import Any

from django.http import HttpRequest

from forms_app.definition.model import Step
from forms_app.filling import drafts, held, numbers, rows
from forms_app.filling.journey import Journey, StepState
from forms_app.filling.models import Draft
from forms_app.filling.visits import Visit
from forms_app.questions import get

MOST_TRIES = 20  # of writing while other tabs write too; each try that fails is another's that succeeded


class Outcome(Enum):
    """What became of a post to a step."""

    SAVED = 1
    NOT_HERE = 2  # it is not this step's turn, or the post is no form of ours; nothing is saved
    SENT_ALREADY = 3
    LOGGED_OUT = 4  # or logged in as somebody else than who wrote it


def save_posted(request: HttpRequest, visit: Visit, number: int, quietly: bool = False) -> Outcome:
    """Saves what was posted for a step.

    `quietly` (autosave) leaves out what is empty and was so before: the citizen may not have come to it.
    """
    key, furthest = visit.posted_key, 0 if quietly else number
    for _try in range(MOST_TRIES):
        draft = visit.find_draft()
        visit.had_come_to = draft.furthest if draft else 0
        if visit.must_log_in or visit.is_somebody_elses:
            return Outcome.LOGGED_OUT
        posted = posted_answers(request, visit, number, quietly)
        if posted is None:
            return Outcome.SENT_ALREADY if draft is None and visit.sent_by_key() else Outcome.NOT_HERE
        if draft is None:
            saved = _create(visit, posted, number, key, furthest)
            if saved is None and visit.sent_by_key():
                return Outcome.SENT_ALREADY
            key = None  # once refused, it is somebody else's
        else:
            written = drafts.update(
                draft, visit.definition, posted, step=number, language=visit.language, furthest=furthest
            )
            saved = draft if written else None
        if saved:
            visit.adopt(saved)
            break
    else:
        raise RuntimeError("Other tabs wrote to the draft all the time")
    if "held" in request.POST and visit.is_citizen:
        held.drop(visit.municipality, visit.live.dialog, visit.owner.browser, visit.applicant.citizen_id)
    return Outcome.SAVED


def _create(
    visit: Visit, posted: dict[str, Any], number: int, key: uuid.UUID | None, furthest: int
) -> Draft | None:
    draft = drafts.create(
        visit.owner,
        visit.municipality,
        visit.live,
        visit.definition,
        typed=posted,
        facts=visit.facts,
        step=number,
        language=visit.language,
        key=key,
        furthest=furthest,
        channel=visit.channel,
    )
    if draft is not None:
        numbers.begun(visit)
    return draft


def reachable(journey: Journey, number: int) -> StepState | None:
    """The step's state, when it applies and no step before it still has something to answer."""
    todo = journey.todo
    return journey.step(number) if todo is None or number <= todo else None


def posted_answers(
    request: HttpRequest, visit: Visit, number: int, quietly: bool = False
) -> dict[str, Any] | None:
    """What was typed in the questions that the citizen saw; None when the step cannot be reached.

    The button of a group that was pressed has done its work.
    """
    state = reachable(visit.journey, number) if "version" in request.POST else None
    if state is None:
        return None
    known = {answer.question.id for answer in state.answers if answer.known}
    posted = read_step(request, state.step, unseen(request) | known)
    for question in state.step.questions:
        if question.questions and question.id in posted:
            before = visit.typed.get(question.id)
            posted[question.id] = rows.merged(question, before, posted[question.id], quietly=quietly)
    if button := rows.button_in(request.POST):
        posted = rows.pressed(state.step.questions, posted, button)
    return _without_new_blanks(visit, posted) if quietly else posted


def read_step(request: HttpRequest, this: Step, leave_out: set[str]) -> dict[str, Any]:
    return {
        question.id: get(question.type).read(question, request.POST)
        for question in this.questions
        if get(question.type).asks and question.id not in leave_out
    }


def unseen(request: HttpRequest) -> set[str]:
    """Where the questions stand (Question.place) that were hidden when the form was sent."""
    return set(request.POST.get("unseen", "").split())


def _without_new_blanks(visit: Visit, posted: dict[str, Any]) -> dict[str, Any]:
    asked = visit.definition.questions()
    return {
        name: raw
        for name, raw in posted.items()
        if name in visit.typed or not rows.is_blank(asked[name], raw)
    }
