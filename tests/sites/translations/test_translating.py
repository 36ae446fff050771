"""Editors translate a page in one place; nobody reads what is not translated and checked."""

import shutil
import subprocess

import pytest
from django.test import Client, TestCase
from django.urls import reverse
from wagtail.models import Locale, Page, TaskState
from wagtail_localize.models import StringTranslation, Translation

from sites.pages.models import ContentPage
from sites.shared.models import SharedHome
from sites.translations import apertium, work
from sites.translations.models import OutdatedTranslation
from sites.translations.texts import State, texts_of
from tests import factories
from tests.factories import Role

pytestmark = [pytest.mark.django_db, pytest.mark.database]
BODY = '<p>Les <b>dette</b> & <a href="https://alta.example">søk</a>.</p>'


@pytest.fixture
def alta():
    return factories.municipality("alta", languages=["nb", "nn"])


@pytest.fixture
def page(alta):
    home = factories.home(alta)
    return factories.web_page(
        home, ContentPage, "skole", title="Skole", description="Hva skolen gjør", body=[("text", BODY)]
    )


class Committing(Client):
    """What is done when a request has committed is done, though the test never commits."""

    def post(self, *arguments, **values):
        with TestCase.captureOnCommitCallbacks(execute=True):
            return super().post(*arguments, **values)


def staff(owner, role=Role.EDITOR) -> Client:
    client = Committing(headers={"host": "portal.localhost"})
    client.force_login(factories.staff(owner, role), backend="django.contrib.auth.backends.ModelBackend")
    return client


def public(path: str) -> str:
    response = Client(headers={"host": "alta.localhost"}).get(path)
    return response.content.decode() if response.status_code == 200 else ""


def address(page: Page, language: str = "nn") -> str:
    return f"/admin/oversettelser/side/{page.pk}/{language}/"


def written(page: Page, words: dict[str, str]) -> dict[str, str]:
    """The form with a translation of every text that is in `words`."""
    translation = work.of_page(page, Locale.objects.get(language_code="nn"))
    values = {f"text-{text.segment}": text.translation for text in texts_of(translation)}
    return values | {
        f"text-{text.segment}": words[text.source] for text in texts_of(translation) if text.source in words
    }


WORDS = {
    "Skole": "Skule",
    "Hva skolen gjør": "Kva skulen gjer",
    'Les <b>dette</b> &amp; <a id="a1">søk</a>.': 'Les <b>dette</b> &amp; <a id="a1">søk no</a>.',
}


def test_a_page_is_translated_in_one_place_and_seen_when_it_is_complete(alta, page):
    client = staff(alta)
    assert client.get("/admin/oversettelser/")["Location"] == f"/admin/oversettelser/{alta.pk}/"
    assert 'value="begin"' in client.get(address(page)).content.decode()
    client.post(address(page), {"action": "begin"})
    target = Page.objects.get(translation_key=page.translation_key, locale__language_code="nn")
    assert not target.live
    assert client.get(f"/admin/pages/{target.pk}/edit/")["Location"] == address(page)

    some = dict(list(WORDS.items())[:2])
    client.post(address(page), written(page, some) | {"action": "publish"})
    target.refresh_from_db()
    assert not target.live and public("/nn/skole/") == ""
    # Nor by wagtail-localize's own editor.
    client.post(f"/admin/pages/{target.pk}/edit/?editor=localize", {"action": "publish"})
    assert not Page.objects.get(pk=target.pk).live

    client.post(address(page), written(page, WORDS) | {"action": "publish"})
    html = public("/nn/skole/")
    assert '<html lang="nn"' in html and "<h1" in html and "Skule" in html
    assert 'Les <b>dette</b> &amp; <a href="https://alta.example"' in html and "søk no" in html
    assert 'hreflang="nb" href="http://alta.localhost' in html and "outdated" not in html


