"""The published forms beside the repository: figures, editor, publishing; the smallest are sent as well.

`make nav-forms` sends all of them, by many ways.
"""

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SHARED
from tests.forms_app.formio import table

FORMS = sorted((SHARED / "nav-forms" / "forms").glob("*.json"), key=lambda path: path.stat().st_size)
SENT = FORMS[:12]
ROWS: list[table.Row] = []

pytestmark = [pytest.mark.django_db, pytest.mark.shared]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_every_form_becomes_a_dialog_that_publishes(path: Path) -> None:
    row = table.tried(path, ways=1 if path in SENT else 0, seconds=5.0)
    assert not row.problems
    assert row.opens
    if path in SENT:
        assert row.good
    ROWS.append(row)


def test_the_figures(capsys: Any) -> None:
    shares = [table.imported(path).report.shares() for path in FORMS] if not ROWS else None
    rows = ROWS or [table.Row(path.stem, found, []) for path, found in zip(FORMS, shares or [], strict=True)]
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join([table.HEAD, *map(str, rows), *table.summary(rows)]) + "\n")
    assert table.enough(rows)
