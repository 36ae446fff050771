"""Ways to the services: by theme, life event and target group, from A to Å, and the most used."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forms_app.editor.los import LOS_THEMES
from selfservice.catalogue.services import Service, alphabetical, most_used, services
from sites.los.vocabulary import TARGET_GROUPS, Concept, vocabulary
from sites.municipalities.models import Municipality

THEMES, LIFE_EVENTS, GROUPS, MOST_USED = "themes", "life_events", "target_groups", "most_used"
WAYS = [
    (THEMES, _("Themes")),
    (LIFE_EVENTS, _("Life events")),
    (GROUPS, _("Target groups")),
    (MOST_USED, _("The most used services")),
]
IN_MENU = 8  # most used services in a menu
MOST = 20  # and on their page


@dataclass(frozen=True, slots=True)
class Link:
    """Something to follow; `language` is that of the title."""

    title: str
    url: str
    language: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Services under one heading (none where it is empty). `language` is that of the heading."""

    heading: str
    language: str
    services: tuple[Service, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the catalogue: what it is about, and the services there."""

    title: str
    language: str
    listings: tuple[Listing, ...]


def links(municipality: Municipality, language: str, way: str) -> list[Link]:
    """What a municipality has of a way, each with the address where its services are."""
    if way == MOST_USED:
        found = most_used(municipality, language, IN_MENU)
        return [Link(service.title, service.url, service.language) for service in found]
    everything = services(municipality, language)
    return _LINKS[way](everything, language)


def _theme_links(found: Iterable[Service], language: str) -> list[Link]:
    there = {slug for service in found for slug in _top_themes(service)}
    return [
        Link(str(name), reverse("catalogue:theme", args=[slug]), language)
        for slug, name in LOS_THEMES
        if slug in there
    ]


def _event_links(found: Iterable[Service], language: str) -> list[Link]:
    there = {slug for service in found for slug in service.life_events}
    return [
        _link(event, language, "catalogue:life_event")
        for event in vocabulary().events.values()
        if event.slug in there
    ]


def _group_links(found: Iterable[Service], language: str) -> list[Link]:
    there = {slug for service in found for slug in service.target_groups}
    return [
        Link(str(name), reverse("catalogue:target_group", args=[slug]), language)
        for slug, name in TARGET_GROUPS
        if slug in there
    ]


_LINKS: dict[str, Callable[[Iterable[Service], str], list[Link]]] = {
    THEMES: _theme_links,
    LIFE_EVENTS: _event_links,
    GROUPS: _group_links,
}


def theme(municipality: Municipality, language: str, slug: str) -> Place | None:
    """A theme's services; those of a top theme under the themes below it. None where there is no such theme."""
    los = vocabulary()
    concept = los.themes.get(slug)
    if concept is None:
        return None
    everything = services(municipality, language)
    name, code = concept.name(language)
    if concept.broader:
        found = tuple(service for service in everything if slug in service.topics)
        return Place(name, code, (Listing("", "", found),))
    below = los.below(slug)
    exact = {topic.slug for topic in below}
    rest = [service for service in everything if service.theme == slug and not exact & set(service.topics)]
    listings = [Listing("", "", tuple(rest))]
    for topic in below:
        heading, heading_code = topic.name(language)
        found = tuple(service for service in everything if topic.slug in service.topics)
        listings.append(Listing(heading, heading_code, found))
    return Place(str(dict(LOS_THEMES).get(slug, name)), language, _with_services(listings))


def life_event(municipality: Municipality, language: str, slug: str) -> Place | None:
    """What somebody needs in a life event; None where Los has no such event."""
    event = vocabulary().events.get(slug)
    if event is None:
        return None
    found = [service for service in services(municipality, language) if slug in service.life_events]
    return Place(*event.name(language), own_first(found))


def target_group(municipality: Municipality, language: str, slug: str) -> Place | None:
    """What a group of people needs; None where there is no such group."""
    name = dict(TARGET_GROUPS).get(slug)
    if name is None:
        return None
    found = [service for service in services(municipality, language) if slug in service.target_groups]
    return Place(str(name), language, own_first(found))


def from_a(municipality: Municipality, language: str) -> Place:
    """All services in the order of the Norwegian alphabet, under their first letters."""
    letters: dict[str, list[Service]] = {}
    for service in services(municipality, language):
        letters.setdefault(service.title[:1].upper(), []).append(service)
    ordered = sorted(letters.items(), key=lambda entry: alphabetical(entry[0]))
    listings = tuple(Listing(letter, language, tuple(found)) for letter, found in ordered)
    return Place(gettext("All services from A to Å"), language, listings)


def most_used_of(municipality: Municipality, language: str) -> Place:
    """The municipality's services by how much they were used in the last half year."""
    found = [service for service in most_used(municipality, language, MOST) if not service.owner]
    return Place(gettext("The most used services"), language, (Listing("", "", tuple(found)),))


def own_first(found: Iterable[Service]) -> tuple[Listing, ...]:
    """The municipality's own services, then those of others under a heading."""
    own = tuple(service for service in found if not service.owner)
    others = tuple(service for service in found if service.owner)
    headings = (Listing("", "", own), Listing(gettext("Services from other public bodies"), "", others))
    return _with_services(headings)


def _with_services(listings: Iterable[Listing]) -> tuple[Listing, ...]:
    return tuple(listing for listing in listings if listing.services)


def _top_themes(service: Service) -> set[str]:
    los = vocabulary()
    return {service.theme, *(los.top_of(topic) for topic in service.topics)}


def _link(concept: Concept, language: str, name: str) -> Link:
    title, code = concept.name(language)
    return Link(title, reverse(name, args=[concept.slug]), code)
