"""The report of old form links in Wagtail's admin: what is proposed is approved, changed or left."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import include, path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from selfservice.catalogue.services import services
from selfservice.oldlinks.finding import is_certain, record
from selfservice.oldlinks.models import OldLink
from selfservice.oldlinks.replacing import NoService, replace
from sites.admin.policy import WRITERS, allow_local
from sites.languages.paths import DEFAULT
from sites.municipalities import scoping
from sites.municipalities.models import Municipality

LEFT = (OldLink.State.OPEN, OldLink.State.SENT)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The old links of one municipality: those left to do first, with the services to choose from."""
    own = list(
        scoping.municipalities_of(request.user, *WRITERS).select_related("site", "folder", "collection")
    )
    asked = request.GET.get("municipality")
    chosen = _one_of(own, asked) if asked else next(iter(own), None)
    rows = scoping.for_municipality(OldLink.objects.all(), chosen) if chosen else OldLink.objects.none()
    if chosen and rows.filter(state=OldLink.State.SENT).exists():
        record(chosen, shared=scoping.is_region(request.user))  # some may have been approved since
    own_services = services(chosen, DEFAULT) if chosen else ()
    left = list(rows.filter(state__in=LEFT).order_by("state", "address"))
    names = {service.key: service.title for service in own_services}
    decided = list(rows.exclude(state__in=LEFT))
    for row in decided:
        row.instead = names.get(row.service, "") if row.state == OldLink.State.REPLACED else ""
    context = {
        "header_title": gettext("Old form links"),
        "municipalities": own if len(own) > 1 else [],
        "chosen": chosen,
        "left": left,
        "certain": {row.pk for row in left if is_certain(row, own_services)},
        "decided": decided,
        "services": own_services,
    }
    return render(request, "selfservice/oldlinks/index.html", context)


@require_POST
def decide(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Looks through the pages again (`look`), or replaces (`replace`) or leaves (`keep`) what is `chosen`."""
    own = scoping.municipalities_of(request.user, *WRITERS).select_related("site", "folder", "collection")
    municipality = scoping.get_or_404(own, pk=municipality_id)
    action = request.POST.get("action")
    chosen = [key for key in request.POST.getlist("chosen") if key.isdecimal()]
    rows = scoping.for_municipality(OldLink.objects.select_related("municipality__site"), municipality)
    rows = rows.filter(pk__in=chosen, state__in=LEFT)
    if action == "look":
        record(municipality, shared=scoping.is_region(request.user))
        messages.success(request, gettext("The pages have been looked through."))
    elif action == "keep":
        rows.update(state=OldLink.State.KEPT)
        messages.success(request, gettext("Saved."))
    elif action == "replace":
        _replace(request, list(rows))
    return redirect(f"{reverse('old_links:index')}?municipality={municipality.pk}")


def _replace(request: HttpRequest, rows: list[OldLink]) -> None:
    pages, waiting, replaced = set(), 0, 0
    for row in rows:
        try:
            done = replace(row, request.POST.get(f"service-{row.pk}", ""), request.user)
        except NoService:
            messages.error(request, gettext("Choose a service for %(address)s.") % {"address": row.address})
        else:
            pages, waiting, replaced = pages | done.pages, waiting + done.waiting, replaced + 1
    if pages:
        said = ngettext("Replaced on %(count)s page.", "Replaced on %(count)s pages.", len(pages))
        messages.success(request, said % {"count": len(pages)})
    elif replaced and not waiting:  # no page has it: only the address leads on
        messages.success(request, gettext("Saved."))
    if waiting:
        said = ngettext(
            "%(count)s page is published with the new link when an approver has approved it.",
            "%(count)s pages are published with the new links when an approver has approved them.",
            waiting,
        )
        messages.info(request, said % {"count": waiting})


def _one_of(own: list[Municipality], asked: str) -> Municipality:
    found = next((one for one in own if str(one.pk) == asked), None)
    if found is None:
        raise Http404
    return found


urlpatterns = [path("", index, name="index"), path("<int:municipality_id>/", decide, name="decide")]
for _pattern in urlpatterns:
    allow_local(f"old_links:{_pattern.name}", *WRITERS)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("gamle-skjemalenker/", include((urlpatterns, "old_links")))]


class OldLinksItem(MenuItem):
    """Shown to those who write for a municipality, and to the region."""

    def is_shown(self, request: HttpRequest) -> bool:
        return scoping.has_role(request.user, *WRITERS)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return OldLinksItem(
        _("Old form links"), reverse("old_links:index"), name="old-links", icon_name="link", order=430
    )
