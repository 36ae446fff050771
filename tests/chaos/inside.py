"""What the chaos suite does with the demo's own database: `python -m tests.chaos.inside <command>`."""

import json
import os
import sys

SLUG = "uvaer"


def make() -> None:
    """A dialog of two steps that needs no login; prints the fields of each step."""
    from forms_app.definition.loading import load
    from forms_app.definition.models import LiveDialog
    from forms_app.editor.models import DialogPage
    from sites.municipalities.models import Municipality
    from tests import factories

    if not DialogPage.objects.filter(slug=SLUG).exists():
        steps = [
            factories.step(
                "Om deg", factories.question("text", "Navn"), factories.question("email", "Epost")
            ),
            factories.step(
                "Søknaden",
                factories.question("long_text", "Ønske"),
                factories.question("files", "Vedlegg", families=["text"], max_number=1),
            ),
        ]
        page = factories.dialog_page(Municipality.objects.get(slug="alta"), *steps, slug=SLUG, title="Uvær")
        factories.published(page)
    page = DialogPage.objects.get(slug=SLUG, locale__language_code="nb")
    live = LiveDialog.objects.get(dialog=page.translation_key)
    steps = [[question.name for question in step.questions] for step in load(live.version_id, "nb").steps]
    print(json.dumps(steps))


def sweep() -> None:
    """Rings for the sweeper now instead of within a minute."""
    from sites.queue.doorbell import ring

    ring("forms_app.delivery.tasks.ring_due")
    ring("forms_app.uploads.scanning.scan_waiting")


def wipe() -> None:
    """Empties the whole queue."""
    from django_q.models import OrmQ

    print(OrmQ.objects.all().delete()[0])


def tell() -> None:
    """Prints the submissions (id: reference), their files as text and the state of every delivery."""
    from forms_app.delivery.models import Delivery
    from forms_app.submissions.models import Submission
    from forms_app.uploads import storage
    from forms_app.uploads.models import Attachment
    from selfservice.cases.models import Case

    files: dict[str, list[str]] = {}
    for row in Attachment.objects.exclude(submission=None):
        content = b"".join(storage.read(row)).decode(errors="replace")
        files.setdefault(str(row.submission_id), []).append(f"{row.state} {content}")
    submissions = {str(pk): reference for pk, reference in Submission.objects.values_list("pk", "reference")}
    deliveries = [
        {"id": str(pk), "submission": str(of), "channel": channel, "state": state, "attempts": attempts}
        for pk, of, channel, state, attempts in Delivery.objects.values_list(
            "pk", "submission_id", "channel", "state", "attempts"
        )
    ]
    told = {"submissions": submissions, "files": files, "deliveries": deliveries}
    print(json.dumps(told | {"cases": Case.objects.count()}))


if __name__ == "__main__":
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "sites.settings"
    django.setup()
    {"make": make, "sweep": sweep, "wipe": wipe, "tell": tell}[sys.argv[1]]()
