"""The list of searches without a hit, in Wagtail's admin."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import include, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from selfservice.searches.models import MissedSearch
from sites.admin.policy import WRITERS, allow_local
from sites.municipalities import scoping

PER_PAGE = 100


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What visitors of the user's municipalities looked for in vain, most often first."""
    found = scoping.for_staff(MissedSearch.objects.select_related("municipality"), request.user, *WRITERS)
    found = found.exclude(text="")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    context = {"header_title": gettext("Searches without a hit"), "page": page}
    return render(request, "selfservice/searches/missed.html", context)


@require_POST
def done(request: HttpRequest, search: int) -> HttpResponse:
    """Takes a search off the list."""
    found = scoping.for_staff(MissedSearch.objects.all(), request.user, *WRITERS)
    scoping.get_or_404(found, pk=search).delete()
    messages.success(request, gettext("Taken off the list."))
    return redirect("missed_searches:index")


urlpatterns = [path("", index, name="index"), path("<int:search>/", done, name="done")]
for _pattern in urlpatterns:
    allow_local(f"missed_searches:{_pattern.name}", *WRITERS)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("sok-uten-treff/", include((urlpatterns, "missed_searches")))]


class MissedSearchesItem(MenuItem):
    """Shown to those who write for a municipality, and to the region."""

    def is_shown(self, request: HttpRequest) -> bool:
        return scoping.has_role(request.user, *WRITERS)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return MissedSearchesItem(
        _("Searches without a hit"),
        reverse("missed_searches:index"),
        name="missed-searches",
        icon_name="search",
        order=430,
    )
