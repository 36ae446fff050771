"""What staff see and do with versions in the admin."""

import pytest
from django.test import Client
from django.utils import timezone

from forms_app.definition.models import DialogVersion, LiveDialog
from forms_app.definition.publish import publish_dialog
from forms_app.editor.models import DialogPage
from forms_app.versions.models import Availability
from sites.pagecache import stamps
from tests import factories
from tests.factories import Role, question, step

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def queued(settings):
    settings.TASKS = {"default": {"BACKEND": "sites.queue.backend.QueueBackend"}}


@pytest.fixture
def alta():
    return factories.municipality("alta")


@pytest.fixture
def page(alta):
    page = factories.dialog_page(
        alta, step("Om deg", question("text", "Navn"), question("yes_no", "Har du båt?"))
    )
    factories.published(page)
    changed = DialogPage.objects.get(pk=page.pk)
    changed.steps[0].value["questions"][0].value["label"] = "Fullt navn"
    factories.published(changed)
    return page


@pytest.fixture
def editor(alta):
    client = Client(headers={"host": "portal.localhost"})
    client.force_login(
        factories.staff(alta, Role.EDITOR), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def test_the_history_lists_versions_with_what_can_be_done(page, editor):
    html = editor.get(f"/admin/versjoner/{page.pk}/").content.decode()
    first = DialogVersion.objects.get(number=1)
    assert f"/admin/pages/{page.pk}/revisions/{first.revision}/revert/" in html
    assert "?newer=2" in html and f"/admin/pages/{page.pk}/unpublish/" in html


def test_any_two_versions_are_compared(page, editor):
    address = f"/admin/versjoner/{page.pk}/forskjell/"
    html = editor.get(address).content.decode()
    assert "<del>Navn</del>" in html and "<ins>Fullt navn</ins>" in html
    assert "<ins>" not in editor.get(address, {"older": 2, "newer": 2}).content.decode()
    for wrong in ({"older": 9}, {"newer": "x"}, {"language": "de"}, {"older": "²"}):
        assert editor.get(address, wrong).status_code == 404


def test_an_older_version_is_restored_through_the_editors_form(page, editor, work):
    first = DialogVersion.objects.get(number=1)
    shown = editor.get(f"/admin/pages/{page.pk}/revisions/{first.revision}/revert/")
    assert shown.status_code == 200 and "Fullt navn" not in shown.content.decode()
    # What the form posts is the old content; the editor's publish makes the new revision, behind the gate.
    restored = page.revisions.get(pk=first.revision).as_object()
    restored.save_revision().publish()
    publish_dialog.call(str(page.translation_key))
    live = LiveDialog.objects.get(dialog=page.translation_key).version
    assert live.number == 3 and live.sha256 == first.sha256


def test_restoring_shows_what_the_gate_finds(page, editor):
    """A version from before a rule of the gate is restored like anything else: its faults are told."""
    first = DialogVersion.objects.get(number=1)
    revision = page.revisions.get(pk=first.revision)
    revision.content["los_theme"] = ""
    revision.save()
    assert editor.get(f"/admin/pages/{page.pk}/revisions/{revision.pk}/revert/").status_code == 200


def test_opening_and_closing_hold_at_once(page, editor, alta):
    before = stamps.current(stamps.content(alta.pk))
    data = {
        "opens_at": "2030-01-01 12:00",
        "closes_at": "2030-02-01 12:00",
        "grace_minutes": "45",
        "most": "20",
        "closing_nb": "Ring oss.",
    }
    response = editor.post(f"/admin/versjoner/{page.pk}/apning/", data)
    assert response.status_code == 302
    row = Availability.objects.get()
    assert (row.dialog, row.municipality, row.most) == (page.translation_key, alta, 20)
    assert timezone.localtime(row.opens_at).hour == 12
    assert row.texts["closing"] == {"nb": "Ring oss."} and not row.texts["paused"]
    assert stamps.current(stamps.content(alta.pk)) > before
    html = editor.get(f"/admin/versjoner/{page.pk}/").content.decode()
    assert "01.02.2030 12:00" in html


def test_a_dialog_does_not_close_before_it_opens(page, editor):
    data = {"opens_at": "2030-02-01 12:00", "closes_at": "2030-01-01 12:00", "grace_minutes": "0"}
    response = editor.post(f"/admin/versjoner/{page.pk}/apning/", data)
    assert response.status_code == 200 and not Availability.objects.exists()


def test_another_municipalitys_dialog_is_not_found(page):
    client = Client(headers={"host": "portal.localhost"})
    stranger = factories.staff(factories.municipality("hammerfest"), Role.EDITOR)
    client.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")
    for name in ("", "forskjell/", "apning/"):
        assert client.get(f"/admin/versjoner/{page.pk}/{name}").status_code == 404
        assert client.post(f"/admin/versjoner/{page.pk}/{name}", {"grace_minutes": 1}).status_code == 404
    assert not Availability.objects.exists()


def test_what_a_command_made_live_can_be_restored_too(alta, editor):
    page = factories.dialog_page(alta, slug="kaiplass")
    page.live = True
    page.save()
    publish_dialog.call(str(page.translation_key))
    page.refresh_from_db()
    page.title = "Kaiplass"
    factories.published(page)
    first = DialogVersion.objects.get(dialog=page.translation_key, number=1)
    assert f"/{first.revision}/revert/" in editor.get(f"/admin/versjoner/{page.pk}/").content.decode()
    assert editor.get(f"/admin/pages/{page.pk}/revisions/{first.revision}/revert/").status_code == 200
