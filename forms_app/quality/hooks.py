"""Puts the checks into Wagtail's admin."""

from typing import Any

from django.urls import include, path
from wagtail import hooks

from forms_app.quality import views
from sites.admin.policy import WRITERS, allow_local

urlpatterns = [
    path("<int:page_id>/funn/", views.findings_of, name="findings"),
]
for _pattern in urlpatterns:
    allow_local(f"quality:{_pattern.name}", *WRITERS)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("dialoger/", include((urlpatterns, "quality")))]
