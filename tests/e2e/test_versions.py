"""The pages of versions and of save and return in a real browser: no fault that axe finds, no script needed."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.utils import timezone

from forms_app.editor.models import DialogPage
from forms_app.versions.models import Availability
from sites.pagecache import stamps
from tests import factories
from tests.compiled import dialog_version
from tests.factories import Role, question, step
from tests.forms_app.filling.conftest import BASE, STEPS
from tests.forms_app.versions.test_moving import NEW

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.e2e]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def check(page, name: str, widths=(320, 1280)) -> None:
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], (name, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
        if folder := os.environ.get("SCREENSHOTS"):
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


@pytest.fixture
def alta(transactional_db):
    return factories.municipality("alta")


def test_a_citizens_pages(live_server, page, alta):
    version = dialog_version(alta, *STEPS)
    home = f"http://alta.localhost:{live_server.url.rpartition(':')[2]}"
    page.goto(home + BASE + "start/")
    page.fill("#q-name", "Kari")
    page.fill("#q-mail", "kari@eksempel.example")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/steg/2/")
    new = dialog_version(alta, *NEW, dialog=version.dialog)
    page.goto(home + BASE + "start/")
    check(page, "resume")
    page.goto(home + BASE + "endret/")
    check(page, "changed")
    page.goto(home + BASE + "svar/")
    check(page, "answers")
    page.goto(home + BASE + "fortsett/")
    page.fill("#code", "feil")
    page.keyboard.press("Enter")
    page.locator("[aria-invalid=true]").wait_for()
    check(page, "enter-code")
    page.goto(home + BASE + "start/")
    page.locator("form[action$='/kode/'] button").click()
    page.locator(".filling__code").wait_for()
    check(page, "code")
    now = timezone.now()
    for name, values in {
        "paused": {"paused": True},
        "not-yet": {"opens_at": now + timedelta(days=1)},
        "closed": {"closes_at": now - timedelta(days=1)},
        "extra-time": {"closes_at": now - timedelta(seconds=1), "grace_minutes": 60},
    }.items():
        Availability.objects.all().delete()
        Availability.objects.create(municipality=alta, dialog=new.dialog, **values)
        stamps.bump(stamps.content(alta.pk))
        context = page.context.browser.new_context(locale="nb-NO")
        other = context.new_page()
        other.goto(home + BASE + "start/")
        check(other, name, widths=(320,))
        context.close()


def test_begin_stop_and_go_on_elsewhere_without_javascript(live_server, browser, alta):
    dialog_version(alta, *STEPS)
    home = f"http://alta.localhost:{live_server.url.rpartition(':')[2]}"
    contexts = [browser.new_context(locale="nb-NO", java_script_enabled=False) for _device in range(2)]
    first, second = (context.new_page() for context in contexts)
    first.goto(home + BASE + "start/")
    first.fill("#q-name", "Kari")
    first.locator("button[name=later]").click()
    first.locator("form[action$='/kode/'] button").click()
    code = first.locator(".filling__code").inner_text()
    second.goto(home + BASE + "fortsett/")
    second.fill("#code", code)
    second.keyboard.press("Enter")
    second.wait_for_url("**/start/")
    second.locator("main a.ds-button").first.click()
    assert second.input_value("#q-name") == "Kari"
    for context in contexts:
        context.close()


def test_staffs_pages(live_server, page, alta):
    dialog = factories.dialog_page(alta, step("Om deg", question("text", "Navn")))
    factories.published(dialog)
    changed = DialogPage.objects.get(pk=dialog.pk)
    changed.steps[0].value["questions"][0].value["label"] = "Fullt navn"
    factories.published(changed)
    client = Client(headers={"host": "portal.localhost"})
    editor = factories.staff(alta, Role.EDITOR)
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    home = f"http://portal.localhost:{live_server.url.rpartition(':')[2]}"
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": home}])
    for name in ("", "forskjell/", "apning/"):
        page.goto(f"{home}/admin/versjoner/{dialog.pk}/{name}")
        assert page.locator("h1").count() == 1
        rules = {"runOnly": {"type": "tag", "values": TAGS}}
        found = Axe().run(page, context=".versions", options=rules).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], name
        if folder := os.environ.get("SCREENSHOTS"):
            page.screenshot(path=Path(folder) / f"admin-{name.strip('/') or 'history'}.png", full_page=True)
