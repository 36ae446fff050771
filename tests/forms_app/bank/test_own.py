"""A municipality's own entries in the question bank: what is kept of a block, and who sees it."""

import pytest
from django.test import Client

from forms_app.bank import own
from forms_app.bank.models import BankEntry
from tests import factories
from tests.factories import question, step

pytestmark = pytest.mark.django_db
BANK = "/admin/sporsmalsbank/"


def client_of(owner):
    client = Client(headers={"host": "portal.localhost"})
    client.force_login(factories.staff(owner), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def alta():
    return factories.municipality("alta")


def if_(block, operator="equals", value="yes"):
    return {"question": block["id"], "operator": operator, "value": value}


def test_what_is_kept_stands_by_itself(alta):
    outside, boat = question("yes_no", "Bor du her?"), question("yes_no", "Har du båt?", key="boat")
    check = {"type": "item", "id": "c1", "value": {"rule": if_(outside), "message": "Nei"}}
    own_check = {"type": "item", "id": "c2", "value": {"rule": if_(boat), "message": "Jo"}}
    harbour = question("text", "Havn?", show_if=if_(boat), require_if=if_(outside), checks=[check, own_check])
    section = question("section", "Båten", show_if=if_(outside), questions=[boat, harbour])
    page = factories.dialog_page(alta, step("Om deg", outside, section))
    kept = own.block_in(page, section["id"])
    assert kept["value"]["show_if"] is None
    first, second = kept["value"]["questions"]
    assert first["value"]["key"] == ""
    assert second["value"]["show_if"] == if_(boat)
    assert second["value"]["require_if"] is None
    assert [found["id"] for found in second["value"]["checks"]] == ["c2"]
    assert own.block_in(page, "nothing") is None
    whole = own.block_in(page, page.steps[0].id)
    assert whole["type"] == "step" and len(whole["value"]["questions"]) == 2


def test_only_the_own_municipality_sees_and_removes_its_entries(alta):
    hammerfest = factories.municipality("hammerfest")
    asked = question("text", "Hva heter båten?")
    page = factories.dialog_page(alta, step("Båten", asked))
    page.save_revision()
    theirs = factories.dialog_page(hammerfest, step("Båten", question("text", "?")))
    client, stranger = client_of(alta), client_of(hammerfest)
    answer = client.post(f"{BANK}{page.pk}/", {"block": asked["id"], "label": " Båtens  navn "})
    assert [entry["label"] for entry in answer.json()["entries"]] == ["Båtens navn"]
    (state,) = answer.json()["entries"][0]["questions"]
    assert state["type"] == "text" and state["value"]["label"] == "Hva heter båten?"
    entry = BankEntry.objects.get()
    assert entry.municipality == alta

    assert stranger.get(f"{BANK}{page.pk}/").status_code == 404
    assert stranger.post(f"{BANK}{page.pk}/", {"block": asked["id"], "label": "x"}).status_code == 404
    assert stranger.get(f"{BANK}{theirs.pk}/").json() == {"entries": []}
    assert "Båtens navn" not in stranger.get(BANK).content.decode()
    assert stranger.post(BANK, {"remove": entry.pk}).status_code == 404

    assert "Båtens navn" in client.get(BANK).content.decode()
    assert client.post(BANK, {"remove": "no id"}).status_code == 404
    assert client.post(BANK, {"remove": entry.pk}).status_code == 302
    assert not BankEntry.objects.exists()


def test_what_cannot_be_kept_is_told(alta):
    asked = question("text", "Hva heter båten?")
    page = factories.dialog_page(alta, step("Båten", asked))
    page.save_revision()
    client = client_of(alta)
    for block, label in ((asked["id"], " "), ("not-saved", "Navn")):
        answer = client.post(f"{BANK}{page.pk}/", {"block": block, "label": label})
        assert answer.status_code == 400 and answer.json()["message"]
    assert not BankEntry.objects.exists()


def test_an_entry_of_a_type_that_is_no_more_is_left_out(alta):
    row = BankEntry.objects.create(municipality=alta, label="Gammel", block=question("hologram", "?"))
    assert own.form_entry(row) is None
