"""“Service” in the toolbar of running text: a link that names a service, and follows it wherever it goes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET
from draftjs_exporter.dom import DOM
from wagtail import hooks
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.models import Page
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

from selfservice.catalogue.services import name_of, services
from sites.admin.policy import DIALOG_WRITERS, allow_local
from sites.languages.paths import DEFAULT
from sites.municipalities import scoping
from sites.municipalities.models import Municipality
from sites.pages.links import SERVICE

FEATURE, ENTITY = "service-link", "SERVICE"


class ServiceLinkHandler(LinkHandler):
    """Where nobody knows whose page it is (sites.pages.links does): no link."""

    identifier = SERVICE

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        return "<a>"

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        return ["<a>"] * len(attrs_list)

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> tuple[()]:
        return ()


class _FromDatabase(LinkElementHandler):
    """With the service's name, which editors see when they point at the link; only its key is stored."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        key = attrs.get("id", "")
        return {"key": key, "title": name_of(key) or str(_("There is no such service any more"))}


def _to_database(props: dict[str, Any]) -> Any:
    return DOM.create_element("a", {"linktype": SERVICE, "id": props.get("key")}, props["children"])


@hooks.register("register_rich_text_features")
def register(features: FeatureRegistry) -> None:
    """Makes the feature known; texts ask for it by name."""
    features.register_link_type(ServiceLinkHandler)
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {f'a[linktype="{SERVICE}"]': _FromDatabase(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: _to_database}},
        },
    )
    plugin = EntityFeature(
        {
            "type": ENTITY,
            "icon": "form",
            "description": _("Service"),
            "attributes": ["key", "title"],
            "allowlist": {},
            "chooserUrl": reverse_lazy("service_links:choose"),
        },
        js=["selfservice/catalogue/service-choice.js", "selfservice/catalogue/service-link.js"],
    )
    features.register_editor_plugin("draftail", FEATURE, plugin)


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """The services to choose from: those of the municipality that `page` belongs to, or that is asked for."""
    municipalities = list(
        scoping.municipalities_of(request.user, *DIALOG_WRITERS).select_related("site", "folder")
    )
    chosen = _of_page(request, municipalities) or _asked_for(request, municipalities)
    query = request.GET.get("q", "").strip().lower()
    found = services(chosen, DEFAULT) if chosen else ()
    context = {
        "municipalities": municipalities if len(municipalities) > 1 else [],
        "chosen": chosen,
        "query": query,
        # The municipality's own come first.
        "services": sorted(
            (one for one in found if query in one.title.lower() or query in one.summary.lower()),
            key=lambda one: bool(one.owner),
        ),
    }
    return render_modal_workflow(
        request, "selfservice/catalogue/choose.html", template_vars=context, json_data={"step": "choose"}
    )


def _of_page(request: HttpRequest, municipalities: list[Municipality]) -> Municipality | None:
    """The municipality of the page that is being edited, where the user may write for it."""
    key = request.GET.get("page", "")
    page = Page.objects.filter(pk=key).first() if key.isdecimal() else None
    return next((one for one in municipalities if page and page.path.startswith(one.folder.path)), None)


def _asked_for(request: HttpRequest, municipalities: list[Municipality]) -> Municipality | None:
    asked = request.GET.get("municipality", "")
    return next((one for one in municipalities if str(one.pk) == asked), None) or next(
        iter(municipalities), None
    )


urlpatterns = [path("", choose, name="choose")]
allow_local("service_links:choose", *DIALOG_WRITERS)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("tjenestelenke/", include((urlpatterns, "service_links")))]
