"""Dialogs as machines find them: in the sitemap, and in schema.org's words."""

from collections.abc import Iterator

from forms_app.definition.models import LiveDialog
from forms_app.editor.los import LOS_THEMES
from forms_app.editor.models import DialogPage
from forms_app.versions import availability
from forms_app.versions.models import Availability
from sites.discovery import structured
from sites.discovery.sitemap import Entry
from sites.municipalities.models import Municipality
from sites.municipalities.scoping import for_municipality
from sites.navigation.tree import page_tree


def open_dialogs(municipality: Municipality) -> Iterator[Entry]:
    """The start pages of dialogs that people can fill in now, in the languages of their pages."""
    tree = page_tree(municipality)
    live = for_municipality(LiveDialog.objects.exclude(version=None), municipality)
    rules = {row.dialog: row for row in for_municipality(Availability.objects.all(), municipality)}
    for dialog, opened in live.order_by("slug").values_list("dialog", "version__created_at"):
        urls = tree.urls.get(dialog)
        if urls and not availability.closure(rules.get(dialog)):
            yield Entry(urls, opened)


@structured.describe.register
def _service(page: DialogPage, municipality: Municipality, url: str) -> structured.Thing:
    """What citizens may read before they log in."""
    return {
        "@type": "GovernmentService",
        "name": page.title,
        "description": page.summary,
        "url": url,
        "serviceType": str(dict(LOS_THEMES).get(page.los_theme, "")),
        "provider": structured.reference(municipality),
        "areaServed": structured.area(municipality),
        "audience": {"@type": "Audience", "audienceType": page.audience} if page.audience else None,
        "availableChannel": {
            "@type": "ServiceChannel",
            "serviceUrl": url,
            "availableLanguage": page.locale.language_code,
        },
    }
