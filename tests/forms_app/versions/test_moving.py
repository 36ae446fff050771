"""A draft begun on an older version: what to check when it moves to the new one, and nothing lost."""

import pytest

from forms_app.filling.models import Draft
from forms_app.submissions.models import Submission
from sites.pagecache import stamps
from tests.compiled import asked, dialog_version, step_of
from tests.forms_app.filling.conftest import BASE, STEPS, Browser, to_review


def republish(alta, version, *steps, **values):
    new = dialog_version(alta, *steps, dialog=version.dialog, **values)
    stamps.bump(stamps.content(alta.pk))
    return new


NEW = (
    step_of(
        "Om deg",
        asked("text", "Navn", id="name", max_length=3),
        asked("email", "E-posten vår svarer til", id="mail"),
        asked("text", "Medlemsnummer", id="member"),
    ),
    step_of("Båten", asked("yes_no", "Har båten motor?", id="engine")),
)


@pytest.fixture
def moved(alta, version, browser):
    to_review(browser)
    return republish(alta, version, *NEW)


def test_the_offer_says_what_to_check_what_is_new_and_what_is_gone(moved, browser):
    browser.get(BASE + "start/")
    assert f'href="{BASE}endret/"' in browser.html
    browser.get(BASE + "endret/")
    for text in ("Kari", "Medlemsnummer", "Mer om båten", "Fin båt", "E-post"):
        assert text in browser.text
    assert all(f'id="{part}"' in browser.html for part in ("check", "new", "gone"))
    assert browser.html.partition('id="check"')[2].partition("</section>")[0].count("<dt>") == 2


def test_moving_keeps_all_and_shows_what_to_mend(moved, browser):
    browser.get(BASE + "endret/")
    browser.post()
    draft = Draft.objects.get()
    assert draft.version == moved
    assert draft.typed["more"] == "Fin båt" and draft.typed["name"] == "Kari"
    assert browser.path == BASE + "steg/1/?check=1"
    assert 'aria-invalid="true"' in browser.html and 'value="Kari"' in browser.html
    browser.post(q_name="Eva", q_mail="eva@eksempel.example", q_member="7")
    browser.post(q_engine="no")
    browser.post(follow=False)
    sent = Submission.objects.get()
    assert sent.version == moved
    assert set(sent.answers) == {"name", "mail", "member", "engine"}


def test_the_form_can_be_finished_as_it_was(moved, version, browser):
    browser.get(BASE + "se-over/")
    browser.post(follow=False)
    sent = Submission.objects.get()
    assert sent.version == version and sent.answers["more"] == "Fin båt"


def test_what_another_tab_moved_is_not_moved_again(moved, browser):
    browser.get(BASE + "endret/")
    first = dict(browser.fields), browser.action
    browser.post()
    assert browser.client.post(first[1], first[0]).headers["Location"] == BASE + "start/"
    assert Draft.objects.count() == 1


def test_nothing_is_offered_on_the_newest_version_or_without_a_draft(version, browser):
    to_review(browser)
    browser.get(BASE + "start/")
    assert "endret/" not in browser.html
    assert browser.client.get(BASE + "endret/").headers["Location"] == BASE + "start/"
    assert Browser().client.get(BASE + "endret/").headers["Location"] == BASE + "start/"


def test_a_higher_level_is_asked_for_after_moving(alta, version, browser):
    to_review(browser)
    republish(alta, version, *STEPS, level="high")
    browser.get(BASE + "endret/")
    browser.post(follow=False)
    response = browser.client.get(browser.response.headers["Location"])
    assert "level=high" in response.headers["Location"]


def test_the_resume_page_says_what_is_left(version, browser):
    browser.get(BASE + "start/")
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    browser.get(BASE + "start/")
    assert "Båten" in browser.text and "2" in browser.text


def test_the_draft_stays_the_same_row(moved, browser):
    before = Draft.objects.get().pk
    browser.get(BASE + "endret/")
    browser.post()
    assert Draft.objects.get().pk == before
