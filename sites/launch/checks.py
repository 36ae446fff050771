"""What a municipality lacks before it can open, computed from what is there. Higher rooms register theirs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from sites.languages.paths import DEFAULT
from sites.municipalities.models import Municipality
from sites.navigation.chrome import PRIVACY_SLUG
from sites.pages.models import HomePage

MOST = 12  # pages named one by one


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to see to: `done`, or what is missing with the address in the admin where it is mended."""

    text: str
    done: bool
    url: str = ""
    details: tuple[tuple[str, str], ...] = ()  # titles and addresses of the pages concerned


type Check = Callable[[Municipality], Iterable[Item]]
_checks: list[Check] = []


def register(check: Check) -> None:
    """Adds a check to the go-live list."""
    if check not in _checks:
        _checks.append(check)


def items(municipality: Municipality) -> list[Item]:
    """Everything to see to, what is missing first."""
    found = [
        item for check in (facts, front_pages, texts, translations, *_checks) for item in check(municipality)
    ]
    return sorted(found, key=lambda item: item.done)


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def pages_item(text: str, pages: Iterable[Page]) -> Item:
    """An item about pages, done when there are none; the first of them are named."""
    named = tuple((page.title, edit_url(page)) for _number, page in zip(range(MOST), pages, strict=False))
    return Item(text, done=not named, details=named)


def facts(municipality: Municipality) -> Iterator[Item]:
    """How to reach it, and what the law demands."""
    url = reverse("appearance:edit", args=[municipality.pk])
    for text, value in (
        (_("Phone"), municipality.phone),
        (_("E-mail"), municipality.email),
        (_("Visiting address"), municipality.visiting_address),
        (_("Opening hours"), municipality.opening_hours),
        (_("Accessibility statement, published at uustatus.no"), municipality.accessibility_statement),
        (_("Coat of arms"), municipality.coat_of_arms),
    ):
        yield Item(text, bool(value), url)
    privacy = _norwegian(municipality).filter(slug=PRIVACY_SLUG, live=True).exists()
    yield Item(_("A page about privacy, with “personvern” as its address"), privacy, _explorer(municipality))


def front_pages(municipality: Municipality) -> Iterator[Item]:
    """A front page with content in each language."""
    for home in _homes(municipality):
        text = _("Front page in %(language)s") % {"language": home.locale.get_display_name()}
        yield Item(text, bool(home.body) and home.live, edit_url(home))


def texts(municipality: Municipality) -> Iterator[Item]:
    """Pages that came with the site and that nobody has looked over."""
    untouched = _norwegian(municipality).filter(live=True, latest_revision=None)
    count = untouched.count()
    yield pages_item(
        ngettext(
            "%(count)d page is as it was made: read it, change what is not so here, and publish it",
            "%(count)d pages are as they were made: read them, change what is not so here, and publish them",
            count,
        )
        % {"count": count}
        if count
        else _("Every page has been looked over"),
        untouched,
    )
    drafts = _norwegian(municipality).filter(live=False)
    yield pages_item(_("Pages that are not published") if drafts else _("Every page is published"), drafts)


def translations(municipality: Municipality) -> Iterator[Item]:
    """Pages that are not in the other Norwegian language: the law demands both of many bodies."""
    if "nn" not in municipality.languages:
        return
    done = _tree(municipality, "nn").filter(live=True).values("translation_key")
    missing = _norwegian(municipality).filter(live=True).exclude(translation_key__in=done)
    yield pages_item(_("Pages without nynorsk") if missing else _("Every page is in nynorsk"), missing)


def _homes(municipality: Municipality) -> Iterable[HomePage]:
    return HomePage.objects.child_of(municipality.folder).select_related("locale")


def _tree(municipality: Municipality, language: str) -> QuerySet[Page]:
    return Page.objects.filter(
        path__startswith=municipality.folder.path, locale__language_code=language, depth__gt=3
    ).order_by("path")


def _norwegian(municipality: Municipality) -> QuerySet[Page]:
    return _tree(municipality, DEFAULT)


def _explorer(municipality: Municipality) -> str:
    return reverse("wagtailadmin_explore", args=[municipality.folder_id])
