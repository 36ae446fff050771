"""How long a published change takes until no process shows what was: `python -m tests.bench.freshness PORT HOST`.

Publishes as the admin does, in a process of its own, and asks on new connections until every one of several answers
in a row has the change. Prints milliseconds as JSON, by place.
"""

import http.client
import json
import os
import secrets
import sys
import time
from collections.abc import Callable
from datetime import date

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "sites.settings"
django.setup()

from wagtail.models import Page  # noqa: E402

from forms_app.editor.models import DialogPage  # noqa: E402
from sites.municipalities.models import Municipality  # noqa: E402
from sites.pages.models import ContentPage, HomePage  # noqa: E402
from sites.pages.newsroom import NewsArchivePage, NewsPage  # noqa: E402

TIMES = 8
IN_A_ROW = 8  # answers, so that both workers are heard
GIVE_UP = 20.0  # seconds
PORTAL, SEARCH = "/selvbetjening/", "/sok/?q="


def main(port: int, host: str) -> None:
    alta = Municipality.objects.select_related("folder").get(slug="alta")
    home = HomePage.objects.child_of(alta.folder).get(locale__language_code="nb")
    archive = NewsArchivePage.objects.descendant_of(home).get()
    dialog = DialogPage.objects.get(slug="two-steps", locale__language_code="nb")
    found: dict[str, list[float]] = {}

    def note(name: str, path: str, word: str, change: Callable[[], object]) -> None:
        _get(port, host, path)  # so that there is something old to show
        change()
        began = time.perf_counter()
        found.setdefault(name, []).append(_until_seen(port, host, path, word, began))

    for time_of_it in range(TIMES + 1):
        if time_of_it == 1:
            found.clear()  # the first is not counted: nothing is warm
        word = f"nytt{secrets.token_hex(6)}"
        story = NewsPage(title=word, slug=word, date=date(2099, 1, 1), locale=home.locale)
        note("front page", "/", word, lambda story=story: _add(archive, story))
        other = f"nytt{secrets.token_hex(6)}"
        note(
            "news archive",
            _path(archive, home),
            other,
            lambda other=other, story=story: _rename(story, other),
        )
        in_menu = f"nytt{secrets.token_hex(6)}"
        page = ContentPage(title=in_menu, slug=in_menu, show_in_menus=True, locale=home.locale)
        note("menu", PORTAL, in_menu, lambda page=page: _add(home, page))
        sought = f"nytt{secrets.token_hex(6)}"
        note(
            "search",
            f"{SEARCH}{sought}",
            f"/{page.slug}/",
            lambda sought=sought, page=page: _rename(page, sought),
        )
        called = f"nytt{secrets.token_hex(6)}"
        note("self-service page", PORTAL, called, lambda called=called: _rename(dialog, called))
        for made in (page, story):
            Page.objects.get(pk=made.pk).specific.delete()
    print(json.dumps(found))


def _add(parent: Page, page: Page) -> None:
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision().publish()


def _rename(page: Page, title: str) -> None:
    page = page.specific_class.objects.get(pk=page.pk)
    page.title = title
    page.save_revision().publish()


def _path(page: Page, home: Page) -> str:
    return "/" + page.url_path.removeprefix(home.url_path)


def _until_seen(port: int, host: str, path: str, word: str, began: float) -> float:
    """Milliseconds from `began` to the first of the answers that have `word`, each of them."""
    in_a_row, first = 0, 0.0
    while in_a_row < IN_A_ROW:
        asked = time.perf_counter()
        assert asked - began < GIVE_UP, (path, word)
        if word in _get(port, host, path):
            first = first if in_a_row else time.perf_counter()
            in_a_row += 1
        else:
            in_a_row = 0
        time.sleep(0.02)
    return (first - began) * 1000


def _get(port: int, host: str, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Host": f"{host}:{port}"})
    text = connection.getresponse().read().decode()
    connection.close()
    return text


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
