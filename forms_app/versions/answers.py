"""What somebody has written in a dialog, to read and print: also while the dialog is closed or withdrawn."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forms_app.definition.loading import load
from forms_app.definition.models import DialogVersion
from forms_app.filling import applicants
from forms_app.filling.applicants import Level
from forms_app.filling.left import context_of
from forms_app.filling.live import live_dialog
from forms_app.filling.models import Draft
from forms_app.filling.owners import Owner, owner_of
from forms_app.filling.rendering import render_plain
from forms_app.versions.written import sections
from sites.municipalities.models import Municipality
from sites.municipalities.scoping import for_municipality


@require_safe
def answers(request: HttpRequest, slug: str) -> HttpResponse:
    """The owner's draft as a page without fields. Raises Http404 where there never was a dialog."""
    municipality = getattr(request, "municipality", None)
    if municipality is None:
        raise Http404
    latest = for_municipality(DialogVersion.objects, municipality).filter(slug=slug).order_by("-pk").first()
    if latest is None:
        raise Http404
    response = _answers(request, municipality, slug, latest)
    patch_cache_control(response, private=True, no_store=True)
    return response


def _answers(
    request: HttpRequest, municipality: Municipality, slug: str, latest: DialogVersion
) -> HttpResponse:
    applicant = applicants.current(request)
    draft = _draft(owner_of(request, applicant), municipality, latest)
    language = get_language() or "nb"
    definition = load(draft.version_id if draft else latest.pk, language)
    level = Level(definition.level)
    if not applicant.reaches(level):
        return redirect(applicants.login_url(request, level, request.path))
    return render_plain(
        request,
        "forms_app/answers.html",
        _("What you have written – %(title)s") % {"title": definition.title},
        definition=definition,
        draft=draft,
        sections=sections(definition, draft.typed or {}, context_of(draft)) if draft else [],
        start_url=reverse("filling:start", args=[slug]) if live_dialog(municipality, slug) else "",
    )


def _draft(owner: Owner, municipality: Municipality, latest: DialogVersion) -> Draft | None:
    return owner.drafts(municipality).filter(dialog=latest.dialog).first()
