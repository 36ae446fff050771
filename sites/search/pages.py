"""Pages of one municipality that answer a query, by PostgreSQL's Norwegian full text search."""

from django.apps import apps
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail.search.query import And, Or, Phrase, PlainText, SearchQuery

from sites.languages.paths import DEFAULT
from sites.municipalities.models import Municipality
from sites.navigation.tree import DEPTH_OF_HOMES, page_tree
from sites.pages.models import BasePage, HomePage
from sites.search.providers import Group, Hit
from sites.search.words import synonyms, words_of

LIMIT = 20
MOST_WORDS = 12


def find(municipality: Municipality, language: str, query: str, *, some: bool = False) -> Group:
    """Live pages of `municipality`, best first; services are found elsewhere.

    In the reader's language, and in bokmål those that the language does not have.
    """
    tree = page_tree(municipality)
    homes = {code: tree.homes[code] for code in (language, DEFAULT) if code in tree.homes}
    words = words_of(query)[:MOST_WORDS]
    if not homes or not words:
        return Group(_("Pages"), [])
    within = Q(pk__in=[pk for code in homes for pk in tree.shared.get(code, {}).values()])
    for home in homes.values():
        within |= Q(path__startswith=home.path)
    pages = Page.objects.live().public().type(BasePage).not_type(HomePage).filter(within)
    codes = {row.pk: row.language_code for row in Locale.objects.all()}
    found = []
    for page in pages.search(_asked(words, some), operator="and")[: LIMIT * len(homes)]:
        code = codes[page.locale_id]
        urls = tree.urls.get(page.translation_key, {})
        # What was published this very second is not in the tree yet.
        if code in urls and (code == language or language not in urls):
            found.append((code, page))
    found = sorted(found, key=lambda entry: entry[0] != language)[:LIMIT]
    texts = _descriptions([page.pk for _code, page in found])
    hits = [
        Hit(page.title, tree.urls[page.translation_key][code], texts[page.pk], code) for code, page in found
    ]
    return Group(_("Pages"), hits)


def titles(municipality: Municipality, language: str) -> list[str]:
    """The titles of all pages in a language."""
    tree = page_tree(municipality)
    home = tree.homes.get(language)
    if home is None:
        return []
    own = Q(path__startswith=home.path, depth__gt=DEPTH_OF_HOMES)
    shared = Q(pk__in=list(tree.shared.get(language, {}).values()), depth__gt=DEPTH_OF_HOMES)
    pages = Page.objects.live().public().filter(own | shared)
    return list(pages.values_list("title", flat=True))


def _asked(words: list[str], some: bool) -> SearchQuery:
    """Every word (one of them for `some`), or what means the same."""
    asked = [Or([PlainText(word), *(Phrase(one) for one in sorted(synonyms(word)))]) for word in words]
    if some:
        return Or(asked)
    joined = [PlainText("".join(words))] if len(words) > 1 else []
    return Or([And(asked), *joined])


def _descriptions(ids: list[int]) -> dict[int, str]:
    """What pages of any type say about themselves in lists."""
    if not ids:
        return {}
    columns = [
        f"{model._meta.model_name}__description" for model in apps.get_models() if issubclass(model, BasePage)
    ]
    rows = Page.objects.filter(pk__in=ids).annotate(text=Coalesce(*columns)).values_list("pk", "text")
    return {pk: text or "" for pk, text in rows}
