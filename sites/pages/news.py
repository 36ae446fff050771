"""The newest dated pages of a municipality."""

from dataclasses import dataclass
from datetime import date

from sites.municipalities.models import Municipality
from sites.navigation.chrome import homes


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A page as a list of news shows it."""

    title: str
    url: str
    date: date
    description: str


def latest(municipality: Municipality, language: str, limit: int) -> list[NewsItem]:
    """Up to `limit` live pages with a date, newest first, in one query."""
    from sites.pages.models import ContentPage

    home = homes(municipality).get(language)
    if home is None:
        return []
    rows = ContentPage.objects.live().filter(url_path__startswith=home.url_path, date__isnull=False)
    values = rows.order_by("-date", "-pk").values_list("title", "url_path", "date", "description")[:limit]
    return [NewsItem(title, home.url_of(url_path), day, text) for title, url_path, day, text in values]
