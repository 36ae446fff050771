"""The whole table over the published forms beside the repository: figures, editor, publishing."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Locale

from forms_app.editor import gate
from forms_app.formio.importing import Imported, import_form
from tests import factories
from tests.conftest import SHARED

FOLDER = SHARED / "nav-forms"
FORMS = sorted((FOLDER / "forms").glob("*.json")) if FOLDER.is_dir() else []
ROWS: list[tuple[str, Any, list[str]]] = []

pytestmark = [pytest.mark.django_db, pytest.mark.shared]


def imported(path: Path) -> Imported:
    owner = factories.municipality("alta", languages=["nb", "nn", "en"])
    portal = factories.portal(owner)
    for language in ("nn", "en"):
        locale = Locale.objects.get(language_code=language)
        if not portal.has_translation(locale):
            portal.copy_for_translation(locale).save_revision().publish()
    translations = json.loads((FOLDER / "translations" / path.name).read_text())
    return import_form(owner, json.loads(path.read_text()), translations)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_every_form_becomes_a_dialog_that_publishes(path: Path, client: Any) -> None:
    result = imported(path)
    page = type(result.page).objects.get(pk=result.page.pk)
    assert not [str(problem) for problem in gate.problems(page.steps)]
    version = factories.published(page)
    assert version is not None
    owner = factories.municipality("alta")
    client.force_login(factories.staff(owner))
    answer = client.get(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), headers={"host": "portal.localhost"}
    )
    assert answer.status_code == 200
    assert version.definition["steps"]
    ROWS.append((path.stem, result.report, result.languages))


def test_the_figures(capsys: Any) -> None:
    reports = [(path.stem, imported(path)) for path in FORMS] if not ROWS else None
    rows = ROWS or [(name, result.report, result.languages) for name, result in reports or []]
    total: Counter[str] = Counter()
    lines = []
    for name, report, languages in rows:
        for what, mapped, count in report.shares():
            total[what] += count
            total[f"{what} mapped"] += mapped
        figures = "  ".join(f"{mapped:>4}/{count:<4}" for _what, mapped, count in report.shares())
        lines.append(f"{name:<12}{figures}  {' '.join(languages)}")
    lines.append(f"{'all':<12}" + "  ".join(f"{what}: {count}" for what, count in total.items()))
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")
    for what, least in (("components", 99.5), ("conditions", 99), ("validations", 99), ("calculations", 90)):
        assert 100 * total[f"{what} mapped"] >= least * total[what], what
