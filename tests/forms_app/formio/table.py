"""`make nav-forms FORMS=folder`: what becomes of a folder of Form.io forms, form by form.

Every form in FOLDER/forms is imported with its texts in FOLDER/translations, opened in the editor, published in
every language it is written in, and sent by the robot citizen through the pages that citizens get. Prints a row
per form while it goes on, then the shares and what went wrong.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LANGUAGES = ("nb", "nn", "en")
# What must be mapped, in per cent.
LEAST = {"components": 99.5, "conditions": 99.0, "validations": 99.0, "calculations": 90.0}
COLUMNS = (11, 12, 13, 13)
NAMES = "".join(f"{what:>{width}}" for what, width in zip(LEAST, COLUMNS, strict=True))
HEAD = f"{'form':<12}{NAMES}  editor      met  ways sent of tried, by language"


@dataclass
class Row:
    """What became of one form."""

    name: str
    shares: list[tuple[str, int, int]]
    languages: list[str]
    editor: float | None = None  # seconds until its page in the editor is there; None: it does not open
    met: str = ""  # questions that were shown on any way, of all
    ways: dict[str, list[bool]] = field(default_factory=dict)  # by language: whether each way was sent
    problems: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def opens(self) -> bool:
        """Whether the editor opens it."""
        return self.editor is not None

    @property
    def good(self) -> bool:
        """Whether it opens in the editor and every way was sent, in every language."""
        sent = all(self.ways.get(language) and all(self.ways[language]) for language in self.languages)
        return self.opens and sent and not self.problems

    def __str__(self) -> str:
        mapped = "".join(
            f"{f'{mapped}/{count}':>{width}}"
            for (_what, mapped, count), width in zip(self.shares, COLUMNS, strict=True)
        )
        editor = "-" if self.editor is None else f"{self.editor:.1f} s"
        sent = "  ".join(f"{one} {sum(ways)}/{len(ways)}" for one, ways in self.ways.items())
        ending = f"{'' if self.good else 'PROBLEMS '}{self.seconds:.0f} s"
        return f"{self.name:<12}{mapped}{editor:>8}{self.met:>9}  {sent:<28}{ending}"


def imported(path: Path) -> Any:
    """Imports a form for a municipality with a self-service page in all LANGUAGES."""
    from wagtail.models import Locale

    from forms_app.formio.importing import import_form
    from tests import factories

    owner = factories.municipality("alta", languages=list(LANGUAGES))
    portal = factories.portal(owner)
    for language in LANGUAGES[1:]:
        locale = Locale.objects.get(language_code=language)
        if not portal.has_translation(locale):
            portal.copy_for_translation(locale).save_revision().publish()
    texts = path.parents[1] / "translations" / path.name
    translations = json.loads(texts.read_text()) if texts.exists() else None
    return import_form(owner, json.loads(path.read_text()), translations)


def opened(page: Any) -> float | None:
    """How many seconds the editor takes to open a page; None when it does not."""
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    from tests import factories

    client = Client(raise_request_exception=False, headers={"host": settings.ADMIN_HOST})
    client.force_login(factories.staff(factories.municipality("alta")))
    begun = time.monotonic()
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return time.monotonic() - begun if answer.status_code == 200 else None


def published(page: Any) -> Any:
    """The version of a page and of its translations, all published; None when a check refuses it."""
    from tests import factories

    version = factories.published(page)
    for translated in page.get_translations():
        version = factories.published(translated.get_latest_revision_as_object())
    return version


def tried(path: Path, ways: int, seconds: float) -> Row:
    """Everything for one form; `ways` 0: without the robot."""
    from forms_app.editor import gate
    from forms_app.quality.findings import Subject, findings
    from sites.municipalities.models import Municipality

    begun = time.monotonic()
    result = imported(path)
    row = Row(path.stem, result.report.shares(), result.languages)
    page = type(result.page).objects.get(pk=result.page.pk)
    row.problems += [str(problem) for problem in gate.problems(page.steps)]
    found = findings(Subject(page, Municipality.objects.get(slug="alta")))
    row.problems += [finding.message for finding in found if finding.is_error]
    row.editor = opened(page)
    version = published(page)
    if version is None:
        row.problems.append("it is not published")
    elif ways:
        _send(row, version, ways, seconds)
    row.seconds = time.monotonic() - begun
    return row


def _send(row: Row, version: Any, ways: int, seconds: float) -> None:
    from forms_app.quality import robot

    report = robot.explore(version.definition, version.municipality, most=ways, seconds=seconds)
    row.met = f"{report.met}/{report.questions}"
    for way in report.paths:
        row.ways.setdefault(way.language, []).append(way.sent)
        row.problems += [f"{way.language}: {problem}" for problem in way.problems]


def shares(rows: Iterable[Row]) -> Iterator[tuple[str, int, int]]:
    """(what, mapped, all) of all forms together."""
    for (what, _mapped, _all), *others in zip(*(row.shares for row in rows), strict=True):
        parts = [(_mapped, _all), *((mapped, count) for _what, mapped, count in others)]
        yield what, sum(mapped for mapped, _count in parts), sum(count for _mapped, count in parts)


def enough(rows: list[Row]) -> bool:
    """Whether as much is mapped of all together as is promised."""
    return all(100 * mapped >= LEAST[what] * count for what, mapped, count in shares(rows))


def summary(rows: list[Row]) -> Iterator[str]:
    """All forms together, and what went wrong."""
    for what, mapped, count in shares(rows):
        share = 100 * mapped / count if count else 100.0
        yield f"{what:<13}{mapped:>6} of {count:<6}{share:6.2f} % (at least {LEAST[what]} %)"
    asked = sum(len(row.languages) for row in rows)
    ways = [ways for row in rows for ways in row.ways.values()]
    tried, sent = sum(map(len, ways)), sum(map(sum, ways))
    yield f"{sum(map(all, ways))} of {asked} forms × languages sent, {sent} of {tried} ways"
    yield f"the slowest opens in the editor in {max(row.editor or 0.0 for row in rows):.1f} s"
    yield f"{sum(row.good for row in rows)} of {len(rows)} forms are good"
    for row in rows:
        yield from (f"{row.name}: {problem}" for problem in dict.fromkeys(row.problems))


@contextmanager
def database() -> Iterator[None]:
    """A new database with what Wagtail's migrations leave; gone afterwards."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    from sites.postgres import guard
    from tests.conftest import ensure_base_data

    ending = guard.post(settings.VAR / "postgres", unless_used=True)
    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False, serialized_aliases=())
    try:
        ensure_base_data()
        yield
    finally:
        teardown_databases(made, verbosity=0)
        del ending


def say(*lines: str) -> None:
    """Prints lines at once: whoever waits sees how far it has come."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, prog="make nav-forms")
    parser.add_argument("folder", type=Path, help="has the folders forms and translations")
    parser.add_argument("--only", nargs="*", default=[], help="names of the forms to try; else all")
    parser.add_argument("--ways", type=int, default=8, help="most ways through a form in its first language")
    parser.add_argument("--seconds", type=float, default=90.0, help="longest time for the ways of a form")
    chosen = parser.parse_args()
    forms = sorted((chosen.folder / "forms").glob("*.json"))
    forms = [path for path in forms if not chosen.only or path.stem in chosen.only]
    if not forms:
        parser.error(f"there are no such forms in {chosen.folder / 'forms'}")
    rows = []
    with database():
        say(HEAD)
        for path in forms:
            rows.append(tried(path, chosen.ways, chosen.seconds))
            say(str(rows[-1]))
    say(*summary(rows))
    return 0 if enough(rows) and all(row.good for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
