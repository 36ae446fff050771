"""Staff's view of what has been sent in, inside the admin."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from forms_app.definition.loading import load
from forms_app.delivery.outbox import retry
from forms_app.submissions.reading import sections
from forms_app.uploads.found import asked_for, of_submission
from forms_app.uploads.serving import serve
from selfservice.audit.models import log_reading
from selfservice.desk import queries
from selfservice.registers.health import unavailable
from sites.municipalities import scoping

PER_PAGE = 50


@require_GET
def submissions(request: HttpRequest) -> HttpResponse:
    """The list, with search by reference."""
    query, dialog = request.GET.get("q", "").strip(), request.GET.get("dialog", "")
    page = Paginator(queries.submissions_for(request.user, query, dialog), PER_PAGE).get_page(
        request.GET.get("p")
    )
    for row in page.object_list:
        row.title = load(row.version_id, "nb").title
    context = {
        "header_title": _("Submissions"),
        "page": page,
        "query": query,
        "dialog": dialog,
        "dialogs": queries.dialogs_for(request.user),
        "troubled": queries.troubled_deliveries_for(request.user).count(),
        "registers_down": unavailable(),
    }
    return render(request, "selfservice/desk/submissions.html", context)


@require_GET
def submission(request: HttpRequest, reference: str) -> HttpResponse:
    """One submission, through the version it was given in. Reading it is logged."""
    row = scoping.get_or_404(queries.submissions_for(request.user), reference=reference)
    log_reading(row, request.user)
    definition = load(row.version_id, row.language)
    asked = asked_for(definition, row.answers)
    context = {
        "header_title": row.reference,
        "submission": row,
        "definition": definition,
        "sections": sections(row),
        "deliveries": row.deliveries.order_by("channel"),
        "files": [(file, asked.get(file.id, "")) for file in of_submission(row)],
    }
    return render(request, "selfservice/desk/submission.html", context)


@require_GET
def attachment(request: HttpRequest, reference: str, file: uuid.UUID) -> HttpResponse:
    """A file of a submission. Reading it is logged, with which file it was."""
    row = scoping.get_or_404(queries.submissions_for(request.user), reference=reference)
    found = get_object_or_404(row.attachments, pk=file)
    response = serve(found)
    log_reading(row, request.user, found.pk)
    return response


@require_GET
def deliveries(request: HttpRequest) -> HttpResponse:
    """Deliveries that have not arrived although they were tried."""
    page = Paginator(queries.troubled_deliveries_for(request.user), PER_PAGE).get_page(request.GET.get("p"))
    context = {"header_title": _("Deliveries that need attention"), "page": page}
    return render(request, "selfservice/desk/deliveries.html", context)


@require_POST
def send_again(request: HttpRequest, delivery: str) -> HttpResponse:
    """Puts a delivery first in the queue again, with all its attempts."""
    retry(scoping.get_or_404(queries.troubled_deliveries_for(request.user), pk=delivery))
    messages.success(request, _("The delivery is on its way again."))
    return redirect("desk:deliveries")
