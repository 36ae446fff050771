"""The main job in a real browser, on the whole running demo: from a homepage to a delivery and Min side."""

import email
import time
from email import policy
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe

from selfservice.demo.persons import PERSONS
from tests.e2e.citizen import EMAIL, PHONE, TEXT, fill_dialog, log_in
from tests.live import Live

pytestmark = [pytest.mark.e2e, pytest.mark.django_db]

AXE = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
DIALOGS = {"skatteattest": "BankID", "batplass": "MinID", "ledig-stilling": ""}
GYLLEN = next(person for person in PERSONS if person.name.startswith("Gyllen"))


def _visitor(browser: Any, **options: Any) -> Any:
    context = browser.new_context(locale="nb-NO", timezone_id="Europe/Oslo", **options)
    page = context.new_page()
    page.set_default_timeout(30_000)
    return page


def _enter(page: Any, live: Live, slug: str, host: str = "alta", person: str = GYLLEN.name) -> None:
    page.goto(live.url(host, "/selvbetjening/"))
    for path in (f"/selvbetjening/{slug}/", f"/selvbetjening/{slug}/start/"):
        with page.expect_navigation():
            page.locator(f"main a[href='{path}']").first.click()
    if "/authorize" in page.url:
        log_in(page, person, DIALOGS[slug])
    if (go_on := page.get_by_role("link", name="Fortsett")).count():  # a draft is open already
        go_on.click()


def _no_violations(page: Any) -> None:
    found = Axe().run(page, options=AXE).response["violations"]
    assert not found, (page.url, [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found])


def _mails(live: Live, reference: str, count: int, within: float = 60) -> list[Any]:
    """The mails about a reference, once the worker has sent `count` of them."""
    deadline = time.monotonic() + within
    while True:
        about = [mail for mail in live.mails() if reference.encode() in mail]
        if len(about) >= count or time.monotonic() > deadline:
            assert len(about) == count, f"{len(about)} mails about {reference}"
            return [email.message_from_bytes(mail, policy=policy.default) for mail in about]
        time.sleep(0.3)


def _download(live: Live, page: Any, address: str) -> bytes:
    """What the browser would get, past its viewer."""
    url = urlsplit(address)
    cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies(address)}
    answer = httpx.get(
        f"http://127.0.0.1:{live.port}{url.path}", headers={"Host": url.netloc}, cookies=cookies, timeout=30
    )
    assert answer.status_code == 200
    return answer.content


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("slug", DIALOGS)
def test_from_homepage_to_delivery(live: Live, browser: Any, slug: str, scripts: bool) -> None:
    page = _visitor(browser, java_script_enabled=scripts)
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    _enter(page, live, slug)
    seen: list[str] = []

    def look(page: Any) -> None:
        seen.append(page.title())
        if scripts:
            _no_violations(page)

    fill_dialog(page, look)
    assert "/se-over/" in page.url
    assert any("steg 1" in title for title in seen)
    if scripts:
        _no_violations(page)
    page.get_by_role("button", name="Send inn").click()
    reference = page.url.rstrip("/").rpartition("/")[2]
    assert f"/selvbetjening/kvittering/{reference}/" in page.url
    assert reference in page.locator("main").inner_text()
    if scripts:
        _no_violations(page)

    notice, confirmation = sorted(_mails(live, reference, 2), key=lambda mail: mail["To"] == EMAIL)
    assert notice["To"].endswith("@alta.example") and confirmation["To"] == EMAIL
    for personal in (*_personal_values(), "3,00"):
        for mail in (notice, confirmation):
            assert personal not in mail.as_string().replace(EMAIL, ""), personal
    page.reload()
    assert "Levert" in page.locator("main").inner_text() or "Mottatt" in page.locator("main").inner_text()
    assert _download(live, page, f"{page.url}pdf/").startswith(b"%PDF")
    if DIALOGS[slug]:
        page.goto(live.url("alta", "/min-side/"))
        assert reference in page.locator("main").inner_text()
        if scripts:
            _no_violations(page)
    assert problems == []


def _personal_values() -> list[str]:
    return [TEXT, PHONE, PHONE.replace(" ", ""), GYLLEN.national_id, *GYLLEN.name.split(), "Prøvevegen"]


