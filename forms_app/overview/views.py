"""The map of a dialog, and finding where something is used, in the admin."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forms_app.editor.models import DialogPage
from forms_app.overview.drafts import drafted
from forms_app.overview.outline import outline
from forms_app.overview.usage import find
from sites.municipalities import scoping


def _own(request: HttpRequest) -> QuerySet[DialogPage]:
    own = scoping.pages_of(request.user)
    return DialogPage.objects.filter(pk__in=own.values("pk")).select_related("locale")


@require_safe
def chart(request: HttpRequest, page_id: int) -> HttpResponse:
    """Steps, questions and rules of a dialog as its editors left it. Raises Http404 for another's page."""
    page = scoping.get_or_404(_own(request), pk=page_id)
    definition = drafted(page)
    values = {
        "page": page,
        "header_title": _("Map of the dialog"),
        "parts": outline(definition),
        "language": definition.language,
    }
    return render(request, "forms_app/overview/chart.html", values)


@require_safe
def usage(request: HttpRequest) -> HttpResponse:
    """Where words, a machine key or a question's id stand in one's own dialogs."""
    words = request.GET.get("q", "")
    values = {
        "header_title": _("Find in dialogs"),
        "words": words,
        "found": find(words, _own(request).order_by("title", "pk")) if words else None,
    }
    return render(request, "forms_app/overview/usage.html", values)
