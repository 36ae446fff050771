"""Filling in a dialog: start, steps, review, send. Every page works without JavaScript."""

import uuid
from enum import Enum
from typing import Any

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from forms_app.definition.model import Step
from forms_app.filling import drafts, held, shell
from forms_app.filling.journey import Answer, Journey, StepState, walk
from forms_app.filling.models import Draft
from forms_app.filling.rendering import FormFields, render_plain, step_html, step_title
from forms_app.filling.review import sections
from forms_app.filling.visits import Visit, visiting
from forms_app.questions import get
from forms_app.submissions.models import Submission
from forms_app.submissions.send import NotSendable
from forms_app.submissions.send import send as send_submission

MOST_TRIES = 20  # of writing while other tabs write too; each try that fails is another's that succeeded


@require_http_methods(["GET", "HEAD", "POST"])
@visiting
def start(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Into the dialog: by login where it is needed; an open draft is offered before a new start."""
    if request.method == "POST" and not visit.must_log_in:
        visit.owner.drafts(visit.municipality, dialog=visit.live.dialog).delete()
        return redirect(_entrance(visit))
    draft = visit.find_draft()
    if visit.must_log_in:
        return redirect(visit.login_url(visit.url("start")))
    if draft is None:
        return redirect(_entrance(visit))
    return render_plain(
        request,
        "forms_app/resume.html",
        _("Continue where you left off – %(title)s") % {"title": visit.definition.title},
        definition=visit.definition,
        draft=draft,
        continue_url=_where_to_go_on(visit, visit.journey),
        start_url=visit.url("start"),
        csrf=get_token(request),
    )


def _entrance(visit: Visit) -> str:
    steps = visit.journey.steps
    return visit.url("step", steps[0].step.number if steps else 1)


def _where_to_go_on(visit: Visit, journey: Journey) -> str:
    return visit.url("review") if journey.todo is None else visit.url("step", journey.todo)


@require_http_methods(["GET", "HEAD", "POST"])
@visiting
def step(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """One page of questions."""
    if request.method == "POST":
        return _post_step(request, visit, number)
    visit.find_draft()
    if visit.must_log_in:
        return redirect(visit.login_url(visit.url("step", number)))
    journey = visit.journey
    state = _reachable(journey, number)
    if state is None:
        if visit.draft is None and (sent := _just_sent(visit)):
            return _to_receipt(sent)
        return redirect(_where_to_go_on(visit, journey))
    change = "change" in request.GET
    if "held" in request.GET and visit.applicant.citizen_id is not None:
        kept = held.find(
            visit.municipality, visit.live.dialog, visit.owner.browser, visit.applicant.citizen_id, number
        )
        if kept:
            journey = walk(visit.definition, {**visit.typed, **kept}, visit.context)
            notice = _("You were logged out, but what you had written is here. Press Next to go on.")
            return _show(
                visit, journey, journey.step(number) or state, change=change, notice=notice, held_shown=True
            )
    return _show(visit, journey, state, change=change)


def _reachable(journey: Journey, number: int) -> StepState | None:
    """The step's state, when it applies and no step before it still has something to answer."""
    if journey.todo is not None and number > journey.todo:
        return None
    return journey.step(number)


def _post_step(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    match save_posted(request, visit, number):
        case Outcome.LOGGED_OUT:
            return _hold(request, visit, number)
        case Outcome.SENT_ALREADY:
            return _to_receipt(_sent_by(visit))
        case Outcome.NOT_HERE:
            return redirect(_where_to_go_on(visit, visit.journey))
    journey = visit.journey
    change = "change" in request.POST
    if "later" in request.POST:
        return redirect(visit.url("start"))
    if "back" in request.POST:
        before = journey.before(number)
        return redirect(visit.start_page if before is None else visit.url("step", before))
    state = journey.step(number)
    if state is None or state.complete:
        following = journey.todo if change else journey.after(number)
        return redirect(visit.url("review") if following is None else visit.url("step", following))
    unseen = _unseen(request)
    errors = tuple(answer for answer in state.errors if answer.question.id not in unseen)
    notice = ""
    if any(answer.question.id in unseen and not answer.settled for answer in state.answers):
        notice = _("Because of what you answered, there are more questions on this page.")
    return _show(visit, journey, state, change=change, errors=errors, notice=notice)


class Outcome(Enum):
    """What became of a post to a step."""

    SAVED = 1
    NOT_HERE = 2  # it is not this step's turn, or the post is no form of ours; nothing is saved
    SENT_ALREADY = 3
    LOGGED_OUT = 4


def save_posted(request: HttpRequest, visit: Visit, number: int, quietly: bool = False) -> Outcome:
    """Saves what was posted for a step.

    `quietly` (autosave) leaves out what is empty and was so before: the citizen may not have come to it.
    """
    for _try in range(MOST_TRIES):
        draft = visit.find_draft()
        if visit.must_log_in:
            return Outcome.LOGGED_OUT
        if draft is None and _sent_by(visit):
            return Outcome.SENT_ALREADY
        posted = _posted(request, visit, number)
        if posted is None:
            return Outcome.NOT_HERE
        if _write(visit, _without_new_blanks(visit, posted) if quietly else posted, number):
            break
    else:
        raise RuntimeError("Other tabs wrote to the draft all the time")
    if "held" in request.POST and visit.applicant.citizen_id is not None:
        held.drop(visit.municipality, visit.live.dialog, visit.owner.browser, visit.applicant.citizen_id)
    return Outcome.SAVED


def _write(visit: Visit, posted: dict[str, Any], number: int) -> bool:
    """Writes to the draft or makes one; False when another tab was quicker."""
    draft = visit.draft
    if draft is None:
        try:
            visit.adopt(_create(visit, posted, number))
        except IntegrityError:
            return False
        return True
    written = drafts.update(draft, visit.definition, posted, step=number, language=visit.language)
    if written:
        visit.adopt(draft)
    return written


def _create(visit: Visit, posted: dict[str, Any], number: int) -> Draft:
    return drafts.create(
        visit.owner,
        visit.municipality,
        visit.live,
        visit.definition,
        typed=posted,
        facts=visit.facts,
        step=number,
        language=visit.language,
        key=visit.posted_key,
    )


def _posted(request: HttpRequest, visit: Visit, number: int) -> dict[str, Any] | None:
    """What was typed in the questions that the citizen saw; None when the step cannot be reached."""
    state = _reachable(visit.journey, number) if "version" in request.POST else None
    if state is None:
        return None
    known = {answer.question.id for answer in state.answers if answer.known}
    return _read(request, state.step, _unseen(request) | known)


def _read(request: HttpRequest, this: Step, leave_out: set[str]) -> dict[str, Any]:
    return {
        question.id: get(question.type).read(question, request.POST)
        for question in this.questions
        if get(question.type).asks and question.id not in leave_out
    }


def _unseen(request: HttpRequest) -> set[str]:
    """The questions that were hidden when the form was sent."""
    return set(request.POST.get("unseen", "").split())


def _without_new_blanks(visit: Visit, posted: dict[str, Any]) -> dict[str, Any]:
    questions = visit.definition.questions()
    return {
        name: raw
        for name, raw in posted.items()
        if name in visit.typed or not get(questions[name].type).is_empty(raw)
    }


def _hold(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """The session ended while they wrote: keeps it for after the login, which comes back to the same step."""
    this = next((s for s in visit.definition.steps if s.number == number), None)
    if this is None:
        return redirect(visit.login_url(visit.url("start")))
    kept = held.hold(
        visit.municipality,
        visit.live.dialog,
        browser=visit.owner.browser,
        named=request.POST.get("owner", ""),
        step=number,
        typed=_read(request, this, _unseen(request)),
    )
    return redirect(visit.login_url(visit.url("step", number) + ("?held=1" if kept else "")))


def _show(
    visit: Visit,
    journey: Journey,
    state: StepState,
    *,
    change: bool,
    errors: tuple[Answer, ...] = (),
    notice: str = "",
    held_shown: bool = False,
) -> HttpResponse:
    fields = _fields(visit, state.step.number, change, held_shown)
    main = step_html(journey, state, visit.context, fields, errors=errors, notice=notice)
    return shell.page(visit.request, step_title(journey, state.step, bool(errors)), main)


def _fields(visit: Visit, number: int, change: bool, is_held: bool) -> FormFields:
    key = visit.draft.pk if visit.draft else visit.posted_key or uuid.uuid4()
    citizen_id = visit.applicant.citizen_id
    return FormFields(
        action=visit.url("step", number),
        autosave=visit.url("save", number),
        key=str(key),
        owner="" if citizen_id is None else held.name_owner(citizen_id),
        csrf=get_token(visit.request),
        change=change,
        held=is_held,
    )


@visiting
def refused(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """A step whose CSRF token is out of date: the same page with what was typed, and nothing saved."""
    visit.find_draft()
    if visit.must_log_in:
        return redirect(visit.login_url(visit.url("step", number)))
    posted = _posted(request, visit, number)
    if posted is None:
        return redirect(_where_to_go_on(visit, visit.journey))
    journey = walk(visit.definition, {**visit.typed, **posted}, visit.context)
    notice = _(
        "This page had been open too long to be saved. What you wrote is still here: press Next again."
    )
    return _show(visit, journey, journey.step(number), change="change" in request.POST, notice=notice)


@require_POST
@visiting
def save(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Autosave: what the citizen has typed so far, right or wrong."""
    match save_posted(request, visit, number, quietly=True):
        case Outcome.LOGGED_OUT:
            message = _(
                "You have been logged out. Press Next to log in again; what you have written is kept."
            )
            return JsonResponse({"message": message}, status=401)
        case Outcome.NOT_HERE | Outcome.SENT_ALREADY:
            return JsonResponse({"message": _("This could not be saved here.")}, status=409)
    now = timezone.localtime()
    return JsonResponse({"message": _("Saved %(time)s") % {"time": f"{now:%H:%M}"}})


@require_GET
@visiting
def review(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everything that will be sent, with links to change it."""
    draft = visit.find_draft()
    if visit.must_log_in:
        return redirect(visit.login_url(visit.url("review")))
    if draft is None:
        sent = _just_sent(visit)
        return _to_receipt(sent) if sent else redirect(visit.url("start"))
    journey = visit.journey
    if not journey.complete:
        return redirect(_where_to_go_on(visit, journey))
    return render_plain(
        request,
        "forms_app/review.html",
        _("Check your answers – %(title)s") % {"title": visit.definition.title},
        definition=visit.definition,
        sections=[(visit.url("step", section.number), section) for section in sections(journey)],
        send_url=visit.url("send"),
        back_url=visit.url("step", journey.steps[-1].step.number),
        key=draft.pk,
        csrf=get_token(request),
    )


@require_POST
@visiting
def send(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Sends. However often it is pressed, there is one submission, and its receipt is the answer."""
    draft = visit.find_draft()
    if visit.must_log_in:
        return redirect(visit.login_url(visit.url("review")))
    if draft is None:
        sent = _sent_by(visit)
        return _to_receipt(sent) if sent else redirect(visit.url("start"))
    journey = visit.journey
    if not journey.complete:
        return redirect(_where_to_go_on(visit, journey))
    try:
        sent = send_submission(draft, journey, visit.applicant, visit.municipality)
    except NotSendable:  # another tab changed something in between
        return redirect(visit.url("review"))
    return _to_receipt(sent)


def _sent_by(visit: Visit) -> Submission | None:
    """The owner's submission that the posted client key has become."""
    key = visit.posted_key
    return visit.owner.submissions(visit.municipality, pk=key).first() if key else None


def _just_sent(visit: Visit) -> Submission | None:
    """What the owner sent last in this dialog: somebody who goes back after sending meets the receipt."""
    sent = visit.owner.submissions(visit.municipality, dialog=visit.live.dialog)
    return sent.order_by("-sent_at").first()


def _to_receipt(sent: Submission) -> HttpResponse:
    return redirect("receipts:receipt", sent.reference)
