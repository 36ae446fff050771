"""Pages of one municipality that answer a query, by PostgreSQL's Norwegian full text search."""

from django.utils.translation import gettext as _

from sites.languages.paths import DEFAULT
from sites.municipalities.models import Municipality
from sites.navigation.tree import page_tree
from sites.pages.models import ContentPage
from sites.search.providers import Group, Hit

LIMIT = 20


def find(municipality: Municipality, language: str, query: str) -> Group:
    """Live pages of `municipality`, best first; services are found elsewhere.

    In the reader's language, and in bokmål those that the language does not have.
    """
    tree = page_tree(municipality)
    hits: list[Hit] = []
    for code in dict.fromkeys((language, DEFAULT)):
        if home := tree.homes.get(code):
            pages = ContentPage.objects.live().public().filter(path__startswith=home.path)
            hits += [
                Hit(page.title, home.url_of(page.url_path), page.description, code)
                for page in pages.search(query, operator="and")[:LIMIT]
                if code == language or language not in tree.urls.get(page.translation_key, {})
            ]
    return Group(_("Pages"), hits)
