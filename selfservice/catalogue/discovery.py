"""The pages of the catalogue that have services, for the sitemap."""

from collections.abc import Iterator

from django.urls import reverse

from selfservice.catalogue import browsing
from sites.discovery.sitemap import Entry
from sites.languages.paths import DEFAULT, in_language
from sites.municipalities.models import Municipality
from sites.navigation.tree import homes


def places(municipality: Municipality) -> Iterator[Entry]:
    """Themes, life events and target groups with services, and the lists; each in every language."""
    ways = (browsing.THEMES, browsing.LIFE_EVENTS, browsing.GROUPS)
    paths = [link.url for way in ways for link in browsing.links(municipality, DEFAULT, way)]
    for path in (reverse("catalogue:from_a"), reverse("catalogue:most_used"), *paths):
        yield Entry({code: in_language(path, code) for code in homes(municipality)})