def test_nothing_personal_in_logs_or_mails(live: Live, browser: Any) -> None:
    page = _visitor(browser)
    _enter(page, live, "batplass", host="hammerfest")
    fill_dialog(page)
    page.get_by_role("button", name="Send inn").click()
    reference = page.url.rstrip("/").rpartition("/")[2]
    _mails(live, reference, 2)
    page.goto(live.url("hammerfest", "/min-side/profil/"))
    logs = live.logs()
    for personal in (*_personal_values(), EMAIL):
        assert personal not in logs, f"{personal} is in a log"
    for mail in live.mails():
        text = email.message_from_bytes(mail, policy=policy.default)
        body = "".join(part.get_content() for part in text.walk() if part.get_content_maintype() == "text")
        for personal in (*_personal_values(), EMAIL):
            assert personal not in body, f"{personal} is in a mail"
            assert personal not in (text["Subject"] or "")


def test_step_up_keeps_the_answers(live: Live, browser: Any) -> None:
    """Logged in at substantial, somebody opens a dialog that demands high."""
    page = _visitor(browser)
    page.goto(live.url("loppa", "/min-side/"))
    log_in(page, "Rask Liten Sandlo", "MinID")
    assert page.url.endswith("/min-side/")
    page.goto(live.url("loppa", "/selvbetjening/skatteattest/start/"))
    log_in(page, "Rask Liten Sandlo", "BankID")
    assert page.locator("main form[action='/selvbetjening/skatteattest/steg/1/']").count() == 1
    assert "Rask Liten Sandlo" in page.locator("main").inner_text()


@pytest.mark.parametrize("trait", ["strengt fortrolig adresse", "fortrolig adresse"])
def test_a_protected_address_is_nowhere(live: Live, browser: Any, trait: str) -> None:
    person = next(p for p in PERSONS if p.trait == trait)
    page = _visitor(browser)
    _enter(page, live, "batplass", host="masoy", person=person.name)
    pages = [page.content()]
    fill_dialog(page, lambda page: pages.append(page.content()))
    pages.append(page.content())
    page.get_by_role("button", name="Send inn").click()
    pages.append(page.content())
    for path in ("/min-side/", "/min-side/profil/"):
        page.goto(live.url("masoy", path))
        pages.append(page.content())
    secret = _address_words(person.document)
    assert secret
    for word in secret:
        assert not any(word in html for html in pages), word
        assert word not in live.logs()


def _address_words(document: Any) -> set[str]:
    """Street names and house numbers with them, of every address in a register document."""
    if isinstance(document, list):
        return set().union(*map(_address_words, document)) if document else set()
    if isinstance(document, dict):
        own = {document["adressenavn"]} if "adressenavn" in document else set()
        return own.union(*map(_address_words, document.values())) if document else own
    return set()


def test_a_draft_goes_on_on_another_device(live: Live, browser: Any) -> None:
    first, second = _visitor(browser), _visitor(browser)
    _enter(first, live, "batplass", host="hasvik", person="Áilu")
    first.locator("input[type=tel]").fill(PHONE)
    first.locator("input[type=email]").fill(EMAIL)
    first.get_by_role("button", name="Neste").click()
    assert "/steg/2/" in first.url
    _enter(second, live, "batplass", host="hasvik", person="Áilu")
    assert "/steg/2/" in second.url
    second.get_by_role("button", name="Forrige steg").click()
    assert second.locator("input[type=tel]").input_value() == PHONE


@pytest.mark.parametrize("width", [320, 1440])
def test_public_pages_hold_at_every_width_and_ask_nobody_else(live: Live, browser: Any, width: int) -> None:
    page = _visitor(browser, viewport={"width": width, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for host in ("alta", "hammerfest", "hasvik", "kvalsund", "loppa", "masoy", "nordkapp"):
        languages = ("", "/nn", "/se", "/en") if host == "alta" else ("",)
        for path in [f"{prefix}/" for prefix in languages] + ["/selvbetjening/"]:
            page.goto(live.url(host, path))
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (host, path)
            _no_violations(page)
    page.goto(live.url("alta", "/nn/selvbetjening/ledig-stilling/"))
    assert page.locator("html").get_attribute("lang") == "nn"
    _no_violations(page)
    page.goto(live.url("alta", "/sok/?q=båt"))
    _no_violations(page)
    assert page.context.cookies() == []
    assert all(f".localhost:{live.port}/" in url for url in asked)


def test_the_first_visit_is_light(live: Live, browser: Any) -> None:
    page = _visitor(browser)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    kinds: dict[str, str] = {}
    weight = {"total": 0}
    session.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))

    def loaded(event: dict[str, Any]) -> None:
        if kinds.get(event["requestId"]) != "Image":
            weight["total"] += int(event["encodedDataLength"])

    session.on("Network.loadingFinished", loaded)
    page.goto(live.url("alta"), wait_until="networkidle")
    assert 10_000 < weight["total"] <= 100_000, weight
