"""`make screenshots`: the pictures of the documentation, from a fresh demo."""

import io
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.conftest import CHROMIUM, CHROMIUM_ARGUMENTS
from tests.live import BASE, Live, start_live

FOLDER = BASE / "docs" / "images"
GUIDES = BASE / "docs" / "guides" / "images"
# What everybody sees, on Alta's pages.
PUBLIC = {"forside": "/", "selvbetjening": "/selvbetjening/", "batplass": "/selvbetjening/batplass/"}
# What staff see, by who is logged in. In braces: the ids of pages that the demo has.
ADMIN = {
    "redaktor@alta.example": {
        "sider": "/admin/pages/{home}/",
        "side": "/admin/pages/{content}/edit/",
        "skjema": "/admin/pages/{dialog}/edit/",
        "prover": "/admin/dialoger/{dialog}/prover/",
        "kart": "/admin/skjemakart/{dialog}/",
        "versjoner": "/admin/versjoner/{dialog}/",
        "oversettelser": "/admin/oversettelser/",
        "oversett": "/admin/oversettelser/side/{dialog}/nn/",
        "import": "/admin/formio/",
    },
    "kommunikasjon@alta.example": {
        "gjor-kjent": "/admin/markedsfor/{dialog}/",
        "sporsmal": "/admin/sporsmal-og-svar/",
        "kriseinformasjon": "/admin/kriseinformasjon/",
        "utseende": "/admin/utseende/",
        "tall": "/admin/tall/",
    },
    "region@portal.example": {
        "lansering": "/admin/lansering/",
        "eksterne-tjenester": "/admin/eksterne-tjenester/",
    },
}
SIZE = {"width": 1280, "height": 800}
COLOURS = 64  # enough for pages of text, at a third of the bytes


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, start_live(Path(folder)) as live:
        take_all(live)


def take_all(live: Live) -> None:
    """All pictures, from a running demo."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    GUIDES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=str(CHROMIUM), args=CHROMIUM_ARGUMENTS)
        page = browser.new_page(viewport=SIZE, locale="nb-NO")
        for name, path in PUBLIC.items():
            take(page, live.url("alta", path), FOLDER / f"{name}.png")
        for user, pictures in ADMIN.items():
            page = browser.new_page(viewport=SIZE, locale="nb-NO")
            log_in(page, live, user)
            ids = pages_of(page)
            for name, path in pictures.items():
                take(page, live.url("portal", path.format(**ids)), GUIDES / f"{name}.png")
        browser.close()


def take(page: Page, url: str, file: Path) -> None:
    """A picture of what is on the screen at an address, with few colours."""
    answer = page.goto(url)
    assert answer is not None and answer.ok, url
    page.wait_for_load_state("networkidle")
    picture = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


def log_in(page: Page, live: Live, user: str) -> None:
    """As one of the demo's staff."""
    page.goto(live.url("portal", "/admin/login/"))
    page.fill("[name=username]", user)
    page.fill("[name=password]", live.password)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")


def pages_of(page: Page) -> dict[str, Any]:
    """The ids of the demo's pages that pictures are of."""

    def first(**wanted: str) -> Any:
        query = urlencode({"locale": "nb", "limit": 1} | wanted)
        # By the browser: it alone knows where *.localhost is.
        return page.evaluate(
            "path => fetch(path).then(answer => answer.json()).then(found => found.items[0].id)",
            f"/admin/api/main/pages/?{query}",
        )

    return {
        "home": first(type="municipal_sites.HomePage", slug="nb"),
        "content": first(type="municipal_sites.ContentPage", slug="personvern"),
        "dialog": first(type="forms_app.DialogPage", slug="batplass"),
    }


if __name__ == "__main__":
    main()
