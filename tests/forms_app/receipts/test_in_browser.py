"""The receipt in a real browser: no fault that axe can find, no sideways scrolling, on a phone too."""

import hashlib
import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from forms_app.delivery.models import Delivery
from selfservice.cases.register import open_case
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.e2e]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TOKEN = "a-token-of-a-browser"


@pytest.fixture
def open_receipt(live_server, browser):
    """Opens a receipt, in a browser that sent it, with scripts on or off."""
    contexts = []
    address = f"http://alta.localhost:{live_server.url.rpartition(':')[2]}"

    def opened(sent, prefix="", scripts=True):
        context = browser.new_context(java_script_enabled=scripts)
        contexts.append(context)
        context.add_cookies([{"name": settings.DRAFT_COOKIE_NAME, "value": TOKEN, "url": address}])
        page = context.new_page()
        page.goto(f"{address}{prefix}/selvbetjening/kvittering/{sent.reference}/")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def sent():
    alta = factories.municipality(
        "alta", names={"nb": "Alta kommune", "nn": "Alta kommune"}, phone="78 45 50 00"
    )
    alta.languages = ["nb", "nn", "se", "en"]
    alta.save()
    boat = factories.compiled_question("text", "Hva heter båten?")
    length = factories.compiled_question("long_text", "Beskriv båten og hvor du vil ligge")
    version = factories.dialog_version(
        alta,
        [boat],
        [length],
        texts={
            "title": "Søknad om båtplass i kommunal småbåthavn",
            "next_steps": "Havnesjefen ser på søknaden din og sender deg svar på e-post.",
            "contact": "Havnesjefen, telefon 78 45 51 11",
        },
    )
    browser = hashlib.sha256(TOKEN.encode()).hexdigest()
    answers = {boat["id"]: "Snekke", length["id"]: "Den er lang.\n" + "x" * 300}
    submission = factories.submission(version, browser=browser, answers=answers)
    Delivery.objects.create(
        municipality=alta,
        submission=submission,
        channel="notice_mail",
        state="delivered",
        delivered_at=submission.sent_at,
    )
    return submission


@pytest.mark.parametrize("prefix", ["", "/nn", "/se", "/en"])
def test_a_receipt_is_without_faults(open_receipt, sent, prefix):
    page = open_receipt(sent, prefix)
    for state in ("new", "registered"):
        for width in (320, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            if state == "registered":
                page.locator("details").evaluate("details => details.open = true")
            found = (
                Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
            )
            assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            if folder := os.environ.get("SCREENSHOTS"):
                name = f"receipt{prefix.replace('/', '-')}-{state}-{width}.png"
                page.screenshot(path=Path(folder) / name, full_page=True)
        open_case(sent)
        page.reload()


def test_the_pdf_downloads_without_scripts(open_receipt, sent, tmp_path):
    page = open_receipt(sent, scripts=False)
    assert page.locator("[data-print]").is_hidden()
    with page.expect_download() as download:
        page.locator("a[href$='/pdf/']").click()
    assert download.value.suggested_filename == f"kvittering-{sent.reference}.pdf"
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def test_the_print_button_shows_with_scripts(open_receipt, sent):
    page = open_receipt(sent)
    assert page.locator("[data-print]").is_visible()
