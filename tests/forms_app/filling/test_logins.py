"""Dialogs that need a login: drafts that follow the citizen, and sessions that end in the middle."""

import pytest

from forms_app.definition.models import DialogVersion
from forms_app.filling import prefill
from forms_app.filling.models import Draft, HeldAnswers
from tests import factories
from tests.compiled import asked, dialog_version, step_of
from tests.forms_app.filling.conftest import BASE, STEPS, Browser, is_at_first_step, log_in, log_out

KARI = {"name": "Kari Nordmann", "address": ["Storgata 1", "9510 Alta"], "protected": False, "source": "f"}


@pytest.fixture
def version(alta):
    return dialog_version(alta, *STEPS, level="substantial")


@pytest.fixture
def kari(db):
    return factories.citizen()


@pytest.fixture
def ola(db):
    return factories.citizen()


def sent_to_login(response) -> bool:
    return response.status_code == 302 and response.headers["Location"].startswith("https://login.example/")


def test_login_is_asked_for_everywhere(browser, kari):
    for path in ("start/", "steg/1/", "se-over/"):
        assert sent_to_login(browser.client.get(BASE + path))
    assert sent_to_login(browser.client.post(BASE + "send/"))
    log_in(browser, kari)
    browser.get(BASE + "start/")
    assert is_at_first_step(browser)


def test_too_low_a_level_must_step_up(alta, version, browser, kari):
    dialog_version(alta, *STEPS, dialog=version.dialog, level="high")
    log_in(browser, kari, "substantial")
    response = browser.client.get(BASE + "steg/1/")
    assert "level=high" in response.headers["Location"]
    log_in(browser, kari, "high")
    assert browser.client.get(BASE + "steg/1/").status_code == 200


def test_an_older_version_does_not_lower_the_level(alta, kari):
    old = dialog_version(alta, *STEPS, slug="lett", level="none")
    dialog_version(alta, *STEPS, slug="lett", dialog=old.dialog, level="high")
    browser = Browser()
    response = browser.client.post("/selvbetjening/lett/steg/1/", {"version": old.pk, "q-name": "Kari"})
    assert sent_to_login(response)
    assert not Draft.objects.exists()


def test_a_draft_follows_the_citizen_to_another_device(browser, kari, ola):
    log_in(browser, kari)
    browser.get(BASE + "start/")
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    phone = Browser()
    log_in(phone, kari)
    phone.get(BASE + "start/")
    assert f'href="{BASE}steg/2/"' in phone.html
    log_in(phone, ola)
    phone.get(BASE + "start/")
    assert is_at_first_step(phone)
    assert "Kari" not in phone.html


def begin_and_lose_the_session(browser, kari):
    log_in(browser, kari)
    browser.get(BASE + "steg/1/")
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    log_out(browser)
    response = browser.post(q_engine="yes", q_more="En lang historie", follow=False)
    assert sent_to_login(response)
    assert response.headers["Location"].endswith(f"next={BASE}steg/2/?held=1")
    assert "historie" not in response.headers["Location"]


def test_a_session_that_ends_in_the_middle_loses_nothing(browser, kari):
    begin_and_lose_the_session(browser, kari)
    assert b"historie" not in bytes(HeldAnswers.objects.get().typed_sealed)
    assert "more" not in Draft.objects.get().typed
    log_in(browser, kari)
    browser.get(BASE + "steg/2/?held=1")
    assert "En lang historie" in browser.html
    assert 'value="yes" checked' in browser.html
    assert "more" not in Draft.objects.get().typed  # reading changes nothing
    browser.post(q_engine="yes", q_power="10", q_more="En lang historie")
    assert Draft.objects.get().typed["more"] == "En lang historie"
    assert not HeldAnswers.objects.exists()


def test_held_answers_are_for_the_same_citizen_in_the_same_browser_only(browser, kari, ola):
    begin_and_lose_the_session(browser, kari)
    log_in(browser, ola)
    browser.get(BASE + "steg/1/?held=1")
    browser.post(q_name="Ola", q_mail="ola@eksempel.example")
    browser.get(BASE + "steg/2/?held=1")
    assert "historie" not in browser.html
    elsewhere = Browser()
    log_in(elsewhere, kari)
    elsewhere.get(BASE + "steg/2/?held=1")
    assert "historie" not in elsewhere.html


def test_a_forged_owner_holds_nothing(browser, kari):
    log_in(browser, kari)
    browser.get(BASE + "steg/1/")
    log_out(browser)
    response = browser.post(q_name="Kari", q_mail="", owner=f"{kari.pk}:forged", follow=False)
    assert sent_to_login(response)
    assert not HeldAnswers.objects.exists()


def test_an_old_token_shows_the_step_again_with_what_was_typed(version, kari):
    browser = Browser(enforce_csrf_checks=True)
    log_in(browser, kari)
    browser.get(BASE + "steg/1/")
    browser.fields["csrfmiddlewaretoken"] = "x" * 64
    refused = browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    assert refused.status_code == 403
    assert 'value="Kari"' in browser.html
    assert not Draft.objects.exists()
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    assert browser.path == BASE + "steg/2/"


