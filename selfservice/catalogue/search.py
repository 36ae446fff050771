"""Services as the municipality's search page finds them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from selfservice.catalogue.services import Service, services
from sites.los import everyday
from sites.los.vocabulary import vocabulary
from sites.municipalities.models import Municipality
from sites.pagecache import stamps
from sites.pagecache.memo import Memo
from sites.search.providers import Group, Hit
from sites.search.ranking import rank

_words: Memo[dict[str, str]] = Memo()


def find(municipality: Municipality, language: str, query: str, *, some: bool = False) -> Group:
    """Services about what is asked for: by title, description, owner, and what Los says of their themes."""
    found = services(municipality, language)
    positions = rank(searchable(found), query, language, some=some)
    return Group(_("Services"), [_hit(found[position]) for position in positions])


def searchable(found: Sequence[Service]) -> list[tuple[str, str]]:
    """Title and text of each service, as sites.search.ranking takes them."""
    return [(service.title, _text(service)) for service in found]


def titles(municipality: Municipality, language: str) -> list[str]:
    """Titles of all services."""
    return [service.title for service in services(municipality, language)]


def _text(service: Service) -> str:
    known = _words.get("los", (stamps.SHARED,), _words_of_themes)
    return " ".join((service.summary, service.owner, *(known.get(topic, "") for topic in service.topics)))


def _words_of_themes() -> dict[str, str]:
    """Names of each theme, and the words below it with their synonyms."""
    los = vocabulary()
    found = {slug: [*theme.names.values()] for slug, theme in los.themes.items()}
    for word in los.words.values():
        labels = [*word.names.values(), *(label for some in word.synonyms.values() for label in some)]
        for theme in word.broader:
            found.get(theme, []).extend(labels)
    for slug, ring in everyday.rings():
        found.get(slug, []).extend(sorted(ring))
    return {slug: " ".join(dict.fromkeys(labels)) for slug, labels in found.items()}


def _hit(service: Service) -> Hit:
    return Hit(service.title, service.url, service.summary, service.language, service.owner)
