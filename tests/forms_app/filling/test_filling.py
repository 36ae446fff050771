"""A whole dialog without JavaScript, and everything that may go wrong on the way."""

from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from forms_app.definition.models import LiveDialog
from forms_app.filling import drafts
from forms_app.filling.models import Draft
from forms_app.submissions.models import Submission
from sites.pagecache import stamps
from tests import factories
from tests.compiled import dialog_version
from tests.forms_app.filling.conftest import BASE, STEPS, Browser, is_at_first_step, to_review


def typed():
    return Draft.objects.get().typed


def test_from_start_to_receipt(browser, version):
    browser.get(BASE + "start/")
    assert is_at_first_step(browser)
    assert Draft.objects.count() == 0  # reading leaves nothing behind
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    assert browser.path == BASE + "steg/2/"
    browser.post(q_engine="no", q_more="")
    assert browser.path == BASE + "se-over/"
    assert "kari@eksempel.example" in browser.text
    browser.post(follow=False)
    [sent] = Submission.objects.all()
    assert browser.response.headers["Location"].endswith(f"/{sent.reference}/")
    assert sent.answers == {"name": "Kari", "mail": "kari@eksempel.example", "engine": "no"}
    assert sent.version == version
    assert not Draft.objects.exists()


def test_errors_keep_everything_and_say_how_to_mend(browser):
    browser.get(BASE + "steg/1/")
    browser.post(q_name="", q_mail="kari")
    assert browser.path == BASE + "steg/1/"
    assert 'href="#q-name"' in browser.html
    assert 'href="#q-mail"' in browser.html
    assert browser.html.count('aria-invalid="true"') == 2
    assert 'aria-describedby="q-mail-e"' in browser.html
    assert 'value="kari"' in browser.html
    assert browser.title.split(":")[0] in ("Feil", "Error")
    assert typed() == {"name": "", "mail": "kari"}  # right or wrong, it is kept
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    assert browser.path == BASE + "steg/2/"
    assert browser.title.split(":")[0] not in ("Feil", "Error")


def test_going_back_saves_without_checking(browser):
    browser.get(BASE + "steg/1/")
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    browser.post(q_engine="yes", q_more="halvferdig", back="1")
    assert browser.path == BASE + "steg/1/"
    assert 'value="Kari"' in browser.html
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    assert "halvferdig" in browser.html
    assert 'value="yes" checked' in browser.html


def test_newly_shown_questions_are_presented_before_they_are_faults(browser):
    browser.get(BASE + "steg/1/")
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    assert browser.fields["unseen"] == "power"
    browser.post(q_engine="yes", q_power="", q_more="")
    assert browser.path == BASE + "steg/2/"
    assert browser.fields["unseen"] == ""
    assert "aria-invalid" not in browser.html
    assert 'role="status"' in browser.html
    browser.post(q_engine="yes", q_power="", q_more="")
    assert 'href="#q-power"' in browser.html
    browser.post(q_engine="yes", q_power="9,9", q_more="")
    assert 'value="9,9"' in browser.html
    browser.post(q_engine="yes", q_power="10", q_more="")
    assert browser.path == BASE + "se-over/"


def test_hidden_questions_and_extra_fields_are_dropped(browser):
    browser.get(BASE + "steg/1/")
    browser.post(q_name="Kari", q_mail="kari@eksempel.example", q_engine="yes", q_admin="1", citizen="1")
    browser.post(q_engine="yes", q_power="10", q_more="")
    browser.post(q_engine="yes", q_power="10", q_more="")
    assert "Hestekrefter" in browser.text
    browser.get(BASE + "steg/2/")
    browser.post(q_engine="no", q_power="10", q_more="", q_name="Ola")
    assert "Hestekrefter" not in browser.text
    browser.post(follow=False)
    assert Submission.objects.get().answers == {
        "name": "Kari", "mail": "kari@eksempel.example", "engine": "no",
    }  # fmt: skip


