"""Recorded answers hold the dialog to what it did, and say what has changed."""

from datetime import date

import pytest
from django.utils import translation

from forms_app.definition.models import LiveDialog
from forms_app.definition.publish import publish_dialog
from forms_app.editor.models import DialogPage
from forms_app.quality import expectations
from forms_app.quality.findings import Subject, findings
from forms_app.quality.models import Expectation, RobotRun
from tests import factories
from tests.compiled import asked, definition, if_equals, step_of
from tests.factories import question, step

pytestmark = pytest.mark.django_db
HOST = {"host": "portal.localhost"}


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def alta():
    return factories.municipality("alta", languages=["nb"])


def dialog(maximum=None, only_if="yes", extra=()):
    boat = asked("yes_no", "Har du båt?", id="boat")
    length = asked("number", "Lengde?", id="length", show_if=if_equals("boat", only_if), maximum=maximum)
    structure, texts = step_of("Båten", boat, length, *extra)
    same = {name.replace(structure["id"], "step"): text for name, text in texts.items()}
    return definition((structure | {"id": "step"}, same))


def told(before, after, typed):
    day = date(2026, 5, 17)
    row = Expectation(typed=typed, expected=expectations.outcome(before, typed, day), today=day)
    return expectations.differences(after, row)


def test_nothing_is_said_while_nothing_has_changed():
    assert told(dialog(), dialog(), {"boat": "yes", "length": "8"}) == []


def test_what_has_changed_is_said_in_sentences():
    answers = {"boat": "yes", "length": "8"}
    assert told(dialog(), dialog(only_if="no"), answers) == ["“Lengde?” is no longer asked."]
    refused = told(dialog(), dialog(maximum="5"), answers)
    assert refused[0].startswith("The answer to “Lengde?” is refused now: “") and len(refused) == 3 - 1
    assert refused[1] == "It can no longer be sent."
    assert told(dialog(maximum="5"), dialog(), answers) == [
        "The answer to “Lengde?” is accepted now, and was refused.",
        "It can be sent now.",
    ]
    more = dialog(extra=[asked("text", "Farge?", id="colour")])
    assert told(dialog(), more, answers) == ["“Farge?” is asked now.", "It can no longer be sent."]


def test_dates_are_judged_as_on_the_day_of_the_recording():
    when = definition(step_of("Når", asked("date", "Når?", id="when", when="future")))
    day = {"when": {"day": "17", "month": "5", "year": "2026"}}
    assert told(when, when, day) == []


def change(page, **values):
    page = DialogPage.objects.get(pk=page.pk)
    page.steps[0].value["questions"][1].value.update(values)
    return page


def test_an_expectation_that_is_not_met_keeps_the_dialog_back(alta):
    boat = question("yes_no", "Har du båt?")
    rule = {"question": boat["id"], "operator": "equals", "value": "yes"}
    page = factories.dialog_page(
        alta, step("Båten", boat, question("text", "Hva heter båten?", show_if=rule))
    )
    version = factories.published(page)
    subject = Subject(page, alta)
    typed = {boat["id"]: "yes", page.steps[0].value["questions"][1].id: "Ellida"}
    Expectation.objects.create(
        municipality=alta,
        dialog=page.translation_key,
        name="Har båt",
        typed=typed,
        expected=expectations.outcome(subject.definition, typed, date.today()),
        today=date.today(),
    )
    assert not [found for found in findings(Subject(page, alta)) if found.code == "expectation"]

    changed = change(page, show_if=rule | {"value": "no"})
    (found,) = [found for found in findings(Subject(changed, alta)) if found.code == "expectation"]
    assert found.is_error and "Har båt" in found.message and "Hva heter båten?" in found.message
    changed.save_revision().publish()
    publish_dialog.call(str(page.translation_key))
    assert LiveDialog.objects.get(dialog=page.translation_key).version == version, "citizens keep the old one"

    Expectation.objects.all().delete()
    factories.published(DialogPage.objects.get(pk=page.pk))
    assert LiveDialog.objects.get(dialog=page.translation_key).version != version


def test_editors_record_try_and_renew(alta, client):
    boat = question("yes_no", "Har du båt?")
    page = factories.dialog_page(alta, step("Båten", boat))
    page.save_revision()
    client.force_login(factories.staff(alta))
    record, trials = f"/admin/dialoger/{page.pk}/prover/ny/", f"/admin/dialoger/{page.pk}/prover/"
    assert client.get(record, headers=HOST).status_code == 200
    assert client.post(record, {f"q-{boat['id']}": "yes", "name": " "}, headers=HOST).status_code == 200
    assert client.post(record, {f"q-{boat['id']}": "yes", "name": "Ja"}, headers=HOST).status_code == 302
    assert client.post(record, {f"q-{boat['id']}": "no", "name": "Ja"}, headers=HOST).status_code == 200
    row = Expectation.objects.get()
    assert row.typed == {boat["id"]: "yes"} and row.expected["ends"] == "" and row.municipality == alta

    row.expected["questions"]["gone"] = "Farge?"
    row.save()
    assert "Farge?" in client.get(trials, headers=HOST).content.decode()
    client.post(trials, {"renew": str(row.pk)}, headers=HOST)
    assert "Farge?" not in client.get(trials, headers=HOST).content.decode()
    client.post(trials, {"remove": str(row.pk)}, headers=HOST)
    assert not Expectation.objects.exists()
    assert client.post(trials, {"remove": "x"}, headers=HOST).status_code == 404


def test_another_dialogs_expectation_is_out_of_reach(alta, client):
    page, other = factories.dialog_page(alta), factories.dialog_page(alta, slug="annen")
    row = Expectation.objects.create(
        municipality=alta, dialog=other.translation_key, name="Annen", today=date.today()
    )
    client.force_login(factories.staff(alta))
    answer = client.post(f"/admin/dialoger/{page.pk}/prover/", {"remove": str(row.pk)}, headers=HOST)
    assert answer.status_code == 404 and Expectation.objects.exists()


def test_the_button_sends_a_robot_by_the_queue(alta, client, work):
    boat = question("yes_no", "Har du båt?")
    rule = {"question": boat["id"], "operator": "equals", "value": "yes"}
    page = factories.dialog_page(alta, step("Båten", boat, question("text", "Hva heter den?", show_if=rule)))
    page.save_revision()
    client.force_login(factories.staff(alta))
    trials = f"/admin/dialoger/{page.pk}/prover/"
    client.post(trials, {"robot": "1"}, headers=HOST)
    client.post(trials, {"robot": "1"}, headers=HOST)
    run = RobotRun.objects.get()
    assert run.state == RobotRun.State.WAITING
    work()
    run.refresh_from_db()
    assert run.state == RobotRun.State.DONE and run.report["good"], run.report
    assert "Har du båt?" in client.get(trials, headers=HOST).content.decode()


def test_a_robot_is_not_sent_through_what_is_wrong(alta, work):
    from forms_app.quality import tasks

    page = factories.dialog_page(alta, step("Båten", question("yes_no", "")))
    page.save_revision()
    run = RobotRun.objects.create(municipality=alta, page_id=page.pk)
    tasks.send_robot(str(run.pk))
    run.refresh_from_db()
    assert run.state == RobotRun.State.FAILED and run.attempts == 1
    tasks.send_robot(str(run.pk))
    tasks.ring_waiting()
    run.refresh_from_db()
    assert run.attempts == 1
