"""The page that offers a draft the new version of its dialog."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forms_app.definition.loading import load
from forms_app.filling import drafts, prefill
from forms_app.filling.rendering import render_plain
from forms_app.filling.visits import Visit, visiting
from forms_app.versions.moving import Offer, offer


@require_http_methods(["GET", "HEAD", "POST"])
@visiting
def changed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What moving over means; a post moves. Without a draft on an older version: into the dialog."""
    draft = visit.find_draft()
    if visit.must_log_in:
        return redirect(visit.login_url(visit.url("changed")))
    if closed := visit.closed_page():
        return closed
    if draft is None or not visit.is_behind:
        return redirect(visit.url("start"))
    if request.method == "POST":
        return _move(visit)
    return render_plain(
        request,
        "forms_app/changed.html",
        _("The form has changed – %(title)s") % {"title": visit.definition.title},
        languages=visit.languages,
        definition=visit.definition,
        offer=offer_of(visit),
        continue_url=visit.where_to_go_on(visit.journey),
        move_url=visit.url("changed"),
        answers_url=visit.url("answers"),
        csrf=get_token(request),
    )


def offer_of(visit: Visit) -> Offer:
    """What moving the visit's draft to the live version means."""
    new = load(visit.live.version_id, visit.language)
    after = replace(visit.context, facts=_facts(visit))
    return offer(visit.definition, new, visit.typed, visit.context, after)


def _move(visit: Visit) -> HttpResponse:
    facts = _facts(visit)
    # Refused when another tab has saved meanwhile: then the page is shown again, with what is true now.
    if not drafts.move(visit.draft, visit.live.version_id, facts):
        return redirect(visit.url("changed"))
    visit.adopt(visit.draft)
    return redirect(visit.where_to_go_on(visit.journey) + "?check=1")


def _facts(visit: Visit) -> dict[str, object]:
    """The draft's facts; asked for now where the new version is the first to use any."""
    if visit.facts:
        return dict(visit.facts)
    new = load(visit.live.version_id, visit.language)
    return prefill.facts_for(new, visit.applicant, visit.municipality)
