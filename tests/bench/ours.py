"""Makes our side's database, and looks into it: `python -m tests.bench.ours make | more | queries`."""

import json
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "sites.settings"
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from tests.bench.questions import MANY, QUESTIONS, Asked, many  # noqa: E402

MORE = 399
HOST = "alta.localhost"


def make() -> None:
    """One municipality with all the demo's pages, and dialogs with the bench's questions."""
    from selfservice.demo.external import ensure_external_services
    from selfservice.demo.municipalities import DEMO_MUNICIPALITIES, ensure_municipality
    from selfservice.demo.pages import ensure_pages
    from tests import factories

    call_command("compile_catalogues", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    ensure_external_services()
    demo = DEMO_MUNICIPALITIES[0]
    alta = ensure_municipality(demo)
    ensure_pages(demo, alta)
    dialogs = {"one-page": [QUESTIONS], "two-steps": [QUESTIONS[:5], QUESTIONS[5:]]}
    for slug, asked in (dialogs | {f"page-of-{count}": [many(count)] for count in MANY}).items():
        steps = [factories.step(f"Steg {n}", *map(_question, some)) for n, some in enumerate(asked, 1)]
        factories.published(factories.dialog_page(alta, *steps, slug=slug, title=slug))


def _question(asked: Asked) -> dict:
    from tests import factories

    if asked.type == "one_of":
        options = [(option.lower(), option) for option in asked.options]
        return factories.question("one_of", asked.label, options=options, layout="select")
    return factories.question(asked.type, asked.label)


def describe() -> None:
    """Prints, as JSON, the posted fields of each step of the dialogs."""
    from forms_app.definition.loading import load
    from forms_app.definition.models import LiveDialog
    from forms_app.editor.models import DialogPage

    answers = {asked.label: asked for asked in QUESTIONS}
    found = {}
    for page in DialogPage.objects.filter(slug__in=("one-page", "two-steps"), locale__language_code="nb"):
        live = LiveDialog.objects.get(dialog=page.translation_key)
        definition = load(live.version_id, "nb")
        found[page.slug] = {
            "version": live.version_id,
            "dialog": str(live.dialog),
            "steps": [
                {question.name: _answer(answers[question.label]) for question in step.questions}
                for step in definition.steps
            ],
        }
    print(json.dumps(found))


def _answer(asked: Asked) -> str:
    if asked.type == "yes_no":
        return "yes"
    return asked.options[0].lower() if asked.options else asked.answer


def drafts(count: int) -> None:
    """Makes `count` finished drafts of the two-step dialog, and prints each one's key and cookie."""
    import hashlib
    import secrets
    import uuid
    from datetime import timedelta

    from django.utils import timezone

    from forms_app.definition.loading import load
    from forms_app.definition.models import LiveDialog
    from forms_app.editor.models import DialogPage
    from forms_app.filling.models import Draft
    from sites.municipalities.models import Municipality

    page = DialogPage.objects.get(slug="two-steps", locale__language_code="nb")
    live = LiveDialog.objects.get(dialog=page.translation_key)
    alta = Municipality.objects.get(slug="alta")
    answers = {asked.label: _answer(asked) for asked in QUESTIONS}
    typed = {
        question.id: answers[question.label]
        for step in load(live.version_id, "nb").steps
        for question in step.questions
    }
    rows = []
    for _ in range(count):
        token = secrets.token_urlsafe(32)
        draft = Draft(
            id=uuid.uuid4(),
            municipality=alta,
            dialog=live.dialog,
            version_id=live.version_id,
            browser=hashlib.sha256(token.encode()).hexdigest(),
            language="nb",
            step=2,
            delete_after=timezone.now() + timedelta(days=1),
        )
        draft.typed, draft.facts = typed, {}
        rows.append(draft)
        print(draft.pk, token)
    Draft.objects.bulk_create(rows, batch_size=500)


def more() -> None:
    """Adds municipalities until there are 400."""
    from tests import factories

    for number in range(MORE):
        factories.onboard(f"kommune-{number}")


def queries() -> None:
    """Prints how many queries the homepage takes when it is rendered with nothing kept of it."""
    from tests.bench.uncached import forget

    client = Client(headers={"host": f"{HOST}:{settings.PORT}"})
    for _ in range(2):
        assert client.get("/?fresh=1").status_code == 200
    forget()
    with CaptureQueriesContext(connection) as captured:
        client.get("/?fresh=1")
    print(len(captured))


if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    {"make": make, "describe": describe, "drafts": drafts, "more": more, "queries": queries}[name](
        *map(int, arguments)
    )
