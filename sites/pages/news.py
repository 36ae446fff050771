"""The newest stories of a municipality, and where all of them are."""

from dataclasses import dataclass
from datetime import date

from sites.municipalities.models import Municipality
from sites.navigation.tree import homes
from sites.pagecache import stamps
from sites.pagecache.memo import Memo
from sites.pages.relatives import above


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A story as a list of news shows it."""

    title: str
    url: str
    date: date
    description: str


@dataclass(frozen=True, slots=True)
class News:
    """The newest stories, and the address of the archive (empty without stories)."""

    items: list[NewsItem]
    archive: str


_known: Memo[News] = Memo()


def latest(municipality: Municipality, language: str, limit: int) -> News:
    """Up to `limit` live stories, newest first."""
    names = (stamps.content(municipality.pk), stamps.MUNICIPALITIES)
    return _known.get((municipality.pk, language, limit), names, lambda: _read(municipality, language, limit))


def _read(municipality: Municipality, language: str, limit: int) -> News:
    from sites.pages.newsroom import NewsPage  # which is built of blocks that show news

    home = homes(municipality).get(language)
    if home is None:
        return News([], "")
    stories = NewsPage.objects.live().filter(path__startswith=home.path).order_by("-date", "-pk")
    rows = stories.values_list("title", "url_path", "date", "description")[:limit]
    items = [NewsItem(title, home.url_of(url_path), day, text) for title, url_path, day, text in rows]
    return News(items, above(items[0].url) if items else "")
