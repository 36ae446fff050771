"""The tree of what a region shares: Root → its folder → one home per language → pages as in any municipality."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from sites.pages.models import BasePage
from sites.pages.relatives import children_of


class SharedFolder(Page):
    """Holds a region's shared pages. Has no address."""

    is_creatable = False  # made by onboarding
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["municipal_sites.SharedHome"]
    preview_modes: list[tuple[str, str]] = []

    class Meta:
        verbose_name = _("what the region shares")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raise Http404


class SharedHome(BasePage):
    """What is shared in one language, listed."""

    template = "sites/section.html"
    is_creatable = False  # one per language, made by onboarding
    # Its slug is its language, and all homes lie in one folder: neither translated nor synchronised.
    override_translatable_fields: list[Any] = []
    parent_page_types = [SharedFolder]
    content_panels = [*Page.content_panels, FieldPanel("description")]

    class Meta:
        verbose_name = _("shared pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"trail": [], "children": children_of(self, request)}
