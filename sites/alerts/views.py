"""Where staff write emergency messages: a municipality's own for itself, the region for any of them."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sites.admin.policy import WRITERS
from sites.alerts.form import AlertForm
from sites.alerts.models import Alert
from sites.municipalities import scoping


def own_alerts(user: Any) -> Any:
    """The alerts that an account may change: those that its municipality made; the region's are the region's."""
    if scoping.is_region(user):
        return Alert.objects.all()
    return Alert.objects.filter(owner__in=scoping.municipalities_of(user, *WRITERS))


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """One's own, and those that others show on one's pages."""
    own = own_alerts(request.user)
    places = scoping.municipalities_of(request.user, *WRITERS)
    shown = Alert.objects.filter(Q(pk__in=own) | Q(active=True, municipalities__in=places)).distinct()
    may_change = set(own.values_list("pk", flat=True))
    rows = [(alert, alert.pk in may_change) for alert in shown.prefetch_related("municipalities")]
    return render(request, "sites/alerts/index.html", {"header_title": _("Emergency messages"), "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new one, shown when it is saved."""
    return _edit(request, Alert())


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, alert_id: int) -> HttpResponse:
    """Changes one, or takes it away."""
    return _edit(request, scoping.get_or_404(own_alerts(request.user), pk=alert_id))


def _edit(request: HttpRequest, alert: Alert) -> HttpResponse:
    region = scoping.is_region(request.user)
    places = scoping.municipalities_of(request.user, *WRITERS)
    form = AlertForm(places, request.POST or None, instance=alert, everywhere=region)
    if request.method == "POST" and form.is_valid():
        if alert.pk is None and not region:
            alert.owner = form.chosen[0]
        with transaction.atomic():
            form.save()
        shown = (
            _("The message is on every page now.") if form.instance.active else _("The message is not shown.")
        )
        messages.success(request, shown)
        return redirect("alerts:index")
    title = _("Emergency message")
    return render(request, "sites/alerts/edit.html", {"header_title": title, "form": form})
