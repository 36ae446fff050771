"""`make screenshots`: the pictures of the documentation, from a fresh demo."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.conftest import CHROMIUM, CHROMIUM_ARGUMENTS
from tests.live import BASE, start_live

FOLDER = BASE / "docs" / "images"
PICTURES = {"forside": "/", "selvbetjening": "/selvbetjening/", "batplass": "/selvbetjening/batplass/"}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, start_live(Path(folder)) as live, sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=str(CHROMIUM), args=CHROMIUM_ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="nb-NO")
        for name, path in PICTURES.items():
            page.goto(live.url("alta", path))
            page.wait_for_load_state("networkidle")
            page.screenshot(path=FOLDER / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