def test_another_origin_gets_nothing_shown_back(version, kari):
    browser = Browser(enforce_csrf_checks=True)
    log_in(browser, kari)
    browser.get(BASE + "steg/1/")
    response = browser.client.post(
        BASE + "steg/1/", browser.fields | {"q-name": "Ondsinnet"}, headers={"origin": "https://evil.example"}
    )
    assert response.status_code == 403
    assert b"Ondsinnet" not in response.content


def save(browser, **answers):
    data = browser.fields | {name.replace("_", "-", 1): value for name, value in answers.items()}
    return browser.client.post(browser.action + "lagre/", data)


def test_autosave(browser, kari):
    log_in(browser, kari)
    browser.get(BASE + "steg/1/")
    response = save(browser, q_name="Ka", q_mail="")
    assert response.status_code == 200
    assert response.json()["message"][-3] == ":"
    assert Draft.objects.get().typed == {"name": "Ka"}  # the e-mail has not been met yet
    browser.get(BASE + "steg/1/")
    assert 'value="Ka"' in browser.html
    save(browser, q_name="", q_mail="")
    assert Draft.objects.get().typed == {"name": ""}
    log_out(browser)
    assert save(browser, q_name="Kari").status_code == 401


def test_autosave_after_sending_changes_nothing(browser, kari):
    log_in(browser, kari)
    browser.get(BASE + "steg/1/")
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    fields = dict(browser.fields)
    browser.post(q_engine="no", q_more="")
    browser.post(follow=False)
    response = browser.client.post(BASE + "steg/2/lagre/", fields | {"q-more": "sent"})
    assert response.status_code == 409
    assert not Draft.objects.exists()


@pytest.fixture
def register(monkeypatch):
    """What the population register says about whoever asks."""
    said = {"answer": KARI}
    monkeypatch.setattr(prefill, "_sources", {"person": lambda applicant, municipality: said["answer"]})
    return said


@pytest.fixture
def with_person(alta, version):
    DialogVersion.objects.update(slug="gammel")
    steps = (step_of("Deg", asked("person", "Om deg", id="p")), *STEPS[1:])
    return dialog_version(alta, *steps, dialog=version.dialog, level="substantial")


def test_facts_are_shown_with_their_source_and_kept_from_the_start(browser, kari, register, with_person):
    log_in(browser, kari)
    browser.get(BASE + "steg/1/")
    assert "Storgata 1" in browser.text
    assert "skatteetaten.no" in browser.html
    assert "q-p-name" not in browser.html
    browser.post(**{"q_p-name": "Noen Andre", "facts": '{"person": null}'})
    assert browser.path == BASE + "steg/2/"
    register["answer"] = KARI | {"address": ["Flyttet 2"]}
    browser.post(q_engine="no", q_more="")
    assert "Storgata 1" in browser.text
    assert "Noen Andre" not in browser.text
    assert Draft.objects.get().facts == {"person": KARI}


def test_a_protected_address_is_neither_shown_nor_asked_for(browser, kari, register, with_person):
    register["answer"] = KARI | {"address": None, "protected": True}
    log_in(browser, kari)
    browser.get(BASE + "steg/1/")
    assert "Kari Nordmann" in browser.text
    assert "Storgata" not in browser.html
    assert "q-p-street" not in browser.html
    browser.post()
    browser.post(q_engine="no", q_more="")
    assert browser.path == BASE + "se-over/"


@pytest.mark.parametrize("answer", [None, {"unavailable": True}])
def test_without_the_register_the_citizen_types(browser, kari, register, with_person, answer):
    register["answer"] = answer
    log_in(browser, kari)
    browser.get(BASE + "steg/1/")
    assert ("ds-alert" in browser.html) is bool(answer)
    browser.post(**{"q_p-name": "Kari Nordmann"})
    assert 'value="Kari Nordmann"' in browser.html
    assert 'href="#q-p-street"' in browser.html  # the first that is missing
    rest = {"q_p-street": "Storgata 1", "q_p-postcode": "9510", "q_p-place": "Alta"}
    browser.post(**{"q_p-name": "Kari Nordmann"} | rest)
    assert browser.path == BASE + "steg/2/"


def test_a_citizen_logged_out_of_an_open_dialog_gets_back_to_their_own_draft(alta, kari):
    dialog_version(alta, *STEPS, slug="fri", level="none")
    browser = Browser()
    log_in(browser, kari)
    browser.get("/selvbetjening/fri/start/")
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    log_out(browser)
    response = browser.post(q_engine="no", q_more="Historie", follow=False)
    assert "level=substantial" in response.headers["Location"]
    log_in(browser, kari)
    browser.get("/selvbetjening/fri/steg/2/?held=1")
    assert "Historie" in browser.html


def test_a_page_made_for_one_citizen_saves_nothing_for_another(browser, kari, ola):
    log_in(browser, kari)
    browser.get(BASE + "steg/1/")
    log_in(browser, ola)
    response = browser.post(q_name="Kari", q_mail="kari@eksempel.example", follow=False)
    assert response.headers["Location"] == BASE + "start/"
    assert not Draft.objects.exists()
    assert HeldAnswers.objects.get().citizen == kari
