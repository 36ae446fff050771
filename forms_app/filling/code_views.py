"""Getting a code for what one has begun without a login, and going on with it on another device.

A code is in forms and mails only, never in an address: addresses are logged.
"""

from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from forms_app.definition.loading import load
from forms_app.delivery import mail
from forms_app.delivery.channels import Permanent, Retry
from forms_app.filling import attempts, codes
from forms_app.filling.rendering import render_plain
from forms_app.filling.visits import Visit, visiting


@require_POST
@visiting
def give_code(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A new code, shown in this answer only; or the same one mailed, when the form brings it and an address."""
    draft = visit.find_draft()
    if draft is None or draft.citizen_id is not None:
        return redirect(visit.url("start"))
    code, address, error, sent_to = (
        request.POST.get("code", ""),
        request.POST.get("email", "").strip(),
        "",
        "",
    )
    if code and codes.draft_of(code, visit.municipality, visit.live.dialog) != draft:
        code = ""  # of another draft, or replaced meanwhile: a new one
    if not code:
        code = codes.issue(draft)
    elif not attempts.may_try(request):
        error = _("You have tried too many times. Wait a quarter of an hour and try again.")
    else:
        error = _mail_code(visit, code, address)
        sent_to = "" if error else address
    return _page(
        visit,
        "forms_app/code.html",
        _("Your code"),
        code=code,
        error=error,
        email=address,
        sent_to=sent_to,
        enter_address=_enter_address(visit),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@visiting
def enter_code(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Asks for a code, and takes over the draft that it opens."""
    if visit.must_log_in:
        return redirect(visit.login_url(visit.url("enter_code")))
    if request.method != "POST":
        return _entry(visit)
    typed = request.POST.get("code", "")[:100]
    if not attempts.may_try(request):
        error = _("You have tried too many times. Wait a quarter of an hour and try again.")
        return _entry(visit, error=error, typed=typed, status=429)
    draft = codes.draft_of(typed, visit.municipality, visit.live.dialog)
    if draft is None:
        error = _(
            "The code is not right. Check it against what you wrote down. It may also be too old, or sent."
        )
        return _entry(visit, error=error, typed=typed)
    if not codes.take_over(draft, visit.owner, replace="replace" in request.POST):
        return _entry(visit, typed=typed, conflict=True)
    return redirect(visit.url("start"))


def _entry(
    visit: Visit, *, error: str = "", typed: str = "", conflict: bool = False, status: int = 200
) -> HttpResponse:
    title = _("Error: %(title)s") % {"title": _("Go on with a code")} if error else _("Go on with a code")
    values = {"error": error, "typed": typed, "conflict": conflict}
    return _page(visit, "forms_app/enter_code.html", title, status=status, **values)


def _page(visit: Visit, template: str, title: str, status: int = 200, **values: Any) -> HttpResponse:
    definition = load(visit.live.version_id, visit.language)
    return render_plain(
        visit.request,
        template,
        f"{title} – {definition.title}",
        languages=visit.languages,
        status=status,
        definition=definition,
        draft=visit.draft,
        start_url=visit.url("start"),
        csrf=get_token(visit.request),
        **values,
    )


def _enter_address(visit: Visit) -> str:
    return visit.municipality.root_url + reverse("filling:enter_code", args=[visit.live.slug])


def _mail_code(visit: Visit, code: str, address: str) -> str:
    """Mails a code; what went wrong, in the citizen's words, or empty."""
    try:
        validate_email(address)
    except ValidationError:
        return _("Write an e-mail address like name@example.com")
    municipality, draft = visit.municipality, visit.draft
    title = load(draft.version_id, visit.language).title
    until = formats.date_format(timezone.localtime(draft.delete_after), "DATE_FORMAT")
    try:
        mail.send(
            uuid4(),
            municipality,
            to=address,
            reply_to=municipality.email,
            subject=_("Your code for “%(title)s”") % {"title": title},
            paragraphs=[
                _("You have begun “%(title)s” at %(municipality)s, and have not sent it.")
                % {"title": title, "municipality": municipality.name},
                _("Code: %(code)s") % {"code": code},
                _("Write it here to go on:") + "\n" + _enter_address(visit),
                _("We keep what you have written until %(date)s. Then it is deleted.") % {"date": until},
                _("Whoever has the code can read what you have written. Do not pass it on."),
            ],
        )
    except (Permanent, Retry):
        return _("The e-mail could not be sent. Write the code down, or print this page.")
    return ""
