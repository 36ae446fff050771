"""What a municipality's visitors can find, by title: suggested while they type, and the measure of spelling."""

from sites.municipalities.models import Municipality
from sites.pagecache import stamps
from sites.pagecache.memo import Memo
from sites.search import pages
from sites.search.providers import providers
from sites.search.words import labels, words_of

_titles: Memo[tuple[str, ...]] = Memo()


def titles(municipality: Municipality, language: str) -> tuple[str, ...]:
    """Titles of services, questions and pages, each once; services first."""
    names = (stamps.content(municipality.pk), stamps.SHARED, stamps.MUNICIPALITIES)
    return _titles.get((municipality.pk, language), names, lambda: _read(municipality, language))


def known_words(municipality: Municipality, language: str) -> set[str]:
    """The words of all titles, and those of Los."""
    found = {word for title in titles(municipality, language) for word in words_of(title)}
    return found | {word for label in labels() for word in words_of(label)}


def _read(municipality: Municipality, language: str) -> tuple[str, ...]:
    sources = [*(provider.titles for provider in providers()), pages.titles]
    return tuple(dict.fromkeys(title for source in sources for title in source(municipality, language)))