def test_steps_cannot_be_skipped(browser):
    browser.get(BASE + "steg/2/")
    assert browser.path == BASE + "steg/1/"
    browser.get(BASE + "se-over/")
    assert is_at_first_step(browser)
    browser.post(to=BASE + "steg/2/", q_engine="no", q_more="")
    assert browser.path == BASE + "steg/1/"
    assert not Draft.objects.exists()
    browser.post(q_name="Kari", q_mail="feil")
    browser.post(to=BASE + "steg/2/", q_engine="no", q_more="")
    assert "engine" not in typed()
    browser.post(to=BASE + "send/", follow=False)
    assert browser.response.headers["Location"] == BASE + "steg/1/"
    assert not Submission.objects.exists()
    assert browser.get(BASE + "steg/99/").status_code == 200
    assert browser.path == BASE + "steg/1/"


def test_a_draft_is_its_browsers_own(browser, alta):
    to_review(browser)
    other = Browser()
    other.get(BASE + "se-over/")
    assert is_at_first_step(other)
    assert "Kari" not in other.html
    other.post(to=BASE + "send/", follow=False, key=browser.fields["key"])
    assert not Submission.objects.exists()
    # Naming somebody else's draft as one's own client key makes a draft of one's own.
    other.get(BASE + "steg/1/")
    other.post(q_name="Ola", q_mail="ola@eksempel.example", key=browser.fields["key"])
    assert Draft.objects.count() == 2
    browser.get(BASE + "se-over/")
    assert "Kari" in browser.text


def test_the_same_dialog_of_another_municipality_is_another_dialog(browser):
    hasvik = factories.municipality("hasvik")
    dialog_version(hasvik, *STEPS)
    to_review(browser)
    other = Browser("hasvik.localhost")
    other.client.cookies = browser.client.cookies
    other.get(BASE + "se-over/")
    assert is_at_first_step(other)
    assert "Kari" not in other.html


def test_resuming_and_starting_again(browser):
    to_review(browser)
    browser.get(BASE + "start/")
    assert browser.path == BASE + "start/"
    assert f'href="{BASE}se-over/"' in browser.html
    browser.post()
    assert is_at_first_step(browser)
    assert not Draft.objects.exists()
    assert "Kari" not in browser.html


def test_save_and_continue_later(browser):
    browser.get(BASE + "steg/1/")
    browser.post(q_name="Kari", q_mail="", later="1")
    assert browser.path == BASE + "start/"
    assert f'href="{BASE}steg/1/"' in browser.html
    browser.get(BASE + "steg/1/")
    assert 'value="Kari"' in browser.html
    assert "aria-invalid" not in browser.html


def test_changing_an_answer_returns_to_the_review(browser):
    to_review(browser)
    assert f'href="{BASE}steg/1/?change=1"' in browser.html
    browser.get(BASE + "steg/1/?change=1")
    browser.post(q_name="Kari N", q_mail="feil")
    browser.post(q_name="Kari N", q_mail="kari@eksempel.example")
    assert browser.path == BASE + "se-over/"
    assert "Kari N" in browser.text
    browser.get(BASE + "steg/2/?change=1")
    browser.post(q_engine="yes", q_more="")
    assert browser.action == BASE + "steg/2/"  # what the change brought with it comes first


def test_sending_twice_gives_one_submission_and_one_receipt(browser):
    to_review(browser)
    fields, action = dict(browser.fields), browser.action
    first = browser.client.post(action, fields)
    again = browser.client.post(action, fields)
    assert first.headers["Location"] == again.headers["Location"]
    assert Submission.objects.count() == 1
    # Back to the review, or a step sent again from the history, leads to the receipt as well.
    assert browser.client.get(BASE + "se-over/").headers["Location"] == first.headers["Location"]
    step = browser.client.post(BASE + "steg/2/", fields | {"version": "1", "q-engine": "yes"})
    assert step.headers["Location"] == first.headers["Location"]
    assert not Draft.objects.exists()
    # A new application is possible all the same.
    browser.get(BASE + "start/")
    assert is_at_first_step(browser)
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    assert Draft.objects.count() == 1


