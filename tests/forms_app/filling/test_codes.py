"""An anonymous draft goes to another device by a code, and to Min side by a login."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.utils import timezone

from forms_app.filling import attempts, codes
from forms_app.filling.adoption import adopt_drafts
from forms_app.filling.models import Attempt, Draft, ResumeCode
from forms_app.filling.owners import fingerprint
from tests import factories
from tests.compiled import dialog_version
from tests.forms_app.filling.conftest import BASE, STEPS, Browser, log_in

CODE = re.compile(r"<strong>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})</strong>")


def get_code(browser) -> str:
    browser.get(BASE + "start/")
    browser.post(to=BASE + "kode/")
    [code] = CODE.findall(browser.html)
    return code


@pytest.fixture
def begun(browser):
    browser.get(BASE + "start/")
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    return browser


def test_the_code_takes_the_draft_to_another_device(begun):
    code = get_code(begun)
    other = Browser()
    other.get(BASE + "fortsett/")
    other.post(to=BASE + "fortsett/", code=code.lower().replace("-", " "))
    assert other.path == BASE + "start/"
    assert 'value="Kari"' in other.get(BASE + "steg/1/").content.decode()
    assert 'value="Kari"' not in begun.get(BASE + "steg/1/").content.decode()
    assert Draft.objects.count() == 1


def test_the_code_is_shown_once_and_never_kept_or_in_an_address(begun):
    code = get_code(begun)
    row = ResumeCode.objects.get()
    assert code not in row.fingerprint and code.replace("-", "") not in row.fingerprint
    assert begun.response.headers["Cache-Control"] == "private, no-store"
    assert code not in begun.get(BASE + "start/").content.decode()
    assert begun.client.get(BASE + "kode/").status_code == 405
    hrefs = re.findall(r'(?:href|action)="([^"]*)"', begun.html)
    assert not any(code in href for href in hrefs)
    second = get_code(begun)
    assert second != code
    other = Browser()
    other.get(BASE + "fortsett/")
    other.post(to=BASE + "fortsett/", code=code)  # replaced by the second
    assert Draft.objects.get().browser and other.path == BASE + "fortsett/"
    assert 'aria-invalid="true"' in other.html


def test_the_code_is_mailed_without_answers_and_the_address_not_kept(begun, smtp):
    code = get_code(begun)
    begun.post(to=BASE + "kode/", email="ola@eksempel.example")
    [message] = smtp.messages
    assert code in message.get_content() and "Kari" not in message.as_string()
    assert CODE.findall(begun.html) == [code]
    assert "ola@eksempel.example" not in str(Draft.objects.values())
    begun.post(to=BASE + "kode/", email="feil")
    assert 'aria-invalid="true"' in begun.html and len(smtp.messages) == 1


def test_a_code_opens_its_own_dialog_and_municipality_only(alta, begun):
    code = get_code(begun)
    dialog_version(alta, *STEPS, slug="annet")
    hammerfest = factories.municipality("hammerfest")
    dialog_version(hammerfest, *STEPS)
    for browser, path in (
        (Browser(), "/selvbetjening/annet/fortsett/"),
        (Browser(host="hammerfest.localhost"), BASE + "fortsett/"),
    ):
        browser.get(path)
        browser.post(to=path, code=code)
        assert browser.path == path and 'aria-invalid="true"' in browser.html


def test_what_is_begun_here_is_not_lost_without_asking(begun):
    code = get_code(begun)
    other = Browser()
    other.get(BASE + "start/")
    other.post(q_name="Ola", q_mail="ola@eksempel.example")
    other.get(BASE + "fortsett/")
    other.post(to=BASE + "fortsett/", code=code)
    assert Draft.objects.count() == 2 and other.fields["replace"] == "1"
    other.post(to=BASE + "fortsett/", code=code)
    assert Draft.objects.get().typed["name"] == "Kari"


def test_guessing_is_slowed_down(begun):
    code = get_code(begun)
    other = Browser()
    other.get(BASE + "fortsett/")
    for _try in range(attempts.MOST):
        other.post(to=BASE + "fortsett/", code="K7RM-2WXT-94CF-HJP3")
        assert other.response.status_code == 200
    other.post(to=BASE + "fortsett/", code=code)
    assert other.response.status_code == 429 and Draft.objects.get().typed["name"] == "Kari"
    assert "127.0.0.1" not in str(Attempt.objects.values())
    Attempt.objects.update(until=timezone.now() - timedelta(seconds=1))
    other.post(to=BASE + "fortsett/", code=code)
    assert other.path == BASE + "start/"
    assert attempts.delete_old() == 0


def test_neighbours_of_an_ipv6_network_are_one():
    sources = [
        attempts._source(RequestFactory().get("/", REMOTE_ADDR=address))
        for address in ("2001:db8::1", "2001:db8::2", "2001:db8:1::1", "192.0.2.1", "192.0.2.2")
    ]
    assert sources[0] == sources[1] and len(set(sources)) == 4


def test_a_citizens_draft_has_no_code_and_its_rows_are_opened_by_none(alta, version):
    kari = factories.citizen()
    browser = Browser()
    log_in(browser, kari)
    browser.get(BASE + "start/")
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    browser.get(BASE + "start/")
    assert "kode/" not in browser.html
    browser.post(to=BASE + "kode/")
    assert not ResumeCode.objects.exists()
    code = codes.issue(Draft.objects.get())  # even if there were one
    assert codes.draft_of(code, alta, version.dialog) is None


@pytest.mark.parametrize("typed", ["", "x", "K7RM", "0" * 16, "ø" * 16, "K" * 5000, "\x00" * 16])
def test_anything_may_be_typed(version, typed):
    other = Browser()
    other.get(BASE + "fortsett/")
    assert other.post(to=BASE + "fortsett/", code=typed).status_code == 200


class TestLogin:
    def adopt(self, alta, browser, citizen):
        request = RequestFactory().get("/")
        request.COOKIES = {name: cookie.value for name, cookie in browser.client.cookies.items()}
        return adopt_drafts(request, alta, citizen.pk)

    def test_what_was_begun_just_before_becomes_the_citizens(self, alta, begun):
        kari = factories.citizen()
        assert self.adopt(alta, begun, kari) == 1
        draft = Draft.objects.get()
        assert (draft.citizen, draft.browser, draft.typed["name"]) == (kari, "", "Kari")
        log_in(begun, kari)
        assert 'value="Kari"' in begun.get(BASE + "steg/1/").content.decode()
        assert self.adopt(alta, begun, factories.citizen()) == 0

    def test_the_citizens_own_draft_stays(self, alta, version, begun):
        kari = factories.citizen()
        own = factories.draft(version, kari, {"name": "Min egen"})
        assert self.adopt(alta, begun, kari) == 0
        assert Draft.objects.get(citizen=kari).pk == own.pk and Draft.objects.count() == 2

    def test_what_lies_there_from_another_day_is_left(self, alta, begun):
        Draft.objects.update(updated_at=timezone.now() - timedelta(days=1))
        assert self.adopt(alta, begun, factories.citizen()) == 0

    def test_nobody_elses_and_no_other_municipalitys(self, alta, version):
        factories.draft(version, None, browser=fingerprint("another"))
        assert self.adopt(alta, Browser(), factories.citizen()) == 0
        there = dialog_version(factories.municipality("hammerfest"), *STEPS)
        mine = Browser()
        mine.client.cookies = Client().cookies
        mine.client.cookies[settings.DRAFT_COOKIE_NAME] = "token"
        factories.draft(there, None, browser=fingerprint("token"))
        assert self.adopt(alta, mine, factories.citizen()) == 0
