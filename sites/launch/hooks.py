"""The way to opening, in Wagtail's admin: the region decides when, each municipality works off its list."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import include, path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import AdminDateTimeInput

from sites.admin.policy import WRITERS, allow_local
from sites.launch import access, checks
from sites.launch.models import Launch, Stage, new_code, opens_at, stage_of
from sites.municipalities import scoping
from sites.municipalities.models import Municipality

MOST = 12  # pages of a point that are named at once


class ChangeForm(forms.Form):
    """What becomes of the municipalities that are ticked."""

    PREPARE, PILOT, OPEN = "prepare", "pilot", "open"
    municipalities = forms.ModelMultipleChoiceField(Municipality.objects.all())
    step = forms.ChoiceField(choices=[(step, step) for step in (PREPARE, PILOT, OPEN)])
    opens_at = forms.DateTimeField(
        label=_("Open from"), required=False, widget=AdminDateTimeInput(attrs={"id": "opens-at"})
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("step") == self.OPEN and not values.get("opens_at") and "opens_at" not in self.errors:
            self.add_error("opens_at", gettext("Say from when: now, or a date to come."))
        return values

    def save(self) -> int:
        """Changes each of them; the number of them."""
        step, rows = self.cleaned_data["step"], self.cleaned_data["municipalities"]
        for municipality in rows:
            launch, _made = Launch.objects.get_or_create(municipality=municipality)
            launch.opens_at = self.cleaned_data["opens_at"] if step == self.OPEN else None
            launch.pilot = launch.pilot if step == self.OPEN else step == self.PILOT
            launch.save()
        return len(rows)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every municipality that the account works for, and how far each has come."""
    return _index(request, ChangeForm())


def _index(request: HttpRequest, form: ChangeForm) -> HttpResponse:
    own = list(_own(request).order_by("slug"))
    chosen = form.data.getlist("municipalities") if form.is_bound else []
    left = {key: sum(not item.done for item in items) for key, items in checks.items_of(own).items()}
    rows = [
        {
            "place": place,
            "stage": stage_of(place),
            "opens_at": opens_at(place),
            "left": left[place.pk],
            "chosen": str(place.pk) in chosen,
        }
        for place in own
    ]
    context = {
        "header_title": gettext("Opening"),
        "rows": rows,
        "form": form,
        "is_region": scoping.is_region(request.user),
    }
    return render(request, "sites/launch/index.html", context)


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Takes the ticked municipalities to another stage, several at once."""
    form = ChangeForm(request.POST)
    if not form.is_valid():
        return _index(request, form)
    count = form.save()
    messages.success(
        request, ngettext("%d municipality is changed.", "%d municipalities are changed.", count) % count
    )
    return redirect("launch:index")


@require_safe
def checklist(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """What the municipality lacks before it opens, each with the place where it is mended."""
    place = scoping.get_or_404(_own(request), pk=municipality_id)
    items, stage = checks.items(place), stage_of(place)
    context = {
        "header_title": gettext("Before opening"),
        "place": place,
        "stage": stage,
        "opens_at": opens_at(place),
        "missing": [item for item in items if not item.done],
        "most": f":{MOST}",
        "rest": f"{MOST}:",
        "done": [item for item in items if item.done],
        "staff_link": place.root_url if stage == Stage.OPEN else access.staff_link(place),
        "tester_link": access.tester_link(place) if stage == Stage.PILOT else "",
        "is_region": scoping.is_region(request.user),
    }
    response = render(request, "sites/launch/checklist.html", context)
    response["Referrer-Policy"] = "no-referrer"  # the links on it let people in
    return response


@require_POST
def renew_code(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Gives testers another address; those who came by the one before are shut out."""
    place = scoping.get_or_404(_own(request), pk=municipality_id)
    if stage_of(place) != Stage.PILOT:
        raise Http404
    place.launch.code = new_code()
    place.launch.save()
    messages.success(request, gettext("Testers have a new address."))
    return redirect("launch:checklist", place.pk)


@require_POST
def settle(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Takes the pages that one point names off the list: they are right as they are."""
    place = scoping.get_or_404(_own(request), pk=municipality_id)
    count = checks.settle(place, request.POST.get("check", ""))
    messages.success(
        request,
        ngettext("%d page is taken off the list.", "%d pages are taken off the list.", count) % count,
    )
    return redirect("launch:checklist", place.pk)


def _own(request: HttpRequest) -> QuerySet[Municipality]:
    rows = scoping.municipalities_of(request.user, *WRITERS)
    return rows.select_related("launch", "site", "folder")


urlpatterns = [
    path("", index, name="index"),
    path("endre/", change, name="change"),
    path("<int:municipality_id>/", checklist, name="checklist"),
    path("<int:municipality_id>/kode/", renew_code, name="renew_code"),
    path("<int:municipality_id>/i-orden/", settle, name="settle"),
]
for _name in ("index", "checklist", "renew_code", "settle"):  # when it opens is the region's to say
    allow_local(f"launch:{_name}", *WRITERS)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("lansering/", include((urlpatterns, "launch")))]


class _LaunchItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return scoping.has_role(request.user, *WRITERS)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return _LaunchItem(
        _("Opening"), reverse("launch:index"), name="launch", icon_name="calendar-check", order=470
    )
