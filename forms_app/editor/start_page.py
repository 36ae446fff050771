"""The page where a dialog begins: what it is, what it asks of people, and what comes after."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString

from forms_app.definition.loading import load
from forms_app.definition.model import Definition
from forms_app.filling.live import live_dialog, was_open
from forms_app.filling.rendering import render_closed
from forms_app.versions import availability
from sites.pagecache import public
from sites.pages.relatives import trail_of

if TYPE_CHECKING:
    from forms_app.editor.models import DialogPage

# What a higher room shows beside the dialog of this short name (HTML, or empty): questions and answers.
Beside = Callable[[HttpRequest, str], SafeString]
_beside: Beside = lambda _request, _slug: SafeString("")  # noqa: E731


def register_beside(beside: Beside) -> None:
    """Called once at start by the room that knows what belongs beside a dialog. The same for everybody."""
    global _beside
    _beside = beside


def serve(page: "DialogPage", request: HttpRequest) -> HttpResponse:
    """The start page of the version that citizens get, from its frozen texts; the same for everybody."""
    live = live_dialog(request.municipality, page.slug)  # type: ignore[attr-defined]
    if live is None or live.dialog != page.translation_key:
        return render_closed(request, page.slug)
    definition = load(live.version_id, page.locale.language_code)
    rules = availability.rules_of(live.dialog, live.municipality_id)
    if closed := availability.closure(rules):
        return render_closed(request, live.slug, closed, definition.title)
    closes_at = rules.closes_at if rules else None
    response = render(page, request, definition, reverse("filling:start", args=[live.slug]), closes_at)
    # What the clock or the next submission closes is not kept by anybody.
    return response if rules and (closes_at or rules.most) else public.mark(response)


def serve_withdrawn(page: "DialogPage", request: HttpRequest) -> HttpResponse:
    """Says that a dialog is closed. Raises Http404 for one that has never been open."""
    if not was_open(request.municipality, page.slug):  # type: ignore[attr-defined]
        raise Http404
    return render_closed(request, page.slug)


def render(
    page: "DialogPage",
    request: HttpRequest,
    definition: Definition,
    start_url: str,
    closes_at: datetime | None = None,
) -> HttpResponse:
    """The start page of a definition; without `start_url` the way in is shown, but leads nowhere."""
    context = _context(definition) | {
        "page": page,
        "definition": definition,
        "start_url": start_url,
        "closes_at": closes_at,
        "code_url": _code_url(page, definition) if start_url else "",
        "paper_url": start_url and reverse("paper:blank", args=[page.slug]),
        "beside": _beside(request, page.slug),
        "trail": trail_of(page) if page.pk else [],
    }
    return TemplateResponse(request, "forms_app/start_page.html", context).render()


def _code_url(page: "DialogPage", definition: Definition) -> str:
    """Where to go on with a code: only what is begun without a login has one."""
    return reverse("filling:enter_code", args=[page.slug]) if definition.level == "none" else ""


def _context(definition: Definition) -> dict[str, Any]:
    texts = definition.texts
    return {
        "texts": texts,
        "needs": [line.strip(" -•") for line in texts.get("needs", "").splitlines() if line.strip()],
        "minutes": definition.settings.get("minutes"),
        "retention_days": definition.settings.get("retention_days"),
    }
