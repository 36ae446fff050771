"""What a municipality shows of the services that the region keeps for all."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import include, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from selfservice.catalogue.external import ExternalService
from sites.admin.policy import WRITERS, allow_local
from sites.municipalities import scoping


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """All external services, with a button for each of the municipalities that the user writes for.

    The region, which has hundreds, is told who hides what.
    """
    is_region = scoping.is_region(request.user)
    own = [] if is_region else list(scoping.municipalities_of(request.user, *WRITERS))
    rows = list(ExternalService.objects.prefetch_related("hidden_by"))
    for row in rows:
        hidden = {municipality.pk for municipality in row.hidden_by.all()}
        row.shown_by = [(municipality, municipality.pk not in hidden) for municipality in own]
    rows.sort(key=lambda row: not row.seems_dead)  # what is to be mended comes first
    context = {"header_title": gettext("External services"), "services": rows, "is_region": is_region}
    return render(request, "selfservice/catalogue/external.html", context)


@require_POST
def show(request: HttpRequest, service: int) -> HttpResponse:
    """Shows (`shown` is yes) or hides a service on the pages of one municipality (`municipality`)."""
    row = get_object_or_404(ExternalService, pk=service)
    own = scoping.municipalities_of(request.user, *WRITERS)
    municipality = scoping.get_or_404(own, pk=request.POST.get("municipality"))
    if request.POST.get("shown") == "yes":
        row.hidden_by.remove(municipality)
    else:
        row.hidden_by.add(municipality)
    messages.success(request, gettext("Saved."))
    return redirect("external_services:index")


urlpatterns = [path("", index, name="index"), path("<int:service>/", show, name="show")]
for _pattern in urlpatterns:
    allow_local(f"external_services:{_pattern.name}", *WRITERS)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("eksterne-tjenester/", include((urlpatterns, "external_services")))]


class ExternalServicesItem(MenuItem):
    """Shown to those who write for a municipality, and to the region."""

    def is_shown(self, request: HttpRequest) -> bool:
        return scoping.has_role(request.user, *WRITERS)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return ExternalServicesItem(
        _("External services"),
        reverse("external_services:index"),
        name="external-services",
        icon_name="link-external",
        order=420,
    )