def test_two_quick_first_posts_make_one_draft(browser):
    browser.get(BASE + "steg/1/")
    data = browser.fields | {"q-name": "Kari", "q-mail": "kari@eksempel.example"}
    for _ in range(2):
        browser.client.post(BASE + "steg/1/", data)
    assert [str(draft.pk) for draft in Draft.objects.all()] == [data["key"]]


def test_a_draft_finishes_on_its_version(browser, alta, version):
    browser.get(BASE + "steg/1/")
    newer = dialog_version(alta, *STEPS, dialog=version.dialog, title="Ny tittel")
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    assert Draft.objects.get().version == version
    assert "Ny tittel" not in browser.html
    Draft.objects.all().delete()
    browser.get(BASE + "steg/1/")
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    assert Draft.objects.get().version == newer


def test_a_version_of_another_dialog_is_not_taken(browser, alta):
    other = dialog_version(alta, *STEPS, slug="annet", title="Annet")
    browser.get(BASE + "steg/1/")
    for wrong in (str(other.pk), "x", "-1", "9" * 30, "²"):
        browser.post(q_name="Kari", q_mail="", version=wrong)
        assert Draft.objects.get().version != other
        Draft.objects.all().delete()


def test_withdrawn_and_unknown(browser, alta):
    to_review(browser)
    LiveDialog.objects.update(version=None)
    stamps.bump(stamps.content(alta.pk))
    for path in ("start/", "steg/1/", "se-over/"):
        assert browser.get(BASE + path).status_code == 410
    assert browser.client.post(BASE + "send/", browser.fields).status_code == 410
    assert Draft.objects.count() == 1
    assert browser.get("/selvbetjening/finnes-ikke/start/").status_code == 404


def test_a_dialog_that_is_renamed_meanwhile_keeps_what_is_sent_to_its_old_address(browser, alta):
    browser.get(BASE + "start/")
    LiveDialog.objects.update(slug="smabathavn")
    stamps.bump(stamps.content(alta.pk))
    moved = browser.client.get(BASE + "start/?fra=brev")
    assert (moved.status_code, moved["Location"]) == (307, "/selvbetjening/smabathavn/start/?fra=brev")
    response = browser.client.post(
        BASE + "steg/1/", browser.fields | {"q-name": "Kari", "q-mail": "kari@eksempel.example"}, follow=True
    )
    assert response.request["PATH_INFO"] == "/selvbetjening/smabathavn/steg/2/"
    assert Draft.objects.get().typed["name"] == "Kari"
    assert browser.client.get(BASE + "skjema.pdf")["Location"] == "/selvbetjening/smabathavn/skjema.pdf"
    LiveDialog.objects.update(version=None)
    stamps.bump(stamps.content(alta.pk))
    assert browser.client.get(BASE + "start/").status_code == 410