def test_what_has_changed_since_is_shown_to_editors_and_to_readers(alta, page):
    client = staff(alta)
    client.post(address(page), {"action": "begin"})
    client.post(address(page), written(page, WORDS) | {"action": "publish"})
    page = page.specific
    page.description = "Hva skolen gjør for deg"
    page.save_revision().publish()

    html = public("/nn/skole/")
    assert "Kva skulen gjer" in html and 'href="/skole/" hreflang="nb"' in html
    assert "outdated" not in public("/skole/")
    listed = client.get(f"/admin/oversettelser/{alta.pk}/").content.decode()
    assert f'{address(page)}">Skule (nn)' in listed
    shown = client.get(address(page)).content.decode()
    assert "<del" in shown and "Hva skolen gjør</del>" in shown and 'data-state="changed"' in shown

    values = written(page, {})
    client.post(address(page), values | {"action": "publish"})  # not looked at: not out
    assert OutdatedTranslation.objects.count() == 1
    text = next(t for t in _texts(page) if t.state == State.CHANGED)
    client.post(address(page), values | {f"read-{text.segment}": "1", "action": "publish"})
    assert "outdated" not in public("/nn/skole/") and not OutdatedTranslation.objects.exists()


def test_a_machines_draft_is_held_back_until_it_is_checked(alta, page, monkeypatch):
    monkeypatch.setattr(apertium.shutil, "which", lambda name: "/usr/bin/apertium")
    monkeypatch.setattr(
        apertium, "translated", lambda texts, *_: [text.replace("Skole", "Skule") for text in texts]
    )
    client = staff(alta)
    client.post(address(page), {"action": "begin"})
    client.post(address(page), written(page, {}) | {"action": "draft"})
    assert {text.state for text in _texts(page)} == {State.UNREAD}
    assert set(StringTranslation.objects.values_list("has_error", "tool_name")) == {(True, "Apertium")}
    client.post(address(page), written(page, {}) | {"action": "publish"})
    target = Page.objects.get(translation_key=page.translation_key, locale__language_code="nn")
    assert not target.live
    # Nor by a job that brings translations up to date.
    with TestCase.captureOnCommitCallbacks(execute=True):
        Translation.objects.get().save_target(publish=True)
    assert "Skule" not in Page.objects.get(pk=target.pk).title
    reads = {f"read-{text.segment}": "1" for text in _texts(page)}
    client.post(address(page), written(page, {}) | reads | {"action": "publish"})
    assert "Skule" in public("/nn/skole/")


def test_what_cannot_be_kept_is_said_beside_the_text(alta, page):
    client = staff(alta)
    client.post(address(page), {"action": "begin"})
    bad = {'Les <b>dette</b> &amp; <a id="a1">søk</a>.': 'Les <a id="a9">dette</a> <script>x</script>'}
    response = client.post(address(page), written(page, bad) | {"action": "save"})
    assert response.status_code == 200 and 'aria-invalid="true"' in response.content.decode()


def test_those_who_may_not_publish_save_drafts(alta, page):
    client = staff(alta, Role.COMMUNICATIONS)
    client.post(address(page), {"action": "begin"})
    client.post(address(page), written(page, WORDS) | {"action": "publish"})
    target = Page.objects.get(translation_key=page.translation_key, locale__language_code="nn")
    assert not target.live and target.get_latest_revision_as_object().title == "Skule"
    client.post(address(page), written(page, {}) | {"action": "submit"})
    assert bool(target.current_workflow_state) == bool(target.get_workflow())


def test_who_approves_is_not_offered_a_translation_that_lacks_something(alta, page):
    client, approver = staff(alta), factories.staff(alta, Role.APPROVER)
    client.post(address(page), {"action": "begin"})
    client.post(address(page), written(page, WORDS) | {"action": "save"})
    target = Page.objects.get(translation_key=page.translation_key, locale__language_code="nn")
    target.get_workflow().start(target, approver)
    task = target.current_workflow_task
    assert {name for name, *_ in task.get_actions(target, approver)} == {"approve", "reject"}

    page = page.specific
    page.description = "Hva skolen gjør for deg"
    page.save_revision().publish()
    assert {name for name, *_ in task.get_actions(target, approver)} == {"reject"}
    approve = reverse(
        "wagtailadmin_pages:workflow_action", args=[target.pk, "approve", TaskState.objects.get().pk]
    )
    staff(alta, Role.APPROVER).post(approve)
    assert not Page.objects.get(pk=target.pk).live


