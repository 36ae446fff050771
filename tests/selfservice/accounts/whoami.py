"""An address of the tests' own that says who the portal takes the visitor for."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from forms_app.filling import applicants
from sites.urls import urlpatterns as product


def whoami(request: HttpRequest) -> HttpResponse:
    now = applicants.current(request)
    return JsonResponse(
        {
            "citizen": now.citizen_id,
            "level": now.level,
            "user": request.user.pk,
            "staff": request.user.is_staff,
        }
    )


urlpatterns = [path("whoami/", whoami), *product]
