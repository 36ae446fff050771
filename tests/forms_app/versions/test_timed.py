"""Wagtail's own times (go live, expiry) open and close dialogs, by the worker's clock alone."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from forms_app.definition.loading import load
from forms_app.definition.models import DialogVersion, LiveDialog
from forms_app.editor.models import DialogPage
from sites.queue import schedules
from sites.queue.housekeeping import publish_scheduled
from tests import factories
from tests.factories import question, step

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=2)


@pytest.fixture(autouse=True)
def queued(settings):
    settings.TASKS = {"default": {"BACKEND": "sites.queue.backend.QueueBackend"}}


@pytest.fixture
def page():
    return factories.dialog_page(
        factories.municipality("alta"), step("Om deg", question("text", "Navn på båten"))
    )


def label(page) -> str:
    here = LiveDialog.objects.get(dialog=page.translation_key)
    return next(iter(load(here.version_id, "nb").questions().values())).label


def timed_change(page, **values):
    changed = DialogPage.objects.get(pk=page.pk)
    changed.steps[0].value["questions"][0].value["label"] = "Båtens navn"
    for name, value in values.items():
        setattr(changed, name, value)
    changed.save_revision().publish()


def test_the_worker_looks_every_minute():
    assert schedules._minutes["sites.queue.housekeeping.publish_scheduled"] == 1


def test_a_new_version_goes_live_at_its_time_and_not_before(page, work):
    factories.published(page)
    timed_change(page, go_live_at=timezone.now() + LATER)
    work()
    publish_scheduled()
    work()
    assert label(page) == "Navn på båten" and DialogVersion.objects.count() == 1
    with time_machine.travel(timezone.now() + LATER + timedelta(minutes=1)):
        publish_scheduled()
        publish_scheduled()  # again, as after a crash
        work()
    assert label(page) == "Båtens navn"
    assert list(DialogVersion.objects.values_list("number", flat=True)) == [2, 1]


def test_a_first_version_goes_live_at_its_time(page, work):
    page.go_live_at = timezone.now() + LATER
    page.save_revision().publish()
    work()
    assert not LiveDialog.objects.exclude(version=None).exists()
    with time_machine.travel(timezone.now() + LATER + timedelta(minutes=1)):
        publish_scheduled()
        work()
    assert label(page) == "Navn på båten"


def test_an_expired_dialog_closes_and_keeps_its_drafts(page, work):
    page.expire_at = timezone.now() + LATER
    version = factories.published(page)
    draft = factories.draft(version, None)
    with time_machine.travel(timezone.now() + LATER + timedelta(minutes=1)):
        publish_scheduled()
        work()
    assert LiveDialog.objects.get().version is None
    draft.refresh_from_db()
    assert draft.version == version
