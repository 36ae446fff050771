"""What editors see of the checks, the robot citizen and the expectations of a dialog."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from forms_app.editor.models import DialogPage
from forms_app.quality.findings import Subject, findings
from forms_app.quality.panel import listed
from sites.municipalities import scoping


def editable(user: Any, page_id: int) -> DialogPage:
    """A dialog that `user` may edit, as it was saved last. Raises Http404."""
    page = scoping.get_or_404(
        DialogPage.objects.filter(pk__in=scoping.pages_of(user).values("pk")), pk=page_id
    )
    if not page.permissions_for_user(user).can_edit():
        raise Http404
    return page.get_latest_revision_as_object()


@require_GET
def findings_of(request: HttpRequest, page_id: int) -> HttpResponse:
    """The findings of the draft: a page, or for the editor's script only the list."""
    page = editable(request.user, page_id)
    subject = Subject(page, scoping.municipality_of_page(page))
    context = listed(subject, findings(subject))
    if "fragment" in request.GET:
        return render(request, "forms_app/quality/findings.html", context)
    context |= {
        "header_title": _("Checks of “%(title)s”") % {"title": page.title},
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }
    return render(request, "forms_app/quality/page.html", context)
