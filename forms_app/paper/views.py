"""The paper twin of a dialog: blank for everybody, and with one's own answers for nobody but oneself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from forms_app.definition.loading import load
from forms_app.definition.models import DialogVersion
from forms_app.filling.live import live_dialog, moved_to, was_open
from forms_app.filling.rendering import render_closed
from forms_app.filling.visits import Visit, visiting
from forms_app.paper import document
from sites.languages.paths import in_language
from sites.municipalities.models import Municipality
from sites.pagecache import public


@require_safe
def blank(request: HttpRequest, slug: str) -> HttpResponse:
    """The empty form of the version that citizens get; the same for everybody. Raises Http404."""
    municipality: Municipality | None = getattr(request, "municipality", None)
    if municipality is None:
        raise Http404
    live = live_dialog(municipality, slug)
    if live is None:
        if not was_open(municipality, slug):
            raise Http404
        there = moved_to(municipality, slug)
        if there:
            return redirect(request.path.replace(f"/{slug}/", f"/{there}/", 1))
        return render_closed(request)
    language = get_language() or "nb"
    languages = load(live.version_id, language).languages
    if language not in languages:
        return redirect(in_language(request.path, languages[0]))
    made = document.blank(live.version_id, language, municipality, _page_url(municipality, slug))
    return public.mark(_pdf(made, slug))


@require_safe
@visiting
def draft(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The form with what the owner of a draft has answered so far."""
    found = visit.find_draft()
    if visit.must_log_in:
        return redirect(visit.login_url(visit.url("start")))
    if found is None:
        return redirect(visit.url("start"))
    number = DialogVersion.objects.values_list("number", flat=True).get(pk=found.version_id)
    url = _page_url(visit.municipality, visit.live.slug)
    return _pdf(document.filled(visit.journey, visit.municipality, number, url), visit.live.slug)


def _page_url(municipality: Municipality, slug: str) -> str:
    """Where the dialog is on the web, from the Site row and never from a request."""
    return municipality.root_url + reverse("filling:start", args=[slug]).removesuffix("start/")


def _pdf(made: bytes, slug: str) -> HttpResponse:
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{slug}.pdf"'
    return response
