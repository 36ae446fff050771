"""Ways to the services, hiding what the region shares, and addresses where nobody answers."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selfservice.catalogue import links
from selfservice.catalogue.external import DEAD_AFTER, ExternalService
from tests import factories
from tests.factories import Role
from tests.sites.pages import samples

pytestmark = [pytest.mark.django_db, pytest.mark.database]
BASE = "/selvbetjening/tjenester/"


@pytest.fixture
def alta():
    municipality = factories.municipality("alta", names={"nb": "Alta kommune"}, languages=["nb", "nn"])
    samples.fill(factories.home(municipality))
    page = factories.dialog_page(
        municipality,
        title="Båtplass",
        los_theme="trafikk-og-transport",
        topics=["bat-havn-og-kyst"],
        life_events=["ny-i-norge"],
        target_groups=["nye-innbyggere"],
    )
    factories.published(page)
    return municipality


@pytest.fixture
def nav():
    return ExternalService.objects.create(
        url="https://www.nav.no/",
        owner="Nav",
        los_theme="arbeid",
        topics=["arbeidssoking"],
        life_events=["miste-og-finne-jobb"],
        name_nb="Årlig dagpengesøknad",
    )


def get(path: str, host: str = "alta.localhost"):
    return Client(HTTP_HOST=host).get(path)


@pytest.mark.parametrize(
    ("path", "own", "other"),
    [
        ("tema/trafikk-og-transport/", True, False),
        ("tema/bat-havn-og-kyst/", True, False),
        ("tema/arbeid/", False, True),
        ("tema/arbeidssoking/", False, True),
        ("hendelse/ny-i-norge/", True, False),
        ("hendelse/miste-og-finne-jobb/", False, True),
        ("for/nye-innbyggere/", True, False),
        ("mest-brukt/", True, False),
        ("", True, True),
    ],
)
def test_services_are_found_by_what_they_are_tagged_with(alta, nav, path, own, other):
    response = get(BASE + path)
    html = response.content.decode()
    assert ("Båtplass" in html, "dagpengesøknad" in html) == (own, other)
    assert response["Cache-Control"].startswith("public")
    assert not response.cookies


def test_a_theme_shows_its_services_under_the_themes_below_it(alta):
    html = get(f"{BASE}tema/trafikk-og-transport/").text.partition("<main")[2]
    assert html.index("Båt, havn og kyst") < html.index("Båtplass")


def test_letters_come_in_norwegian_order(alta, nav):
    ExternalService.objects.create(url="https://a.no/", owner="A", los_theme="arbeid", name_nb="Ærlig talt")
    ExternalService.objects.create(url="https://b.no/", owner="B", los_theme="arbeid", name_nb="Økonomi")
    html = get(BASE).text.partition("<main")[2]
    order = [html.index(name) for name in ("Båtplass", "Ærlig talt", "Økonomi", "Årlig dagpenge")]
    assert order == sorted(order)


@pytest.mark.parametrize("path", ["tema/finnes-ikke/", "hendelse/finnes-ikke/", "for/alle/", "tema/a b/"])
def test_what_there_is_not_is_not_found(alta, path):
    assert get(BASE + path).status_code == 404


def test_pages_of_the_catalogue_ask_little_however_many_services_there_are(alta, nav):
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert get(BASE + "tema/arbeid/?x").status_code == 200
        return len(queries)

    few = asked()
    for number in range(30):
        ExternalService.objects.create(
            url=f"https://x.no/{number}", owner="X", los_theme="arbeid", name_nb=f"Tjeneste {number}"
        )
    assert asked() <= few + 1 <= 12


def test_editors_arrange_ways_in_the_menu_of_the_portal(alta, nav):
    portal = factories.portal(alta)
    portal.menu = portal.menu.stream_block.to_python(
        [
            {"type": "way", "value": {"heading": "I ulike livssituasjoner", "way": "life_events"}},
            {"type": "way", "value": {"heading": "Mest brukt", "way": "most_used"}},
            {"type": "way", "value": {"heading": "Alle temaer", "way": "themes"}},
            {"type": "way", "value": {"heading": "For deg", "way": "target_groups"}},
        ]
    )
    portal.save()
    html = get("/selvbetjening/").content.decode()
    for part in (
        f'{BASE}hendelse/ny-i-norge/">Ny i Norge',
        f'{BASE}tema/arbeid/">Arbeid',
        f'{BASE}for/nye-innbyggere/"',
        "Mest brukt",
    ):
        assert part in html, part


def test_local_editors_hide_what_the_region_shares_for_their_own_only(alta, nav):
    loppa = factories.municipality("loppa")
    client = Client(HTTP_HOST="portal.localhost")
    client.force_login(
        factories.staff(alta, Role.EDITOR), backend="django.contrib.auth.backends.ModelBackend"
    )
    page = client.get("/admin/eksterne-tjenester/").content.decode()
    assert "Årlig dagpengesøknad" in page
    assert "Loppa" not in page
    path = f"/admin/eksterne-tjenester/{nav.pk}/"
    assert client.post(path, {"municipality": alta.pk, "shown": "no"}).status_code == 302
    assert "dagpengesøknad" not in get(BASE).content.decode()
    assert "dagpengesøknad" in get(BASE, "loppa.localhost").content.decode()
    assert client.post(path, {"municipality": loppa.pk, "shown": "no"}).status_code == 404
    assert "dagpengesøknad" in get(BASE, "loppa.localhost").content.decode()
    client.post(path, {"municipality": alta.pk, "shown": "yes"})
    assert "dagpengesøknad" in get(BASE).content.decode()
    for wrong in ("", "x", "999999"):
        assert client.post(path, {"municipality": wrong}).status_code == 404

    nav.hidden_by.add(loppa)
    client.force_login(factories.staff(None), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/admin/eksterne-tjenester/").content.decode()
    assert "Loppa" in page and path not in page, "the region is told, and has no button for each of hundreds"


class _Answers(BaseHTTPRequestHandler):
    """/<status> answers with that status; /get-only knows no HEAD; /loop leads to itself."""

    def do_HEAD(self) -> None:
        self._answer(405 if self.path == "/get-only" else None)

    def do_GET(self) -> None:
        self._answer(200 if self.path == "/get-only" else None)

    def _answer(self, status: int | None) -> None:
        self.send_response(status or (302 if self.path == "/loop" else int(self.path[1:])))
        self.send_header("Location", self.path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


def external(url: str, **values) -> ExternalService:
    return ExternalService.objects.create(url=url, owner="X", los_theme="arbeid", name_nb=url, **values)


@pytest.mark.parametrize(
    ("path", "alive"),
    [
        ("/200", True),
        ("/get-only", True),
        ("/403", True),
        ("/429", True),
        ("/404", False),
        ("/410", False),
        ("/500", False),
        ("/loop", False),
    ],
)
def test_what_counts_as_an_answer(server, path, alive):
    row = external(server + path)
    links.check()
    row.refresh_from_db()
    assert row.checked_at is not None
    assert row.failures == (0 if alive else 1)


def test_the_region_is_told_once_when_an_address_has_been_dead_for_days(server, smtp):
    boss = factories.staff(None)
    dead, alive = external(server + "/404"), external(server + "/200")
    for day in range(DEAD_AFTER + 2):
        links.check()
        links.check()  # the same day: looked at once only
        assert ExternalService.objects.get(pk=dead.pk).failures == day + 1
        assert len(smtp.messages) == (1 if day + 1 >= DEAD_AFTER else 0)
        ExternalService.objects.update(checked_at=timezone.now() - timedelta(days=1))
    text = smtp.messages[0].get_content()
    assert dead.url in text
    assert alive.url not in text
    assert smtp.recipients == [[boss.email]]
    assert ExternalService.objects.get(pk=dead.pk).seems_dead


def test_a_report_that_is_not_sent_is_tried_again(server, smtp):
    factories.staff(None)
    external(server + "/404", failures=DEAD_AFTER)
    smtp.script(["451 try later"])
    links.report()
    assert not smtp.messages
    links.report()
    assert len(smtp.messages) == 1


def test_a_site_that_is_gone_or_hangs_does_not_stop_the_round(server, monkeypatch):
    monkeypatch.setattr(links, "TIMEOUT", 0.5)
    gone, fine = external("http://127.0.0.1:1/"), external(server + "/200")
    links.check()
    assert ExternalService.objects.get(pk=gone.pk).failures == 1
    assert ExternalService.objects.get(pk=fine.pk).checked_at is not None
    monkeypatch.setattr(links, "LONGEST", -1)
    late = external(server + "/404")
    links.check()
    assert ExternalService.objects.get(pk=late.pk).checked_at is None
