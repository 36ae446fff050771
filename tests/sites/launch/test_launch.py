from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from sites.launch import access, checks
from sites.launch.models import Launch, Stage, stage_of
from sites.municipalities import hosts
from sites.municipalities.models import Municipality
from sites.pages.models import ContentPage
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def alta():
    return factories.municipality("alta")


def visitor():
    return Client(headers={"host": "alta.localhost"})


def admin(user):
    client = Client(headers={"host": "portal.localhost"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def is_nobodys(response):
    """Whether the answer is, to the letter, that of a host that is nobody's."""
    stranger = Client(headers={"host": "ukjent.localhost"}).get("/")
    return (response.status_code, response.content, dict(response.headers), dict(response.cookies)) == (
        404,
        stranger.content,
        dict(stranger.headers),
        {},
    )


def path_of(link):
    return urlsplit(link).path


def test_a_municipality_is_found_by_nobody_until_it_opens(alta):
    assert visitor().get("/").status_code == 200  # without a launch it is open, and its page is kept
    launch = Launch.objects.create(municipality=alta)
    for path in (
        "/",
        "/selvbetjening/",
        "/sok/?q=vann",
        "/robots.txt",
        "/sitemap.xml",
        f"/prove/{launch.code}/",
        "/prove/",
    ):
        assert is_nobodys(visitor().get(path)), path
    assert is_nobodys(visitor().post("/min-side/"))

    launch.opens_at = timezone.now() + timedelta(minutes=1)
    launch.save()
    assert is_nobodys(visitor().get("/"))
    Launch.objects.update(opens_at=timezone.now() - timedelta(seconds=1))
    hosts._as_of = None
    page = visitor().get("/")
    assert page.status_code == 200 and page["Cache-Control"].startswith("public")
    assert "X-Robots-Tag" not in page


def test_testers_come_in_by_their_address_in_a_pilot_and_are_shut_out_when_it_changes(alta):
    launch = Launch.objects.create(municipality=alta, pilot=True)
    tester = visitor()
    assert is_nobodys(tester.get("/prove/feil/"))
    entered = tester.get(path_of(access.tester_link(alta)))
    assert entered.status_code == 302 and entered["Location"] == "/"
    page = tester.get("/")
    assert page.status_code == 200
    assert page["Cache-Control"] == "private, no-store" and "noindex" in page["X-Robots-Tag"]
    assert is_nobodys(visitor().get("/"))  # what a tester saw is not kept for others

    loppa = factories.municipality("loppa")
    Launch.objects.create(municipality=loppa, pilot=True)
    hosts._as_of = None
    elsewhere = Client(headers={"host": "loppa.localhost"})
    elsewhere.cookies.update(tester.cookies)
    assert elsewhere.get("/").status_code == 404

    launch.code = "annen"
    launch.save()
    assert is_nobodys(tester.get("/"))


def test_staff_come_in_by_a_link_of_their_own_at_every_stage(alta):
    Launch.objects.create(municipality=alta)
    staff = visitor()
    assert staff.get(path_of(access.staff_link(alta))).status_code == 302
    assert staff.get("/").status_code == 200


def test_the_region_opens_several_at_once_and_others_cannot(alta):
    places = [alta, factories.municipality("loppa")]
    for place in places:
        Launch.objects.create(municipality=place)
    values = {
        "step": "open",
        "municipalities": [place.pk for place in places],
        "opens_at": "2031-01-02 08:00",
    }
    assert admin(factories.staff(alta)).post(reverse("launch:change"), values).status_code == 404
    region = admin(factories.staff(None))
    assert region.post(reverse("launch:change"), values | {"opens_at": ""}).status_code == 200
    assert not Launch.objects.exclude(opens_at=None).exists()
    assert region.post(reverse("launch:change"), values).status_code == 302
    assert {timezone.localtime(row.opens_at).isoformat()[:16] for row in Launch.objects.all()} == {
        "2031-01-02T08:00"
    }
    assert region.post(reverse("launch:change"), values | {"step": "pilot"}).status_code == 302
    assert {row.stage for row in Launch.objects.all()} == {Stage.PILOT}


def test_the_list_says_what_is_missing_and_where_to_mend_it(alta):
    Launch.objects.create(municipality=alta, pilot=True)
    editor = admin(factories.staff(alta))
    assert "alta" in editor.get(reverse("launch:index")).content.decode().lower()
    page = editor.get(reverse("launch:checklist", args=[alta.pk]))
    body = page.content.decode()
    assert reverse("appearance:edit", args=[alta.pk]) in body
    assert reverse("wagtailadmin_pages:edit", args=[factories.home(alta).pk]) in body
    assert access.tester_link(alta) in body and page["Referrer-Policy"] == "no-referrer"
    undone = {item.text for item in checks.items(alta) if not item.done}
    Municipality.objects.filter(pk=alta.pk).update(
        phone="78 00 00 00", accessibility_statement="https://uustatus.no/x"
    )
    alta.refresh_from_db()
    assert len(undone - {item.text for item in checks.items(alta) if not item.done}) == 2
    code = alta.launch.code
    assert editor.post(reverse("launch:renew_code", args=[alta.pk])).status_code == 302
    assert Launch.objects.get(municipality=alta).code != code


def test_the_overview_counts_what_is_missing_without_a_query_for_each(alta, django_assert_num_queries):
    factories.web_page(factories.home(alta), ContentPage, "havn")
    left = sum(not item.done for item in checks.items(alta))
    page = admin(factories.staff(None)).get(reverse("launch:index"))
    assert page.context["rows"][0]["left"] == left > 5
    with CaptureQueriesContext(connection) as one:
        checks.items_of([alta])
    places = [alta, factories.municipality("loppa"), factories.municipality("hammerfest")]
    with django_assert_num_queries(len(one)):
        found = checks.items_of(places)
    assert [row.text for row in found[alta.pk]] == [row.text for row in checks.items(alta)]
    assert not any(page.title == "Havn" for item in found[places[1].pk] for page in item.pages)


def test_what_is_right_as_it_is_is_taken_off_the_list_until_something_new_comes(alta):
    def untouched():
        return next((len(item.pages) for item in checks.items(alta) if item.check == "texts"), 0)

    factories.web_page(factories.home(alta), ContentPage, "havn")
    editor, url = admin(factories.staff(alta)), reverse("launch:settle", args=[alta.pk])
    before = untouched()
    assert before and "Havn" in editor.get(reverse("launch:checklist", args=[alta.pk])).content.decode()
    assert editor.post(url, {"check": "unheard of"}).status_code == 302 and untouched() == before
    assert editor.post(url, {"check": "texts"}).status_code == 302 and untouched() == 0
    factories.web_page(factories.home(alta), ContentPage, "skole")
    assert untouched() == 1


def test_a_municipality_that_is_added_is_being_prepared():
    arguments = [
        "--number=9901", "--organisation-number=944588132", "--name-nb=Testvik", "--host=testvik.localhost",
        "--reception-address=post@testvik.example", "--region=Vest-Finnmark", "--empty",
    ]  # fmt: skip
    call_command("add_municipality", "testvik", *arguments)
    assert stage_of(Municipality.objects.get(slug="testvik")) == Stage.PREPARING
    call_command(
        "add_municipality",
        "apenvik",
        *[a.replace("testvik", "apenvik").replace("9901", "9902") for a in arguments],
        "--open",
    )
    assert stage_of(Municipality.objects.get(slug="apenvik")) == Stage.OPEN
