"""Pages of one municipality that answer a query, by PostgreSQL's Norwegian full text search."""

from django.utils.translation import gettext as _

from sites.municipalities.models import Municipality
from sites.navigation.tree import homes
from sites.pages.models import ContentPage
from sites.search.providers import Group, Hit

LIMIT = 20


def find(municipality: Municipality, language: str, query: str) -> Group:
    """Live pages of `municipality` in one language, best first; services are found elsewhere."""
    home = homes(municipality).get(language)
    if home is None:
        return Group(_("Pages"), ())
    pages = ContentPage.objects.live().public().filter(path__startswith=home.path)
    found = pages.search(query, operator="and")[:LIMIT]
    return Group(
        _("Pages"),
        [Hit(page.title, home.url_of(page.url_path), page.description, language) for page in found],
    )
