"""Every type of page: its HTML holds, and axe finds no fault in it, in two looks, light and dark, and each language."""

import mimetypes
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests import factories
from tests.sites.pages import every_type

pytestmark = [pytest.mark.django_db, pytest.mark.database]
VOID = set("area base br col embed hr img input link meta source track wbr".split())
MAY_BE_EMPTY = {
    "alt",
    "value",
    "hidden",
    "defer",
    "crossorigin",
    "data-tinted",
    "data-border",
    "data-view",
    "async",
}


# Colours are those of the parts: these pages have them all.
OF_EVERY_PART = {"HomePage", "CampaignPage", "ContentPage", "EventPage", "PlacePage", "VacancyPage"}


class Checked(HTMLParser):
    """What a validator would say: ids used twice, headings that leave out a level, empty attributes, open elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: set[str] = set()
        self.wanted: set[str] = set()
        self.level = 0
        self.open: list[str] = []
        self.feed(html)
        self.faults += [f"#{one} is named and not there" for one in self.wanted - self.ids]
        self.faults += [f"<{tag}> is not closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if len(given) < len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        self.faults += [
            f"<{tag}> has an empty {name}" for name, value in attrs if not value and name not in MAY_BE_EMPTY
        ]
        if (name := given.get("id")) in self.ids:
            self.faults.append(f"#{name} is there twice")
        self.ids |= {name} - {None}
        for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            self.wanted |= set((given.get(attribute) or "").split())
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            if int(tag[1]) > self.level + 1 or (tag == "h1" and self.level):
                self.faults.append(f"<{tag}> after h{self.level}")
            self.level = int(tag[1])
        if tag == "img" and not {"alt", "src", "width", "height"} <= given.keys():
            self.faults.append(f"<img> of {given.get('src')} lacks alt or measures")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")


@pytest.fixture
def places(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return [
        factories.municipality("alta", colour="#1d4f91", phone="78 00 56 01"),
        factories.municipality("nordkapp", colour="#f2c230", typeface="humanist"),
    ]


def rendered(place, language):
    """The HTML of a page of each type, by the type and its address; all of it holds."""
    client = Client(headers={"host": f"{place.slug}.localhost"})
    found = {name: (url, client.get(url)) for name, url in every_type.make(place, language).items()}
    assert {url: one.status_code for url, one in found.values() if one.status_code != 200} == {}
    pages = {
        (name, f"http://{place.slug}.localhost{url}"): one.content.decode()
        for name, (url, one) in found.items()
    }
    assert {url: faults for (_, url), html in pages.items() if (faults := Checked(html).faults)} == {}
    return client, pages


def test_html_holds_and_axe_finds_nothing(places, settings, browser):
    """Answers are made before the browser asks: no server is needed, and no database while it looks."""
    from axe_playwright_python.sync_playwright import Axe

    answers: dict[str, bytes] = {}
    looks = [(places[0], "nb", "light"), (places[1], "nn", "dark")]
    pages = []
    for place, language, scheme in looks:
        client, found = rendered(place, language)
        pages += [(url, scheme) for name, url in found if scheme == "light" or name in OF_EVERY_PART]
        answers |= {url: html.encode() for (_name, url), html in found.items()}
        for html in found.values():
            for part in html.split('"'):
                if part.startswith("/theme/"):
                    answers[f"http://{place.slug}.localhost{part}"] = client.get(part).content

    def answer(route):
        url = urlsplit(route.request.url)
        path = finders.find(url.path.removeprefix("/static/")) if url.path.startswith("/static/") else None
        if url.path.startswith("/media/"):
            path = Path(settings.MEDIA_ROOT) / url.path.removeprefix("/media/")
        body = Path(path).read_bytes() if path else answers.get(route.request.url)
        kind = "text/html; charset=utf-8" if url.path.endswith("/") else mimetypes.guess_type(url.path)[0]
        route.fulfill(status=200 if body is not None else 404, body=body or b"", content_type=kind)

    faults = {}
    for scheme in ("light", "dark"):
        context = browser.new_context(viewport={"width": 320, "height": 700}, color_scheme=scheme)
        context.route("**/*", answer)
        page = context.new_page()
        for url, _scheme in (one for one in pages if one[1] == scheme):
            page.goto(url)
            found = Axe().run(page).response["violations"]
            if found or page.evaluate("document.documentElement.scrollWidth") > 320:
                faults[url] = [(rule["id"], rule["nodes"][0]["html"]) for rule in found] or "too wide"
        context.close()
    assert faults == {}
