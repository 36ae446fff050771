"""What the queue calls: imports that editors have asked for."""

import json

from django.utils.translation import override

from forms_app.formio.importing import CannotImport, import_form
from forms_app.formio.models import FormImport
from sites.queue import jobs
from sites.queue.doorbell import ring

_IMPORT = "forms_app.formio.tasks.make_draft"


def ring_for(job: FormImport) -> None:
    """Has a worker make the draft once the transaction commits."""
    ring(_IMPORT, str(job.pk))


def ring_waiting() -> None:
    """Rings for imports whose ring was lost, or whose worker was."""
    jobs.ring_waiting(FormImport, _IMPORT)


def make_draft(job_id: str) -> None:
    """Makes the draft of a waiting import, and keeps the report."""
    jobs.take_up(FormImport, job_id, _import)


def _import(job: FormImport) -> bool:
    form, translations = (json.loads(text) if text else None for text in (job.form, job.translations))
    job.form = job.translations = ""
    try:
        with override(job.language):
            imported = import_form(job.municipality, form, translations, user=job.started_by)
    except CannotImport as problem:
        job.problem = str(problem)
        return False
    job.page, job.languages = imported.page, imported.languages
    job.report = imported.report.as_json()
    return True
