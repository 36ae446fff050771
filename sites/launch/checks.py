"""What municipalities lack before they can open, computed from what is there. Higher rooms register theirs.

A check is asked about all of them at once, so that the region's overview costs as many queries as one list.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _
from wagtail.models import Page

from sites.languages.paths import DEFAULT
from sites.launch.models import Settled
from sites.municipalities.models import Municipality
from sites.navigation.chrome import PRIVACY_SLUG
from sites.pages.models import HomePage

_ROOT = 2 * Page.steplen  # letters of a path that say whose tree a page is in


@dataclass(frozen=True, slots=True)
class Named:
    """A page that an item is about."""

    pk: int
    title: str

    @property
    def url(self) -> str:
        """Where it is edited."""
        return edit_url(self.pk)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to see to: `done`, or what is missing with the address in the admin where it is mended.

    Where staff may say that the `pages` are right as they are, `check` is the name that this is kept under.
    """

    text: str
    done: bool
    url: str = ""
    pages: tuple[Named, ...] = ()
    check: str = ""


class Asked:
    """The municipalities that checks are asked about (with `folder` selected)."""

    def __init__(self, municipalities: Iterable[Municipality]) -> None:
        self.municipalities = list(municipalities)
        self._by_path = {place.folder.path: place for place in self.municipalities}
        self._settled: dict[tuple[int, str], set[int]] = {}
        for row in Settled.objects.filter(municipality__in=self.municipalities):
            self._settled.setdefault((row.municipality_id, row.check_name), set()).add(row.page_id)

    def trees[T: Page](self, pages: QuerySet[T]) -> QuerySet[T]:
        """Those of the pages that stand in a tree of theirs."""
        whose = Substr("path", 1, _ROOT)
        return pages.annotate(root=whose).filter(root__in=list(self._by_path), depth__gt=2).order_by("path")

    def whose(self, path: str) -> Municipality:
        """The municipality of a page with this path."""
        return self._by_path[path[:_ROOT]]

    def by_owner(self, pages: QuerySet[Page]) -> dict[int, list[Named]]:
        """Pages by the id of their municipality, in one query."""
        found: dict[int, list[Named]] = {place.pk: [] for place in self.municipalities}
        for path, key, title in self.trees(pages).values_list("path", "pk", "title"):
            found[self.whose(path).pk].append(Named(key, title))
        return found

    def item(
        self, place: Municipality, pages: Iterable[Named], lacks: str, done: str, check: str = ""
    ) -> Item:
        """An item about pages: `lacks` says what they lack, `done` what is so when there are none left.

        Those that staff have said are right as they are (see `check`) are left out.
        """
        settled = self._settled.get((place.pk, check), set())
        left = tuple(page for page in pages if page.pk not in settled)
        return Item(lacks if left else done, done=not left, pages=left, check=check if left else "")


type Check = Callable[[Asked], Iterable[tuple[Municipality, Item]]]
_checks: list[Check] = []


def register(check: Check) -> None:
    """Adds a check to the go-live list."""
    if check not in _checks:
        _checks.append(check)


def items_of(municipalities: Iterable[Municipality]) -> dict[int, list[Item]]:
    """Everything to see to by the id of each municipality, what is missing first.

    The number of queries does not depend on how many there are.
    """
    asked = Asked(municipalities)
    found: dict[int, list[Item]] = {place.pk: [] for place in asked.municipalities}
    for check in (facts, front_pages, texts, translations, *_checks):
        for place, item in check(asked):
            found[place.pk].append(item)
    return {key: sorted(items, key=lambda item: item.done) for key, items in found.items()}


def items(municipality: Municipality) -> list[Item]:
    """Everything that one municipality has to see to, what is missing first."""
    return items_of([municipality])[municipality.pk]


def edit_url(key: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[key])


def norwegian() -> QuerySet[Page]:
    """Pages below the front pages in bokmål."""
    return Page.objects.filter(locale__language_code=DEFAULT, depth__gt=3)


def facts(asked: Asked) -> Iterator[tuple[Municipality, Item]]:
    """How to reach it, and what the law demands."""
    privacy = asked.by_owner(norwegian().filter(slug=PRIVACY_SLUG, live=True))
    for place in asked.municipalities:
        url = reverse("appearance:edit", args=[place.pk])
        for text, value in (
            (_("Phone"), place.phone),
            (_("E-mail"), place.email),
            (_("Visiting address"), place.visiting_address),
            (_("Opening hours"), place.opening_hours),
            (_("Accessibility statement, published at uustatus.no"), place.accessibility_statement),
            (_("Coat of arms"), place.coat_of_arms),
        ):
            yield place, Item(text, bool(value), url)
        yield (
            place,
            Item(
                _("A page about privacy, with “personvern” as its address"),
                bool(privacy[place.pk]),
                reverse("wagtailadmin_explore", args=[place.folder_id]),
            ),
        )


def front_pages(asked: Asked) -> Iterator[tuple[Municipality, Item]]:
    """A front page with content in each language."""
    has_content = ExpressionWrapper(~Q(body=[]), output_field=BooleanField())
    homes = asked.trees(HomePage.objects.all()).select_related("locale").defer("body")
    for home in homes.annotate(has_content=has_content):
        text = _("Front page in %(language)s") % {
            "language": get_language_info(home.locale.language_code)["name_local"]
        }
        yield asked.whose(home.path), Item(text, home.has_content and home.live, edit_url(home.pk))


def texts(asked: Asked) -> Iterator[tuple[Municipality, Item]]:
    """Pages that came with the site and that nobody has looked over, and pages that are not published."""
    untouched = asked.by_owner(norwegian().filter(live=True, latest_revision=None))
    drafts = asked.by_owner(norwegian().filter(live=False))
    for place in asked.municipalities:
        count = len(untouched[place.pk])
        lacks = ngettext(
            "%(count)d page is as it was made: read it, change what is not so here, and publish it",
            "%(count)d pages are as they were made: read them, change what is not so here, and publish them",
            count,
        )
        yield (
            place,
            asked.item(
                place,
                untouched[place.pk],
                lacks % {"count": count},
                _("Every page has been looked over"),
                "texts",
            ),
        )
        yield (
            place,
            asked.item(
                place,
                drafts[place.pk],
                _("Pages that are not published"),
                _("Every page is published"),
                "drafts",
            ),
        )


def translations(asked: Asked) -> Iterator[tuple[Municipality, Item]]:
    """Pages that are not in the other Norwegian language: the law demands both of many bodies."""
    done = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code="nn", live=True
    )
    missing = asked.by_owner(norwegian().filter(~Exists(done), live=True))
    for place in asked.municipalities:
        if "nn" in place.languages:
            yield (
                place,
                asked.item(
                    place,
                    missing[place.pk],
                    _("Pages without nynorsk"),
                    _("Every page is in nynorsk"),
                    "nynorsk",
                ),
            )


def settle(municipality: Municipality, check: str) -> int:
    """Notes that the pages which a check names now are right as they are; returns how many they were."""
    pages: Sequence[Named] = next((item.pages for item in items(municipality) if item.check == check), ())
    Settled.objects.bulk_create(
        [Settled(municipality=municipality, check_name=check, page_id=page.pk) for page in pages],
        ignore_conflicts=True,
    )
    return len(pages)
