"""Into a dialog, the review before sending, and sending. Every page works without JavaScript."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from forms_app.filling import numbers
from forms_app.filling.left import left
from forms_app.filling.rendering import render_plain
from forms_app.filling.review import sections
from forms_app.filling.steps import show_first
from forms_app.filling.visits import Visit, to_receipt, visiting
from forms_app.submissions.send import NotSendable
from forms_app.submissions.send import send as send_submission
from sites.numbers import channels


@require_http_methods(["GET", "HEAD", "POST"])
@visiting
def start(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Into the dialog: by login where it is needed; an open draft is offered before a new start."""
    if request.method == "POST" and (closed := visit.closed_page()):
        return closed
    if request.method == "POST" and not visit.must_log_in:
        visit.owner.drafts(visit.municipality).filter(dialog=visit.live.dialog).delete()
        return redirect(visit.url("start"))
    draft = visit.find_draft()
    if visit.must_log_in:
        return redirect(visit.login_url(channels.carried(visit.url("start"), visit.channel)))
    if draft is None:
        numbers.opened(visit)
        return show_first(visit)  # without another redirect: every round trip is long on a bad line
    return render_plain(
        request,
        "forms_app/resume.html",
        _("Continue where you left off – %(title)s") % {"title": visit.definition.title},
        languages=visit.languages,
        definition=visit.definition,
        draft=draft,
        continue_url=visit.where_to_go_on(visit.journey),
        start_url=visit.url("start"),
        first_url=visit.url("step", visit.journey.steps[0].step.number) if visit.journey.steps else "",
        code_url=visit.url("give_code"),
        changed_url=visit.url("changed") if visit.is_behind else "",
        left=left(visit.journey),
        paper_url=reverse("paper:draft", args=[visit.live.slug]),
        csrf=get_token(request),
    )


@require_GET
@visiting
def review(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everything that will be sent, with links to change it."""
    draft = visit.find_draft()
    if visit.must_log_in:
        return redirect(visit.login_url(visit.url("review")))
    if draft is None:
        sent = visit.just_sent()
        return to_receipt(sent) if sent else redirect(visit.url("start"))
    journey = visit.journey
    if not journey.complete:
        return redirect(visit.where_to_go_on(journey))
    return render_plain(
        request,
        "forms_app/review.html",
        _("Check your answers – %(title)s") % {"title": visit.definition.title},
        languages=visit.languages,
        definition=visit.definition,
        sections=[(visit.url("step", section.number), section) for section in sections(journey)],
        send_url=visit.url("send"),
        paper_url=reverse("paper:draft", args=[visit.live.slug]),
        back_url=visit.url("step", journey.steps[-1].step.number),
        key=draft.pk,
        csrf=get_token(request),
    )


@require_POST
@visiting
def send(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Sends. However often it is pressed, there is one submission, and its receipt is the answer."""
    key = visit.posted_key
    if key is None:
        return _not_sent(visit)
    try:
        sent = send_submission(key, visit.owner, visit.applicant, visit.municipality, visit.language)
    except NotSendable:
        return _not_sent(visit)
    numbers.sent(visit, sent)
    return to_receipt(sent)


def _not_sent(visit: Visit) -> HttpResponse:
    """What has to be done before it can be sent."""
    draft = visit.find_draft()
    if visit.must_log_in:
        return redirect(visit.login_url(visit.url("review")))
    if draft is None:
        return redirect(visit.url("start"))
    return visit.closed_page() or redirect(visit.where_to_go_on(visit.journey))