def test_what_the_region_shares_is_translated_in_the_same_place(alta):
    home = SharedHome.objects.child_of(alta.region.folder).get(locale__language_code="nb")
    page = factories.web_page(home, ContentPage, "innlogging", title="Skole", description="Hva skolen gjør")
    client = staff(None, Role.REGION)
    assert (
        f"/admin/oversettelser/felles/{alta.region_id}/"
        in client.get("/admin/oversettelser/").content.decode()
    )
    client.post(address(page), {"action": "begin"})
    client.post(address(page), written(page, WORDS) | {"action": "publish"})
    html = public("/nn/felles/innlogging/")
    assert '<html lang="nn"' in html and "Kva skulen gjer" in html and "outdated" not in html
    assert 'hreflang="nb" href="http://alta.localhost' in html and 'hreflang="nn"' in public(
        "/felles/innlogging/"
    )

    page = page.specific
    page.description = "Hva skolen gjør for deg"
    page.save_revision().publish()
    assert 'href="/felles/innlogging/" hreflang="nb"' in public("/nn/felles/innlogging/")
    listed = client.get(f"/admin/oversettelser/felles/{alta.region_id}/").content.decode()
    assert f'{address(page)}">Skule (nn)' in listed
    assert staff(alta).get(address(page)).status_code == 404


def test_a_page_waits_for_the_one_above_and_own_texts_are_left_alone(alta, page):
    client = staff(alta)
    below = factories.web_page(page, ContentPage, "sfo", title="SFO")
    client.post(address(below), {"action": "begin"})
    assert not Translation.objects.exists()
    own = factories.home(alta, "nn")
    factories.web_page(
        own, ContentPage, "skole", title="Skule", description="Eigen", translation_key=page.translation_key
    )
    client.post(address(page), {"action": "begin"})
    assert not Translation.objects.exists()


def test_languages_are_chosen_in_the_admin_and_seen_when_they_are_written(alta, page):
    client = staff(alta)
    values = {"in_nn": "on", "in_se": "on", "name_nn": "Alta kommune", "name_se": "Álttá suohkan"}
    client.post(f"/admin/oversettelser/{alta.pk}/sprak/", values)
    alta.refresh_from_db()
    assert alta.languages == ["nb", "nn", "se"] and alta.names["se"] == "Álttá suohkan"
    assert not factories.home(alta, "se").live
    visitor = Client(headers={"host": "alta.localhost"})
    assert visitor.get("/se/")["Location"] == "/" and 'hreflang="se"' not in public("/")
    home = factories.home(alta)
    client.post(address(home, "se"), {"action": "begin"})
    client.post(address(home, "se"), {"action": "begin"})
    translation = work.of_page(home, Locale.objects.get(language_code="se"))
    values = {f"text-{text.segment}": "Álttá suohkan" for text in texts_of(translation)}
    client.post(address(home, "se"), values | {"action": "publish"})
    assert 'hreflang="se"' in public("/") and '<html lang="se"' in public("/se/")
    client.post(f"/admin/oversettelser/{alta.pk}/sprak/", {"in_nn": "on"})
    assert visitor.get("/se/").status_code == 404 and 'hreflang="se"' not in public("/")


def test_others_cannot_translate_or_choose(alta, page):
    other = staff(factories.municipality("loppa"))
    for path in (address(page), f"/admin/oversettelser/{alta.pk}/", f"/admin/oversettelser/{alta.pk}/sprak/"):
        assert other.get(path).status_code == 404 and other.post(path).status_code in (404, 405)
    assert staff(alta, Role.COMMUNICATIONS).get(f"/admin/oversettelser/{alta.pk}/sprak/").status_code == 404
    assert staff(alta).get(address(page, "se")).status_code == 404


def test_the_list_costs_the_same_however_many_pages(alta, page, django_assert_max_num_queries):
    client = staff(alta)
    client.post(address(page), {"action": "begin"})
    for number in range(5):
        factories.web_page(factories.home(alta), ContentPage, f"side-{number}", title=f"Side {number}")
    with django_assert_max_num_queries(30):
        client.get(f"/admin/oversettelser/{alta.pk}/")


def test_apertium_keeps_marks_and_gives_up_in_time(monkeypatch):
    if shutil.which("apertium"):
        made = apertium.translated(
            ['Les <b>dette</b> <a id="a1">ikke</a>', "Hva &amp; hvor"], "nob-nno_e", 60
        )
        assert made == ['Les <b>dette</b> <a id="a1">ikkje</a>', "Kva &amp; kvar"]
    monkeypatch.setattr(
        apertium.subprocess, "run", lambda *a, **k: (_ for _ in ()).throw(subprocess.TimeoutExpired("x", 1))
    )
    assert apertium.translated(["x"], "nob-nno_e", 0.1) == []


def _texts(page):
    return texts_of(work.of_page(page, Locale.objects.get(language_code="nn")))
