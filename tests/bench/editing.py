"""A large dialog in the editor, timed in a real browser against the served product.

`python -m tests.bench.editing PORT PAGE USERNAME PASSWORD` prints, as JSON, the milliseconds it takes until its
page can be used, and from the press that saves it until the saved page can be used; both several times.
"""

import json
import sys
import time
from collections.abc import Callable

from playwright.sync_api import Page, sync_playwright

from tests.conftest import CHROMIUM, CHROMIUM_ARGUMENTS

TIMES = 5
LONGEST = 120_000  # milliseconds, on a machine that does other things too


def measure(port: int, page_id: int, username: str, password: str) -> dict[str, list[float]]:
    """Opens and saves the dialog TIMES times, after once that is not counted."""
    root = f"http://portal.localhost:{port}/admin"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=CHROMIUM_ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(LONGEST)
        page.goto(f"{root}/login/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", password)
        page.click("button[type=submit]")
        page.wait_for_load_state("networkidle")

        def open_it() -> None:
            page.goto(f"{root}/pages/{page_id}/edit/", wait_until="commit")
            _usable(page)

        def save_it() -> None:
            with page.expect_navigation(wait_until="commit"):
                page.keyboard.press("Control+s")
            _usable(page)

        told = {"opening": _timed(page, open_it), "saving": _timed(page, save_it)}
        browser.close()
    return told


def _usable(page: Page) -> None:
    """Waits until the steps stand there and the browser has nothing more to do."""
    page.wait_for_selector("[data-contentpath=steps] [data-streamfield-child]")
    page.evaluate("new Promise(done => requestIdleCallback(done))")


def _timed(page: Page, work: Callable[[], None]) -> list[float]:
    times = []
    for _time in range(TIMES + 1):
        page.wait_for_load_state("networkidle")
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return times[1:]


if __name__ == "__main__":
    port, page_id, username, password = sys.argv[1:]
    print(json.dumps(measure(int(port), int(page_id), username, password)))
