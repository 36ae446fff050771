"""Services as the municipality's search page finds them."""

import re

from django.utils.translation import gettext as _

from selfservice.catalogue.services import Service, services
from sites.municipalities.models import Municipality
from sites.search.providers import Group, Hit

# Endings of Norwegian nouns, longest first, so that "båtplassen" finds "Søknad om båtplass".
_ENDINGS = re.compile(r"(?:ene|ane|er|en|et|a|e|s)$")


def find(municipality: Municipality, language: str, query: str) -> Group:
    """Services whose title, description or owner has every word of the query; matches in the title first."""
    words = [_stem(word) for word in query.lower().split()]
    ranked = []
    for service in services(municipality, language):
        title = service.title.lower()
        everything = f"{title} {service.summary.lower()} {service.owner.lower()}"
        if all(word in everything for word in words):
            ranked.append(
                (not all(word in title for word in words), bool(service.owner), -service.used, service)
            )
    ranked.sort(key=lambda entry: entry[:3])
    return Group(_("Services"), [_hit(service) for *_rank, service in ranked])


def _stem(word: str) -> str:
    return _ENDINGS.sub("", word) if len(word) > 4 else word


def _hit(service: Service) -> Hit:
    return Hit(service.title, service.url, service.summary, service.language, service.owner)
