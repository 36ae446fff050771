"""The pages of questions: shown, posted, saved meanwhile."""

import uuid
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from forms_app.filling import held, numbers, rows, shell
from forms_app.filling.journey import Answer, Journey, StepState, walk
from forms_app.filling.posting import Outcome, posted_answers, reachable, read_step, save_posted, unseen
from forms_app.filling.rendering import FormFields, step_html, step_title
from forms_app.filling.visits import Visit, to_receipt, visiting
from forms_app.uploads.found import has_files
from forms_app.uploads.posting import receive_posted
from sites.numbers import channels


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
    state = reachable(journey, number)
    if state is None:
        if visit.draft is None and (sent := visit.just_sent()):
            return to_receipt(sent)
        return redirect(visit.where_to_go_on(journey))
    change = "change" in request.GET
    if "held" in request.GET and visit.is_citizen:
        kept = held.find(
            visit.municipality, visit.live.dialog, visit.owner.browser, visit.applicant.citizen_id, number
        )
        if kept:
            journey = walk(visit.definition, {**visit.typed, **kept}, visit.context)
            notice = _("You were logged out, but what you had written is here. Press Next to go on.")
            notice = _with_files(notice, has_files(state.step))
            return _show(
                visit, journey, journey.step(number) or state, change=change, notice=notice, held_shown=True
            )
    errors = state.errors if "check" in request.GET else ()  # just moved to a new version of the dialog
    return _show(visit, journey, state, change=change, errors=errors)


def show_first(visit: Visit) -> HttpResponse:
    """The first page of questions, for somebody who has answered none."""
    journey = visit.journey
    if not journey.steps:
        return redirect(visit.url("review"))
    return _show(visit, journey, journey.steps[0], change=False)


def _post_step(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    match save_posted(request, visit, number):
        case Outcome.LOGGED_OUT:
            return _hold(request, visit, number)
        case Outcome.SENT_ALREADY:
            return to_receipt(visit.sent_by_key())
        case Outcome.NOT_HERE:
            return redirect(visit.where_to_go_on(visit.journey))
    if closed := visit.closed_page():
        return closed
    change = "change" in request.POST
    if (shown := _receive_files(request, visit, number, change)) is not None:
        return shown
    journey = visit.journey
    if button := rows.button_in(request.POST):
        state = journey.step(number)
        here = visit.url("step", number) + ("?change=1" if change else "")
        return redirect(here + (rows.anchor(state, button) if state else ""))
    if "later" in request.POST:
        return redirect(visit.url("start"))
    if "back" in request.POST:
        before = journey.before(number)
        return redirect(visit.start_page if before is None else visit.url("step", before))
    state = journey.step(number)
    if state is None or state.complete:
        numbers.passed(visit, number, change)
        following = journey.todo if change else journey.after(number)
        return redirect(visit.url("review") if following is None else visit.url("step", following))
    new = unseen(request)
    errors = tuple(answer for answer in state.errors if answer.question.place not in new)
    numbers.refused(visit, state.step, errors)
    notice = ""
    if any(answer.question.place in new and not answer.settled for answer in state.every_answer):
        notice = _("Because of what you answered, there are more questions on this page.")
    return _show(visit, journey, state, change=change, errors=errors, notice=notice)


def _receive_files(request: HttpRequest, visit: Visit, number: int, change: bool) -> HttpResponse | None:
    """Keeps and removes files as the form says; the step again when some were refused, or that was all."""
    if not any(has_files(this) for this in visit.definition.steps if this.number == number):
        return None
    state = visit.journey.step(number)
    if state is None:
        return None
    received = receive_posted(request, visit.draft, state.answers)
    visit.adopt(visit.draft)  # with the files that it has by now
    journey = visit.journey
    state = journey.step(number) or state
    refused = tuple(
        replace(answer, error=received.refused[answer.question.place])
        for answer in state.every_answer
        if answer.question.place in received.refused
    )
    if refused:
        return _show(visit, journey, state, change=change, errors=refused)
    if received.stay:
        known = any(answer.question.place == received.place for answer in state.every_answer)
        return redirect(visit.url("step", number) + "?change=1" * change + f"#q-{received.place}" * known)
    return None


def _hold(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """The session ended while they wrote: keeps it for after the login, which comes back to the same step."""
    this = next((s for s in visit.definition.steps if s.number == number), None)
    kept = this is not None and held.hold(
        visit.municipality,
        visit.live.dialog,
        browser=visit.owner.browser,
        named=request.POST.get("owner", ""),
        step=number,
        typed=read_step(request, this, unseen(request)),
    )
    here = visit.url("step", number) + ("?held=1" if kept else "")
    # Somebody else may be logged in by now: they go on with their own answers.
    return redirect(
        visit.login_url(here) if visit.must_log_in or not visit.is_citizen else visit.url("start")
    )


def _show(
    visit: Visit,
    journey: Journey,
    state: StepState,
    *,
    change: bool,
    errors: tuple[Answer, ...] = (),
    notice: str = "",
    held_shown: bool = False,
    status: int = 200,
) -> HttpResponse:
    fields = _fields(visit, state.step.number, change, held_shown)
    main = step_html(journey, state, visit.context, fields, errors=errors, notice=notice or visit.deadline)
    title = step_title(journey, state.step, bool(errors))
    return shell.page(visit.request, title, main, languages=visit.languages, status=status)


def _fields(visit: Visit, number: int, change: bool, is_held: bool) -> FormFields:
    key = visit.draft.pk if visit.draft else visit.posted_key or uuid.uuid4()
    channel = "" if visit.draft else visit.channel
    citizen_id = visit.applicant.citizen_id
    return FormFields(
        action=channels.carried(visit.url("step", number), channel),
        autosave=channels.carried(visit.url("save", number), channel),
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
    if visit.must_log_in or visit.is_somebody_elses:
        return _hold(request, visit, number)
    posted = posted_answers(request, visit, number)
    if posted is None:
        return redirect(visit.where_to_go_on(visit.journey))
    journey = walk(visit.definition, {**visit.typed, **posted}, visit.context)
    notice = _(
        "This page had been open too long to be saved. What you wrote is still here: press Next again."
    )
    notice = _with_files(notice, bool(request.FILES))
    change = "change" in request.POST
    return _show(visit, journey, journey.step(number), change=change, notice=notice, status=403)


def _with_files(notice: str, may_be_lost: bool) -> str:
    """The notice, and that files which came with the form were not kept."""
    if not may_be_lost:
        return notice
    return f"{notice} {_('If you had just chosen files that are not in the list, choose them again.')}"


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
