"""A dialog's versions in the admin: what was published when, what differs, and when it is open."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Revision

from forms_app.definition.models import DialogVersion
from forms_app.editor.models import DialogPage
from forms_app.versions.availability import closure, number_sent
from forms_app.versions.diff import compare
from forms_app.versions.forms import AvailabilityForm
from forms_app.versions.models import Availability
from sites.municipalities import scoping
from sites.municipalities.models import Municipality
from sites.navigation.chrome import OWN_NAMES
from sites.pagecache import stamps


def of_dialog(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Gives a view the page, its municipality and the page's versions. Raises Http404 for another's page."""

    @wraps(view)
    def wrapped(request: HttpRequest, page_id: int) -> HttpResponse:
        own = scoping.pages_of(request.user)
        page = scoping.get_or_404(DialogPage.objects.filter(pk__in=own.values("pk")), pk=page_id)
        municipality = scoping.municipality_of_page(page)
        if municipality is None:
            raise Http404
        versions = scoping.for_municipality(DialogVersion.objects.all(), municipality)
        versions = versions.filter(dialog=page.translation_key).order_by("-number")
        return view(request, page, municipality, versions)

    return wrapped


@require_safe
@of_dialog
def history(
    request: HttpRequest, page: DialogPage, municipality: Municipality, versions: Any
) -> HttpResponse:
    """Every version with what can be done with it."""
    rows = list(
        versions.defer("definition")
        .select_related("published_by")
        .annotate(
            sent=Count("submissions", distinct=True),
            begun=Count("drafts", distinct=True),
        )
    )
    source = _source(page, municipality)
    kept = Revision.objects.filter(pk__in=[row.revision for row in rows if row.revision])
    kept = {revision.pk: revision for revision in kept}
    for row in rows:
        row.restore_url = ""
        revision = kept.get(row.revision)
        if revision and source and revision.object_id == str(source.pk) and row != rows[0]:
            row.restore_url = reverse("wagtailadmin_pages:revisions_revert", args=[source.pk, row.revision])
    rules = Availability.objects.filter(dialog=page.translation_key).first()
    context = {
        "header_title": _("Versions"),
        "page": page,
        "versions": rows,
        "live": page.live_version,
        "source": source,
        "timed": _timed(source) if source else None,
        "may_publish": bool(source) and source.permissions_for_user(request.user).can_unpublish(),
        "rules": rules,
        "sent": number_sent(rules) if rules else 0,
        "closed": closure(rules),
    }
    return render(request, "forms_app/versions/history.html", context)


@require_safe
@of_dialog
def difference(
    request: HttpRequest, page: DialogPage, municipality: Municipality, versions: Any
) -> HttpResponse:
    """What differs between `?older=` and `?newer=` (numbers; default: the last two), in `?language=`."""
    numbers = list(versions.values_list("number", flat=True))
    if not numbers:
        raise Http404
    newer = _number(request, "newer", numbers, numbers[0])
    before = [number for number in numbers if number < newer]
    older = _number(request, "older", numbers, before[0] if before else newer)
    definitions = dict(versions.filter(number__in=[older, newer]).values_list("number", "definition"))
    old, new = definitions[older], definitions[newer]
    languages = list(dict.fromkeys([*new["texts"], *old["texts"]]))
    language = request.GET.get("language", new["source_language"])
    if language not in languages:
        raise Http404
    context = {
        "header_title": _("Differences"),
        "page": page,
        "numbers": numbers,
        "older": older,
        "newer": newer,
        "language": language,
        "languages": [(code, OWN_NAMES.get(code, code)) for code in languages],
        "changes": compare(old, new, language),
    }
    return render(request, "forms_app/versions/difference.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_dialog
def availability(
    request: HttpRequest, page: DialogPage, municipality: Municipality, versions: Any
) -> HttpResponse:
    """When the dialog is open. Holds at once, and for every version; asks for the right to publish."""
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    row = Availability.objects.filter(dialog=page.translation_key).first()
    row = row or Availability(dialog=page.translation_key)
    row.municipality = municipality
    form = AvailabilityForm(municipality, request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save()
            stamps.bump(stamps.content(municipality.pk))
        messages.success(request, _("When the dialog is open is saved, and holds from now on."))
        return redirect("versions:history", page.pk)
    context = {"header_title": _("When the dialog is open"), "page": page, "form": form}
    return render(request, "forms_app/versions/availability.html", context)


def _source(page: DialogPage, municipality: Municipality) -> DialogPage | None:
    """The page that structure and rules are taken from."""
    pages = DialogPage.objects.filter(translation_key=page.translation_key)
    return pages.filter(locale__language_code=(municipality.languages or ["nb"])[0]).first()


def _timed(source: DialogPage) -> Revision | None:
    """The revision that is to go live at a time, if there is one."""
    return source.revisions.exclude(approved_go_live_at=None).order_by("approved_go_live_at").first()


def _number(request: HttpRequest, name: str, numbers: list[int], default: int) -> int:
    typed = request.GET.get(name, "")
    if not typed:
        return default
    if not (typed.isascii() and typed.isdigit() and len(typed) < 9 and int(typed) in numbers):
        raise Http404
    return int(typed)
