"""The portal's “Questions and answers”. The same for everybody, and without a cookie."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from selfservice.answers import feedback, reading
from selfservice.answers.discovery import faq
from sites.languages.paths import DEFAULT
from sites.navigation.chrome import chrome
from sites.pagecache import public

_DESCRIBED = 28  # words of an answer: what search engines and shared links show of it


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All questions, by theme."""
    found = _entries(request).values()
    context = {
        "themes": reading.by_theme(found),
        "trail": _trail(request),
        "here": _("Questions and answers"),
        "structured_data": faq(request.municipality, found),  # type: ignore[attr-defined]
    }
    return public.mark(render(request, "selfservice/answers/index.html", context))


@require_safe
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One question with its answer, and others on the same theme."""
    entry = _entry(request, pk)
    others = [other for other in _entries(request).values() if other.theme == entry.theme and other.pk != pk]
    trail = [*_trail(request), {"title": _("Questions and answers"), "url": reverse("answers:index")}]
    context = {
        "entry": entry,
        "others": others,
        "trail": trail,
        "here": entry.question,
        "described": Truncator(entry.text).words(_DESCRIBED),
        "structured_data": faq(request.municipality, [entry]),  # type: ignore[attr-defined]
    }
    return public.mark(render(request, "selfservice/answers/answer.html", context))


@csrf_exempt  # a token would need a cookie; all that somebody could forge is one reader's opinion
@require_POST
def helped(request: HttpRequest, pk: int) -> HttpResponse:
    """Counts what a reader says (`helped` is yes or no), and says thank you on a page of its own."""
    _entry(request, pk)
    said = request.POST.get("helped")
    if said not in ("yes", "no"):
        return HttpResponseBadRequest()
    feedback.give(request, pk, helped=said == "yes")
    response = HttpResponseRedirect(reverse("answers:thanks", args=[pk]), status=303)
    response["Cache-Control"] = public.PRIVATE
    return response


@require_safe
def thanks(request: HttpRequest, pk: int) -> HttpResponse:
    """Says thank you, and where to go from here."""
    trail = [*_trail(request), {"title": _("Questions and answers"), "url": reverse("answers:index")}]
    context = {"entry": _entry(request, pk), "trail": trail}
    return public.mark(render(request, "selfservice/answers/thanks.html", context))


def beside_dialog(request: HttpRequest, slug: str) -> SafeString:
    """The questions that concern a dialog, as HTML for its start page; empty where there are none."""
    municipality = request.municipality  # type: ignore[attr-defined]
    found = reading.of_dialog(municipality, get_language() or DEFAULT, slug) if municipality else []
    if not found:
        return SafeString("")
    return mark_safe(render_to_string("selfservice/answers/beside.html", {"entries": found}, request))


def beside_step(request: HttpRequest) -> SafeString:
    """The same on the pages where a dialog is filled in and looked over, folded; nothing elsewhere."""
    match = request.resolver_match
    if match is None or match.view_name not in ("filling:start", "filling:step", "filling:review"):
        return SafeString("")
    municipality = request.municipality  # type: ignore[attr-defined]
    found = reading.of_dialog(municipality, get_language() or DEFAULT, match.kwargs["slug"])
    if not found:
        return SafeString("")
    return mark_safe(render_to_string("selfservice/answers/beside_step.html", {"entries": found}, request))


def _entries(request: HttpRequest) -> dict[int, reading.Entry]:
    municipality = request.municipality  # type: ignore[attr-defined]
    if municipality is None:
        raise Http404
    return reading.entries(municipality, get_language() or DEFAULT)


def _entry(request: HttpRequest, pk: int) -> reading.Entry:
    entry = _entries(request).get(pk)
    if entry is None:
        raise Http404
    return entry


def _trail(request: HttpRequest) -> list[dict[str, str]]:
    portal = chrome(request).portal
    return [{"title": _("Self-service"), "url": portal}] if portal else []
