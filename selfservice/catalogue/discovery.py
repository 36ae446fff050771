"""The catalogue as machines find it: its pages with services in the sitemap, and in schema.org's words."""

from collections.abc import Iterator
from urllib.parse import urljoin

from django.urls import reverse

from selfservice.catalogue import browsing
from selfservice.catalogue.models import PortalPage
from sites.discovery import structured
from sites.discovery.descriptions import collection
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


def listed(municipality: Municipality, place: browsing.Place) -> structured.Thing:
    """The services of a page of the catalogue, each once and in its order."""
    services = {service.key: service for listing in place.listings for service in listing.services}
    return {
        "@type": "ItemList",
        "name": place.title,
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": service.title,
                "url": urljoin(municipality.root_url, service.url),
            }
            for number, service in enumerate(services.values(), 1)
        ],
    }


structured.describe.register(PortalPage)(collection)
