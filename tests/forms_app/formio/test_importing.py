"""From a file to a draft in the editor, by command and in the admin."""

import json
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from django_q.models import OrmQ
from wagtail.models import Locale
from wagtail_localize.models import Translation

from forms_app.definition.model import read
from forms_app.editor.models import DialogPage
from forms_app.formio import tasks
from forms_app.formio.importing import CannotImport, import_form
from forms_app.formio.models import FormImport
from forms_app.quality.findings import Subject, findings
from tests import factories
from tests.forms_app.formio.making import component, form, radio

pytestmark = pytest.mark.django_db
HOST = {"host": "portal.localhost"}
FORM = form(
    radio("slag", "seil", "motor", label="Hva slags båt?"),
    component(
        "textfield", "hk", label="Hestekrefter", conditional={"show": True, "when": "slag", "eq": "motor"}
    ),
    component("alertstripe", "info", content="<p>Først dette.</p><p>Så dette.</p>"),
    component("textfield", "merke", label="Merke", customConditional="show = ask(data.slag)"),
)
NYNORSK = {
    "nn-NO": {
        "Søknad om båt": "Søknad om båt på nynorsk",
        "Hva slags båt?": "Kva slags båt?",
        "<p>Først dette.</p><p>Så dette.</p>": "<p>Fyrst dette.</p><p>Så det andre.</p><p>Og meir.</p>",
    }
}


@pytest.fixture
def alta():
    owner = factories.municipality("alta")
    portal = factories.portal(owner)
    portal.copy_for_translation(Locale.objects.get(language_code="nn")).save_revision().publish()
    return owner


def test_the_draft_can_be_published_in_both_languages(alta):
    imported = import_form(alta, FORM, NYNORSK)
    assert imported.languages == ["nb", "nn"]
    page = DialogPage.objects.get(pk=imported.page.pk)
    assert (page.live, page.slug, page.title) == (False, "soknad-om-bat", "Søknad om båt")
    other = page.get_translation(Locale.objects.get(language_code="nn"))
    assert not other.live
    other.save_revision().publish()
    texts = factories.published(page).definition["texts"]
    assert "Kva slags båt?" in texts["nn"].values()
    assert any(text == "<p>Fyrst dette.</p><p>Så det andre.<br>Og meir.</p>" for text in texts["nn"].values())
    assert "Hestekrefter" in texts["nb"].values()
    assert texts["nn"]["title"] == "Søknad om båt på nynorsk"


def test_what_nobody_could_be_asked_is_left_out_with_a_word_about_it(alta):
    """Both are asked in the original only when its answer is another one than where they stand."""
    shown = {"show": True, "when": "slag", "eq": "motor"}
    nested = {"show": True, "when": "hk", "eq": "9"}
    lost = component(
        "textfield", "seil", label="Seilnummer", conditional={"show": True, "when": "slag", "eq": "seil"}
    )
    built = form(
        radio("slag", "seil", "motor", label="Hva slags båt?"),
        component(
            "fieldset",
            "om",
            legend="Om båten",
            components=[lost, component("textfield", "hk", label="Hestekrefter")],
            conditional=shown,
        ),
        component("textfield", "mer", label="Mer om ni hester", conditional=nested),
    )
    imported = import_form(alta, built)
    page = DialogPage.objects.get(pk=imported.page.pk)
    assert not [found for found in findings(Subject(page, alta)) if found.is_error]
    assert [note["key"] for note in imported.report.notes if "Seilnummer" in note["note"]] == ["seil"]
    assert "Seilnummer" in str(page.steps.get_prep_value()), "editors are told beside it"
    labels = [
        question.label
        for question in read(factories.published(page).definition, 0, "nb").questions().values()
    ]
    assert labels == ["Hva slags båt?", "Hestekrefter", "Mer om ni hester"]


def test_editors_find_the_texts_in_the_translation_tool(alta):
    page = import_form(alta, FORM, NYNORSK).page
    translation = Translation.objects.get(source__object_id=page.translation_key)
    assert 0 < translation.get_progress()[1] <= translation.get_progress()[0]


def test_again_beside_the_first(alta):
    assert [import_form(alta, FORM).page.slug for _time in range(2)] == ["soknad-om-bat", "soknad-om-bat-2"]


