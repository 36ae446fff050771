"""Files in Chromium: one by one with progress, through a lost connection, and without JavaScript."""

import random

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from forms_app.submissions.models import Submission
from forms_app.uploads import storage
from forms_app.uploads.models import Attachment
from forms_app.uploads.samples import pdf, picture
from tests import factories
from tests.compiled import asked, dialog_version, step_of
from tests.e2e.test_filling import AXE, plain_page

__all__ = ["plain_page"]
pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
LIST = ".files__list"


@pytest.fixture
def address(live_server):
    step = step_of(
        "Vedlegg",
        asked("text", "Navn", id="name"),
        asked("files", "Målebrev", id="map", help="Fra kommunen.", ways=["now"]),
        asked("files", "Attest", id="proof", required=False),
    )
    dialog_version(factories.municipality("alta"), step)
    port = live_server.url.rsplit(":", 1)[1]
    return f"http://alta.localhost:{port}/selvbetjening/batplass/"


@pytest.fixture
def long_file(tmp_path):
    """A PDF of several pieces that cannot be told from noise, so that no byte may be missing."""
    file = tmp_path / "lang målebrev.pdf"
    noise = bytes(random.Random(1).choices(range(48, 58), k=3 * storage.PIECE + 77))
    file.write_bytes(pdf() + b"%" + noise)
    return file


def no_violations(page):
    found = Axe().run(page, options=AXE).response["violations"]
    assert not found, [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]


def test_a_long_file_through_a_lost_connection(page, address, long_file):
    told, broken = [], []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.goto(address + "start/")
    page.fill("#q-name", "Kari")
    starts = []

    def lose(route):
        if route.request.method == "POST":
            starts.append(int(route.request.headers["upload-offset"]))
            if len(starts) in (2, 4):
                broken.append(starts[-1])
                page.context.set_offline(True)
                return route.abort("connectionfailed")
        return route.continue_()

    page.route("**/del/", lose)
    page.set_input_files("#q-map", long_file)
    for time in (1, 2):
        for _wait in range(300):  # what is said stays the same from the first loss to the second
            if len(broken) >= time:
                break
            page.wait_for_timeout(100)
        expect(page.locator(".files__status").first).to_have_text(
            page.locator("[data-files]").first.get_attribute("data-lost"), timeout=20_000
        )
        no_violations(page)
        page.context.set_offline(False)
    expect(page.locator(f"{LIST} [data-file]")).to_have_count(1, timeout=20_000)
    expect(page.locator(LIST).first).to_contain_text("lang målebrev.pdf")
    assert broken == [storage.PIECE, 2 * storage.PIECE]
    assert starts == [storage.PIECE * place for place in (0, 1, 1, 2, 2, 3)]  # nothing from the beginning
    no_violations(page)
    page.get_by_role("button", name="Neste").click()
    page.wait_for_url("**/se-over/")
    page.locator("form button[type=submit]").click()
    page.wait_for_url("**/kvittering/**")
    row = Attachment.objects.get()
    assert row.submission == Submission.objects.get()
    assert b"".join(storage.read(row)) == long_file.read_bytes()
    no_violations(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="lang målebrev.pdf").click()
    assert download.value.path().read_bytes() == long_file.read_bytes()
    assert not [text for text in told if "ERR_" not in text], told


def test_goes_on_after_the_page_was_closed(page, address, long_file):
    page.goto(address + "start/")
    page.fill("#q-name", "Kari")
    starts = []

    def only_the_first(route):
        starts.append(route.request.headers.get("upload-offset"))
        return route.continue_() if len(starts) == 1 else route.abort("connectionfailed")

    page.route("**/del/", only_the_first)
    page.set_input_files("#q-map", long_file)
    expect(page.locator(".files__status").first).not_to_be_empty(timeout=20_000)
    page.wait_for_function("document.querySelector('.files__file progress')?.value > 0")
    page.unroute("**/del/")
    starts.clear()
    page.goto(address + "steg/1/")
    assert page.input_value("#q-name") == "Kari"
    expect(page.locator(f"{LIST} [data-state=receiving]")).to_have_count(1)
    page.on(
        "request",
        lambda asked: starts.append(asked.headers.get("upload-offset")) if "/del/" in asked.url else None,
    )
    page.set_input_files("#q-map", long_file)
    expect(page.locator(f"{LIST} [data-state=clean]")).to_have_count(1, timeout=20_000)
    assert starts[0] == str(storage.PIECE)
    assert Attachment.objects.count() == 1


def test_refused_removed_and_waited_for(page, address, tmp_path):
    page.goto(address + "start/")
    page.fill("#q-name", "Kari")
    hostile = tmp_path / "side.pdf"
    hostile.write_bytes(b"<html><script>alert(1)</script></html>")
    page.set_input_files("#q-map", hostile)
    expect(page.locator("[data-files=map] .ds-validation-message")).to_contain_text("side.pdf")
    no_violations(page)
    small = tmp_path / "bilde.png"
    small.write_bytes(picture())
    page.set_input_files("#q-map", small)
    expect(page.locator("[data-files=map] [data-file]")).to_have_count(1)
    expect(page.locator("[data-files=map] .ds-validation-message")).to_have_count(0)
    page.locator("[data-files=map] button[name=remove-file]").click()
    expect(page.locator("[data-files=map] [data-file]")).to_have_count(0)
    assert not Attachment.objects.exists()
    # A required file that is missing, told by the server; by keyboard to the control.
    page.get_by_role("button", name="Neste").click()
    expect(page.locator("[data-errors]")).to_be_focused()
    page.locator("[data-errors] a").click()
    expect(page.locator("#q-map")).to_be_focused()
    no_violations(page)
    page.set_viewport_size({"width": 320, "height": 800})
    wide = page.evaluate(
        "[...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > 320)"
        ".map((one) => one.outerHTML.slice(0, 80))"
    )
    assert not wide, wide
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_javascript(plain_page, address, tmp_path):
    page = plain_page
    small = tmp_path / "bilde.png"
    small.write_bytes(picture())
    page.goto(address + "start/")
    page.set_input_files("#q-map", small)
    expect(page.locator("#q-map")).to_have_css("opacity", "1")  # nothing else tells which file is chosen
    page.locator("button[name=upload]").first.click()
    expect(page.locator("[data-file]")).to_have_count(1)
    page.fill("#q-name", "Kari")
    page.press("#q-name", "Enter")  # goes on, and neither adds nor removes
    assert page.url.endswith("/se-over/")
    expect(page.get_by_text("bilde.png")).to_be_visible()
    page.locator("form button[type=submit]").click()
    assert "/kvittering/" in page.url
    assert Submission.objects.get().attachments.count() == 1
