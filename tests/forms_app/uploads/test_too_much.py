"""More than we read at once: a page that says so in plain words, and nothing lost that could be kept."""

import pytest
from django.utils.translation import gettext, override

from forms_app.filling.models import Draft
from forms_app.filling.steps import _with_files
from forms_app.uploads.models import Attachment
from tests import factories
from tests.compiled import dialog_version
from tests.forms_app.filling.conftest import log_in, log_out
from tests.forms_app.uploads.conftest import BASE, STEPS, FileBrowser, files, step, upload


def test_far_too_many_files_are_told_at_their_question_and_what_was_typed_is_kept(browser):
    many = [upload(f"{number}.txt", b"Hei") for number in range(150)]
    response = step(browser).post(q_name="Kari", q_map_file=many)
    assert response.status_code == 200
    assert 'href="#q-map"' in browser.html and "3.txt" in browser.text
    assert 'value="Kari"' in browser.html
    assert [name for name, _state in files()] == ["0.txt", "1.txt", "2.txt"]


@pytest.mark.parametrize(
    "answers",
    [
        {"q_name": "x" * 11_000_000},
        {"q_name": "Kari"} | {f"x{number}": "1" for number in range(30_050)},
        {"q_name": "Kari", "q_map_file": [upload(f"{number}.txt", b"x") for number in range(1001)]},
    ],
    ids=["text", "fields", "files"],
)
def test_more_than_can_be_read_is_said_in_the_municipalitys_look(browser, answers):
    response = step(browser).post(**answers)
    assert response.status_code == 413
    with override("nb"):
        assert gettext("You sent too much at once") in browser.text
    assert "site-header" in browser.html
    assert "search-field" not in browser.html  # the way is back to what was written
    assert not Draft.objects.exists() and not Attachment.objects.exists()


def test_files_chosen_after_the_session_ended_must_be_chosen_again_and_that_is_said(alta):
    dialog_version(alta, *STEPS, level="substantial")
    browser, kari = FileBrowser(), factories.citizen()
    log_in(browser, kari)
    browser.get(BASE + "steg/1/")
    log_out(browser)
    browser.post(q_name="Kari", q_map_file=upload(), follow=False)
    log_in(browser, kari)
    browser.get(BASE + "steg/1/?held=1")
    assert 'value="Kari"' in browser.html
    with override("nb"):
        assert _with_files("", True).strip() in browser.text
    assert files() == []


def test_only_a_form_that_brought_files_asks_for_them_again():
    assert _with_files("Hei.", False) == "Hei."
    assert _with_files("Hei.", True).startswith("Hei. ")