def test_command(alta, tmp_path):
    file, texts, out = tmp_path / "form.json", tmp_path / "texts.json", StringIO()
    file.write_text(json.dumps(FORM))
    texts.write_text(json.dumps(NYNORSK))
    call_command(
        "import_formio", file, "--translations", texts, "--municipality", "alta", "--json", stdout=out
    )
    report = json.loads(out.getvalue())
    assert report["components"] == report["mapped"] == 5
    assert (report["conditions"], report["conditions_mapped"]) == (2, 1)
    assert [(lost["key"], lost["type"]) for lost in report["unmapped"]] == [("merke", "textfield")]
    assert DialogPage.objects.get(pk=report["page"]).slug == report["slug"]


def test_command_in_words(alta, tmp_path):
    file, out = tmp_path / "form.json", StringIO()
    file.write_text(json.dumps(FORM))
    call_command("import_formio", file, "--municipality", "alta", stdout=out)
    assert "not mapped: merke (textfield)" in out.getvalue()


@pytest.mark.parametrize("text", ["{", "[]", '{"components": []}', '{"components": [{"type": "button"}]}'])
def test_command_says_what_is_wrong(alta, tmp_path, text):
    file = tmp_path / "form.json"
    file.write_text(text)
    with pytest.raises(CommandError):
        call_command("import_formio", file, "--municipality", "alta")
    with pytest.raises(CommandError):
        call_command("import_formio", tmp_path / "none.json", "--municipality", "alta")
    with pytest.raises(CommandError):
        call_command("import_formio", file, "--municipality", "atlantis")


def test_without_a_self_service_page_there_is_no_place_for_it():
    with pytest.raises(CannotImport):
        import_form(factories.municipality("alta"), FORM)


def upload(name, data):
    return SimpleUploadedFile(name, json.dumps(data).encode(), "application/json")


def ask(client, alta, data=FORM, **more):
    values = {"file": upload("f.json", data), "municipality": alta.pk}
    return client.post(reverse("formio:import"), values | more, headers=HOST)


def test_in_the_admin(alta, client, work):
    client.force_login(factories.staff(alta))
    address = reverse("formio:import")
    assert client.get(address, headers=HOST).status_code == 200
    job = ask(client, alta, translations=upload("t.json", NYNORSK)).headers["Location"]
    assert not DialogPage.objects.exists()
    assert 'href=""' in client.get(job, headers=HOST).text  # look again
    work()
    answer = client.get(job, headers=HOST)
    page = DialogPage.objects.get(slug="soknad-om-bat", locale__language_code="nb")
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in answer.text
    assert "merke" in answer.text
    assert "Bokmål, Nynorsk" in answer.text
    assert job in client.get(address, headers=HOST).text
    kept = FormImport.objects.get()
    assert (kept.form, kept.translations, kept.attempts) == ("", "", 1)
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]), headers=HOST)
    assert edit.status_code == 200
    assert "show = ask(data.slag)" in edit.text  # the note at the question


def test_the_admin_says_what_is_wrong(alta, client, work):
    client.force_login(factories.staff(alta))
    answer = ask(client, alta, file=SimpleUploadedFile("f.json", b"{"))
    assert answer.status_code == 422
    assert ask(client, alta, {"components": [{"key": "x"}]}).status_code == 422
    assert not FormImport.objects.exists()
    job = ask(client, alta, {"components": []}).headers["Location"]
    work()
    answer = client.get(job, headers=HOST).text
    assert "help-critical" in answer
    assert FormImport.objects.get().problem in answer
    assert not DialogPage.objects.exists()


def test_an_import_whose_workers_are_lost_is_tried_again_and_broken_off(alta, client, monkeypatch):
    def lost(*_args, **_kwargs):
        raise MemoryError

    monkeypatch.setattr(tasks, "import_form", lost)
    client.force_login(factories.staff(alta))
    job = ask(client, alta).headers["Location"]
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        OrmQ.objects.all().delete()
        tasks.ring_waiting()
        assert OrmQ.objects.count() == 1
    kept = FormImport.objects.get()
    for _time in range(2):
        with pytest.raises(MemoryError):
            tasks.make_draft(str(kept.pk))
    tasks.make_draft(str(kept.pk))
    assert "help-critical" in client.get(job, headers=HOST).text
    tasks.make_draft(str(kept.pk))
    kept.refresh_from_db()
    assert kept.attempts == 3
    client.force_login(factories.staff(factories.municipality("hammerfest")))
    assert client.get(job, headers=HOST).status_code == 404


def test_only_into_ones_own_municipality(alta, client):
    client.force_login(factories.staff(factories.municipality("hammerfest")))
    assert ask(client, alta).status_code == 422
    assert not FormImport.objects.exists()


def test_case_workers_do_not_make_dialogs(alta, client):
    client.force_login(factories.staff(alta, factories.Role.CASE_WORKER))
    assert client.get(reverse("formio:import"), headers=HOST).status_code == 404
