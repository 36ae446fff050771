"""The municipality's own part of the question bank: asked for by the editor's script, and a page to tidy in."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from forms_app.bank import own, ready
from forms_app.bank.models import BankEntry
from forms_app.quality.views import editable
from sites.admin.policy import DIALOG_WRITERS
from sites.municipalities import scoping
from sites.municipalities.models import Municipality

MOST = 200  # entries of one municipality; a list that nobody finds anything in helps nobody


@require_http_methods(["GET", "HEAD", "POST"])
def entries(request: HttpRequest, page_id: int) -> HttpResponse:
    """What the municipality of a page has put into the bank; POST puts in the block `block` of the page.

    Raises Http404 for another's page.
    """
    page = scoping.get_or_404(scoping.pages_of(request.user), pk=page_id)
    owner = scoping.municipality_of_page(page)
    if owner is None:
        raise Http404
    if request.method == "POST":
        return _keep(request, page, owner)
    return JsonResponse({"entries": _forms(owner)})


def _keep(request: HttpRequest, page: Page, owner: Municipality) -> JsonResponse:
    label = " ".join(request.POST.get("label", "").split())[:100]
    block = own.block_in(editable(request.user, page.pk), request.POST.get("block", ""))
    if block is None:
        problem = _("It is not in the saved draft yet. Wait a moment and try again.")
    elif not label:
        problem = _("Give it a name to find it by.")
    elif scoping.for_municipality(BankEntry.objects, owner).count() >= MOST:
        problem = _("The bank is full: remove something that nobody uses.")
    else:
        BankEntry.objects.create(municipality=owner, label=label, block=block, created_by=request.user)
        return JsonResponse(
            {"entries": _forms(owner), "message": _("“%(name)s” is in the bank.") % {"name": label}}
        )
    return JsonResponse({"message": problem}, status=400)


def _forms(owner: Municipality) -> list[dict[str, Any]]:
    rows = scoping.for_municipality(BankEntry.objects, owner)
    return [found for row in rows if (found := own.form_entry(row))]


@require_http_methods(["GET", "HEAD", "POST"])
def bank(request: HttpRequest) -> HttpResponse:
    """Everything in the bank; one's own can be removed."""
    rows: QuerySet[BankEntry] = scoping.for_staff(BankEntry.objects, request.user, *DIALOG_WRITERS)
    if request.method == "POST":
        row = scoping.get_or_404(rows, pk=request.POST.get("remove", ""))
        row.delete()
        messages.success(request, _("“%(name)s” is no longer in the bank.") % {"name": row.label})
        return redirect("bank:bank")
    several = scoping.municipalities_of(request.user).count() > 1
    values = {
        "header_title": _("Question bank"),
        "own": [(row, own.labels_in(row)) for row in rows.select_related("municipality__site", "created_by")],
        "several": several,
        "ready": [
            (entry["label"], [found["value"]["label"] for found in entry["questions"]])
            for entry in ready.entries()
        ],
    }
    return render(request, "forms_app/bank/bank.html", values)
