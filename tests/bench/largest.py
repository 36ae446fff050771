"""A dialog as large as the largest that the state publishes: its rules and its publishing, timed.

`python -m tests.bench.largest` makes it in two languages, changes a text as an editor would, and prints
the times in milliseconds as JSON; with them its page and an editor's account, for tests.bench.editing.
"""

import json
import os
import random
import time
from collections.abc import Callable, Iterator
from datetime import date

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "sites.settings"
django.setup()

from forms_app.definition.loading import load  # noqa: E402
from forms_app.definition.model import Definition, with_inner  # noqa: E402
from forms_app.definition.models import LiveDialog  # noqa: E402
from forms_app.definition.publish import publish_dialog  # noqa: E402
from forms_app.filling.journey import walk  # noqa: E402
from forms_app.questions import get  # noqa: E402
from forms_app.questions.base import AnswerContext  # noqa: E402
from forms_app.rules.evaluation import holds  # noqa: E402
from forms_app.rules.model import Rule  # noqa: E402
from sites.municipalities.models import Municipality  # noqa: E402
from tests import factories  # noqa: E402

QUESTIONS = 574  # every other one has a condition
PUBLISHED, EVALUATED = 3, 50  # times


def main() -> None:
    alta = Municipality.objects.get(slug="alta")
    page = factories.large_dialog(alta, questions=QUESTIONS, slug="largest")
    factories.published(page)
    factories.translation(page)
    publishing = []
    for number in range(PUBLISHED):
        page.summary = f"Endret {number} ganger."
        page.save_revision().publish()
        publishing.append(_milliseconds(lambda: publish_dialog.call(str(page.translation_key))))
    definition = load(LiveDialog.objects.get(dialog=page.translation_key).version_id, "nb")
    assert definition.texts["summary"] == page.summary and "nn" in definition.languages
    editor = {"page": page.pk, "username": factories.staff(alta).username, "password": factories.PASSWORD}
    print(json.dumps({"publishing": publishing, "rules": _evaluated(definition), "editor": editor}))


def _evaluated(definition: Definition) -> list[float]:
    """How long all rules of the dialog take, for somebody who has answered everything."""
    chance, today = random.Random(1), date.today()
    questions = definition.questions().values()
    typed = {q.id: get(q.type).sample(q, chance) for q in questions if get(q.type).asks}
    values = walk(definition, typed, AnswerContext()).values
    rules = list(_rules(definition))
    assert len(rules) > 280

    def evaluate() -> None:
        for rule in rules:
            holds(rule, values, today)

    return [_milliseconds(evaluate) for _ in range(EVALUATED)]


def _rules(definition: Definition) -> Iterator[Rule]:
    for step in definition.steps:
        for question in with_inner(step.questions):
            if question.show_if is not None:
                yield question.show_if


def _milliseconds(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
