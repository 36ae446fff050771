"""The services of a municipality: its own dialogs, and what other public bodies offer.

Kept in the process until content changes or the day does (the order follows use).
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count
from django.utils import timezone, translation

from forms_app.definition.models import DialogVersion, LiveDialog
from forms_app.editor.los import LOS_THEMES
from forms_app.editor.models import DialogPage
from forms_app.submissions.models import Submission
from forms_app.versions import availability
from forms_app.versions.models import Availability
from selfservice.catalogue.external import ExternalService
from sites.languages.paths import DEFAULT
from sites.municipalities import scoping
from sites.municipalities.models import Municipality
from sites.navigation.tree import homes
from sites.pagecache import stamps
from sites.pagecache.memo import Memo

USED_WITHIN = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Service:
    """An entry of the catalogue. `owner` is empty for the municipality's own; `used` counts submissions.

    `closed` says that it is not open just now, and when it will be; empty where it is.
    `theme` is a top theme of Los; `topics`, `life_events` and `target_groups` hold slugs of sites.los.
    `key` is what links name it by: the dialog's translation key, or the number of an external service.
    """

    title: str
    url: str
    summary: str
    theme: str
    language: str
    owner: str = ""
    used: int = 0
    closed: str = ""
    topics: tuple[str, ...] = ()
    life_events: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """Services on one of Los' top themes."""

    slug: str
    name: str
    services: tuple[Service, ...]


_LAST_LETTERS = str.maketrans("æøå", "{|}")
TAGS = ("topics", "life_events", "target_groups")
EXTERNAL = "external-"  # before the number of an external service in its key
_known: Memo[tuple[Service, ...]] = Memo()
_namesakes: Memo[str] = Memo()


def services(municipality: Municipality, language: str) -> tuple[Service, ...]:
    """Every service of a municipality for readers of a language, by title; bokmål where there is no other."""
    names = (stamps.content(municipality.pk), stamps.SHARED, stamps.MUNICIPALITIES)
    return _known.get(
        (municipality.pk, language, timezone.localdate()), names, lambda: _read(municipality, language)
    )


def _read(municipality: Municipality, language: str) -> tuple[Service, ...]:
    found = [*_dialogs(municipality, language), *_external(municipality, language)]
    return tuple(sorted(found, key=lambda service: alphabetical(service.title)))


def alphabetical(title: str) -> str:
    """What to sort by in the order of the Norwegian alphabet: æ, ø, å come after z (as {, |, } do)."""
    return title.lower().translate(_LAST_LETTERS)


def most_used(municipality: Municipality, language: str, limit: int) -> list[Service]:
    """The municipality's own services, the most used of the last half year first, then those of others."""
    ranked = sorted(
        services(municipality, language), key=lambda service: (bool(service.owner), -service.used)
    )
    return ranked[:limit]


def find(municipality: Municipality, language: str, key: str) -> Service | None:
    """The service that a link names, where it is now.

    A text that municipalities share may name another's dialog: then it is the dialog of the same short name,
    or the one that had it before it was renamed.
    """
    own = {service.key: service for service in services(municipality, language)}
    if key in own or key.startswith(EXTERNAL):
        return own.get(key)
    names = (stamps.content(municipality.pk), stamps.SHARED)
    return own.get(_namesakes.get((municipality.pk, key), names, lambda: _namesake(municipality, key)))


def name_of(key: str) -> str:
    """What the service that a link names is called in bokmål; empty where there is none."""
    if key.startswith(EXTERNAL):
        number = key.removeprefix(EXTERNAL)
        found = ExternalService.objects.filter(pk=number if number.isdecimal() else None)
        return found.values_list("name_nb", flat=True).first() or ""
    try:
        pages = DialogPage.objects.filter(translation_key=uuid.UUID(key), locale__language_code=DEFAULT)
    except ValueError:
        return ""
    return pages.values_list("title", flat=True).first() or ""


def _namesake(municipality: Municipality, key: str) -> str:
    try:
        dialog = uuid.UUID(key)
    except ValueError:
        return ""
    rows = [
        model.objects.filter(dialog=dialog).values_list("slug", flat=True)
        for model in (LiveDialog, DialogVersion)
    ]
    names = {slug for slugs in rows for slug in slugs}
    live = scoping.for_municipality(LiveDialog.objects, municipality).exclude(version=None)
    before = scoping.for_municipality(DialogVersion.objects, municipality).filter(slug__in=names)
    for own in (live.filter(slug__in=names), live.filter(dialog__in=before.values("dialog"))):
        if found := own.order_by("pk").values_list("dialog", flat=True).first():
            return str(found)
    return ""


def by_theme(found: Iterable[Service]) -> list[Theme]:
    """Services under Los' top themes, in the themes' own order; those without a theme come last."""
    groups: dict[str, list[Service]] = {}
    for service in found:
        groups.setdefault(service.theme, []).append(service)
    known = [Theme(slug, str(name), tuple(groups[slug])) for slug, name in LOS_THEMES if slug in groups]
    return known + ([Theme("", "", tuple(groups[""]))] if "" in groups else [])


def _dialogs(municipality: Municipality, language: str) -> list[Service]:
    """Open dialogs (those with a published version), each from its page in the best language there is."""
    there = homes(municipality)
    live = scoping.for_municipality(LiveDialog.objects.filter(version__isnull=False), municipality)
    pages = DialogPage.objects.live().filter(
        path__startswith=municipality.folder.path,
        translation_key__in=live.values("dialog"),
        locale__language_code__in=[language, DEFAULT],
    )
    used = _used(municipality)
    rules = {row.dialog: row for row in scoping.for_municipality(Availability.objects.all(), municipality)}
    best: dict[object, Service] = {}
    # Plain rows: a dialog is a heavy object, and the front page needs twenty.
    for row in pages.values(
        "title", "url_path", "summary", "los_theme", "translation_key", "locale__language_code", *TAGS
    ):
        code, key = row["locale__language_code"], row["translation_key"]
        home = there.get(code)
        if home and (code == language or key not in best):
            best[key] = Service(
                row["title"],
                home.url_of(row["url_path"]),
                row["summary"],
                row["los_theme"],
                code,
                used=used.get(key, 0),
                closed=_closed(rules.get(key), language),
                key=str(key),
                **{name: tuple(row[name]) for name in TAGS},
            )
    return list(best.values())


def _closed(rules: Availability | None, language: str) -> str:
    found = availability.closure(rules)
    with translation.override(language):
        return availability.note(found) if found else ""


def _used(municipality: Municipality) -> dict[object, int]:
    recent = Submission.objects.filter(sent_at__gte=timezone.now() - USED_WITHIN).order_by()
    rows = scoping.for_municipality(recent, municipality).values_list("dialog").annotate(Count("pk"))
    return dict(rows)


def _external(municipality: Municipality, language: str) -> list[Service]:
    found = []
    names = {f"{part}_{code}" for part in ("name", "description") for code in (language, DEFAULT)}
    shown = ExternalService.objects.exclude(hidden_by=municipality)
    for row in shown.values("pk", "url", "owner", "los_theme", *names, *TAGS):
        code = language if row[f"name_{language}"] else DEFAULT
        found.append(
            Service(
                row[f"name_{code}"],
                row["url"],
                row[f"description_{code}"],
                row["los_theme"],
                code,
                owner=row["owner"],
                key=f"{EXTERNAL}{row['pk']}",
                **{name: tuple(row[name]) for name in TAGS},
            )
        )
    return found
