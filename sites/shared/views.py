"""Where staff find the shared pages, and say which of them their municipality leaves out."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sites.admin.policy import WRITERS
from sites.languages.paths import DEFAULT
from sites.municipalities import scoping
from sites.municipalities.models import Municipality
from sites.shared import reading

MOST_LISTED = 20  # municipalities


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All shared pages in bokmål, with a button for each municipality that the account writes for.

    Who works for very many is shown those that hide a page.
    """
    places_of = scoping.municipalities_of(request.user, *WRITERS)
    own = list(places_of.select_related("site").prefetch_related("hidden_pages"))
    few = len(own) <= MOST_LISTED
    rows = [
        (
            page,
            [
                (place, page.key not in hidden, place.root_url + page.url)
                for place, hidden in places
                if few or page.key in hidden
            ],
        )
        for region_id, places in _by_region(own).items()
        for page in reading.every(region_id)
        if page.language == DEFAULT and page.depth > reading.DEPTH_OF_HOMES
    ]
    region = scoping.is_region(request.user)
    context = {"header_title": _("Shared pages"), "rows": rows, "is_region": region, "few": few}
    return render(request, "sites/shared/index.html", context)


@require_POST
def show(request: HttpRequest, shared_id: int) -> HttpResponse:
    """Shows (`shown` is yes) or hides a page, in every language, in one municipality (`municipality`)."""
    own = scoping.municipalities_of(request.user, *WRITERS)
    place = scoping.get_or_404(own, pk=request.POST.get("municipality"))
    if shared_id not in {page.pk for page in reading.every(place.region_id)}:
        raise Http404
    if request.POST.get("shown") == "yes":
        place.hidden_pages.remove(shared_id)
    else:
        place.hidden_pages.add(shared_id)
    messages.success(request, _("Saved."))
    return redirect("shared_pages:index")


def _by_region(own: list[Municipality]) -> dict[int, list[tuple[Municipality, set[object]]]]:
    found: dict[int, list[tuple[Municipality, set[object]]]] = {}
    for place in own:
        hidden: set[object] = {page.translation_key for page in place.hidden_pages.all()}
        found.setdefault(place.region_id, []).append((place, hidden))
    return found