def test_never_stored_by_caches_and_no_session(browser):
    browser.get(BASE + "steg/1/")
    assert browser.response.headers["Cache-Control"] == "private, no-store"
    assert set(browser.client.cookies) == {settings.CSRF_COOKIE_NAME, settings.DRAFT_COOKIE_NAME}
    cookie = browser.client.cookies[settings.DRAFT_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    browser.post(q_name="Kari", q_mail="feil")
    assert browser.response.headers["Cache-Control"] == "private, no-store"
    draft = Draft.objects.get()
    assert cookie.value not in (draft.browser, str(draft.pk))
    assert b"Kari" not in bytes(draft.typed_sealed)


ODD = "<script>alert(1)</script> {{ 7*7 }} {% now %} #typst[x] \u202eabc\u200f 🚤 \ue0f0main\ue0f1"


def test_odd_text_arrives_as_typed(browser):
    browser.get(BASE + "steg/1/")
    browser.post(q_name=ODD + "\0", q_mail="feil")
    assert "<script>alert" not in browser.html
    assert typed()["name"] == ODD
    browser.post(q_name=ODD, q_mail="kari@eksempel.example")
    browser.post(q_engine="no", q_more=ODD)
    assert ODD in browser.text
    browser.post(follow=False)
    assert Submission.objects.get().answers["name"] == ODD


def test_a_very_long_answer_gets_the_fields_own_message(browser):
    browser.get(BASE + "steg/1/")
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    browser.post(q_engine="no", q_more="x" * 300_000)
    assert browser.response.status_code == 200
    assert 'href="#q-more"' in browser.html
    assert "x" * 300_000 in browser.html


def test_few_queries(browser, django_assert_max_num_queries):
    browser.get(BASE + "steg/1/")
    browser.client.get(BASE + "steg/1/")
    with django_assert_max_num_queries(2):
        browser.client.get(BASE + "steg/1/")
    data = browser.fields | {"q-name": "Kari", "q-mail": "kari@eksempel.example"}
    stamps.current()
    with django_assert_max_num_queries(3):
        browser.client.post(BASE + "steg/1/", data)
    with django_assert_max_num_queries(2):
        browser.client.post(BASE + "steg/1/", data)
    with django_assert_max_num_queries(2):
        browser.client.get(BASE + "steg/2/")


def test_expired_drafts_are_deleted(browser):
    to_review(browser)
    assert drafts.delete_expired() == 0
    Draft.objects.update(delete_after="2020-01-01T00:00Z")
    assert drafts.delete_expired() == 1


@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.binary(max_size=300),
    st.sampled_from(
        ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json", ""]
    ),
    st.sampled_from(["steg/1/", "steg/2/", "steg/1/lagre/", "send/", "start/"]),
)
def test_any_bytes_never_break_it(browser, data, content_type, path):
    response = browser.client.generic("POST", BASE + path, data, content_type=content_type)
    assert response.status_code < 500


@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "version",
                "key",
                "unseen",
                "owner",
                "change",
                "held",
                "back",
                "later",
                "q-name",
                "q-mail",
                "q-engine",
            ]
        ),
        st.lists(st.text(max_size=30) | st.sampled_from(["1", "yes", "name mail"]), min_size=1, max_size=2),
    ),
    st.sampled_from(["steg/1/", "steg/2/", "steg/1/lagre/", "send/", "start/"]),
)
def test_any_fields_never_break_it(browser, version, fields, path):
    response = browser.client.post(BASE + path, {"version": str(version.pk)} | fields)
    assert response.status_code < 500


def test_a_language_without_the_dialog_leads_to_the_one_it_has(browser):
    response = browser.client.get("/nn" + BASE + "steg/1/")
    assert response.headers["Location"] == BASE + "steg/1/"


def test_a_draft_of_before_the_translation_goes_on_in_the_language_it_has(browser, alta, version):
    browser.get(BASE + "steg/1/")
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    newer = dialog_version(alta, *STEPS, dialog=version.dialog)
    newer.definition["texts"]["nn"] = {"title": "Båtplass på nynorsk"}
    newer.save()
    for page in ("steg/1/", "start/"):
        response = browser.client.get("/nn" + BASE + page)
        assert response.headers["Location"] == BASE + page
    Draft.objects.all().delete()
    assert browser.client.get("/nn" + BASE + "steg/1/").status_code == 200


def test_two_tabs_writing_at_once_lose_nothing(browser, version, monkeypatch):
    browser.get(BASE + "steg/1/")
    browser.post(q_name="Kari", q_mail="")
    other_tab = Browser()
    other_tab.client.cookies = browser.client.cookies
    genuine, raced = drafts.update, []

    def update(*args, **values):
        # Between this tab's reading and writing, the other one writes.
        if not raced:
            raced.append(1)
            data = browser.fields | {"q-mail": "kari@eksempel.example"}
            other_tab.client.post(BASE + "steg/1/lagre/", data | {"unseen": "name"})
        return genuine(*args, **values)

    monkeypatch.setattr(drafts, "update", update)
    browser.post(q_name="Kari Nordmann", unseen="mail")
    assert typed() == {"name": "Kari Nordmann", "mail": "kari@eksempel.example"}
