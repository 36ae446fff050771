"""The newest dated pages of a municipality."""

from dataclasses import dataclass
from datetime import date

from sites.municipalities.models import Municipality
from sites.navigation.tree import homes
from sites.pagecache import stamps
from sites.pagecache.memo import Memo


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A page as a list of news shows it."""

    title: str
    url: str
    date: date
    description: str


_known: Memo[list[NewsItem]] = Memo()


def latest(municipality: Municipality, language: str, limit: int) -> list[NewsItem]:
    """Up to `limit` live pages with a date, newest first."""
    names = (stamps.content(municipality.pk), stamps.MUNICIPALITIES)
    return _known.get((municipality.pk, language, limit), names, lambda: _read(municipality, language, limit))


def _read(municipality: Municipality, language: str, limit: int) -> list[NewsItem]:
    from sites.pages.models import ContentPage  # which is built of blocks that show news

    home = homes(municipality).get(language)
    if home is None:
        return []
    rows = ContentPage.objects.live().filter(path__startswith=home.path, date__isnull=False)
    values = rows.order_by("-date", "-pk").values_list("title", "url_path", "date", "description")[:limit]
    return [NewsItem(title, home.url_of(url_path), day, text) for title, url_path, day, text in values]
