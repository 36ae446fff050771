"""What a region keeps once: shown by every municipality in its own look, hidden by those that want to."""

import pytest
from django.test import Client

from sites.pages.models import ContentPage
from sites.shared.models import SharedHome
from tests import factories
from tests.factories import Role

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def places():
    return [factories.municipality(slug) for slug in ("alta", "loppa")]


def shared_home(owner, language="nb"):
    return SharedHome.objects.child_of(owner.region.folder).get(locale__language_code=language)


@pytest.fixture
def page(places):
    values = {"title": "Slik logger du inn", "body": [("text", "<p>Med BankID eller MinID.</p>")]}
    return factories.web_page(shared_home(places[0]), ContentPage, "logg-inn", **values)


def ask(path: str, place: str = "alta"):
    return Client(headers={"host": f"{place}.localhost"}).get(path)


def get(path: str, place: str = "alta") -> str:
    return ask(path, place).content.decode()


def admin(user) -> Client:
    client = Client(headers={"host": "portal.localhost"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_every_municipality_shows_it_in_its_own_look(places, page, django_assert_max_num_queries):
    assert "Slik logger du inn" in get("/felles/")
    for place in places:
        get("/", place.slug)
        with django_assert_max_num_queries(12):
            html = get("/felles/logg-inn/", place.slug)
        assert "Med BankID" in html and f"– {place.name}</title>" in html
        assert f"/theme/{place.slug}" in html and 'href="../">' in html
    assert ask("/felles/logg-inn/", "ukjent").status_code == 404


def test_a_change_is_seen_everywhere_at_once(places, page):
    for place in places:
        assert "Slik logger du inn" in get("/felles/logg-inn/", place.slug)
    page.title = "Innlogging"
    page.save()
    for place in places:
        assert "Innlogging" in get("/felles/logg-inn/", place.slug)
    page.unpublish()
    for place in places:
        assert ask("/felles/logg-inn/", place.slug).status_code == 404


def test_links_and_search_lead_to_the_readers_own_host(places, page):
    link = f'<p><a linktype="page" id="{page.pk}">Hjelp</a></p>'
    factories.web_page(factories.home(places[1]), ContentPage, "hjelp", body=[("text", link)])
    assert 'href="/felles/logg-inn/"' in get("/hjelp/", "loppa")
    assert "/felles/logg-inn/" in get("/sok/?q=BankID")
    assert "/felles/logg-inn/" in get("/sitemap.xml", "loppa")


def test_another_regions_pages_are_not_found(places, page):
    factories.municipality("oslo", region="Østlandet")
    assert ask("/felles/logg-inn/", "oslo").status_code == 404
    assert "/felles/logg-inn/" not in get("/sok/?q=BankID", "oslo")


def test_only_languages_that_it_is_written_in(places, page):
    assert ask("/nn/felles/logg-inn/").status_code == 404 and ask("/nn/felles/").status_code == 404
    other = shared_home(places[0], "nn")
    factories.web_page(other, ContentPage, "logg-inn", title="Slik", translation_key=page.translation_key)
    assert 'href="/nn/felles/logg-inn/"' in get("/felles/logg-inn/")
    assert '<html lang="nn"' in get("/nn/felles/logg-inn/")


def test_a_municipality_hides_a_page_and_what_is_below(places, page):
    below = factories.web_page(page, ContentPage, "minid", title="Uten BankID")
    client = admin(factories.staff(places[0]))
    assert "Slik logger du inn" in client.get("/admin/felles/").content.decode()
    for place, status in ((places[1], 404), (places[0], 302)):
        values = {"municipality": place.pk, "shown": "no"}
        assert client.post(f"/admin/felles/{page.pk}/", values).status_code == status
    for path in ("/felles/logg-inn/", "/felles/logg-inn/minid/", "/felles/"):
        assert "BankID" not in get(path) and "Slik logger" not in get(path)
    assert "Uten BankID" in get("/felles/logg-inn/", "loppa")
    assert "BankID" not in get("/sitemap.xml") and ask("/sok/?q=minid").status_code == 200
    client.post(f"/admin/felles/{page.pk}/", {"municipality": places[0].pk, "shown": "yes"})
    assert "Uten BankID" in get("/felles/logg-inn/minid/") and below.pk
    assert (
        client.post(
            f"/admin/felles/{factories.home(places[1]).pk}/", {"municipality": places[0].pk}
        ).status_code
        == 404
    )


def test_who_works_for_very_many_sees_those_that_hide_it(places, page, monkeypatch):
    monkeypatch.setattr("sites.shared.views.MOST_LISTED", 1)
    places[1].hidden_pages.add(page.pk)
    client = admin(factories.staff(None))
    html = client.get("/admin/felles/").content.decode()
    assert f'value="{places[1].pk}"' in html and f'value="{places[0].pk}"' not in html


def test_local_staff_link_to_it_and_the_region_edits(places, page):
    editor, region = admin(factories.staff(places[0])), admin(factories.staff(None))
    folder = places[0].region.folder
    for client, status in ((editor, 404), (region, 200)):
        assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == status
        assert client.get(f"/admin/choose-page/{shared_home(places[0]).pk}/").status_code == 200
    assert editor.get(f"/admin/pages/{folder.pk}/").status_code == 404
    assert editor.get(f"/admin/pages/add/municipal_sites/contentpage/{page.pk}/").status_code == 404
    other = factories.municipality("oslo", region="Østlandet")
    stranger = admin(factories.staff(other))
    assert stranger.get(f"/admin/choose-page/{shared_home(places[0]).pk}/").status_code == 404
    case_worker = admin(factories.staff(places[0], Role.CASE_WORKER))
    assert case_worker.get("/admin/felles/").status_code == 404


def test_preview_and_view_live_are_in_a_municipalitys_look(places, page):
    assert page.full_url == f"{places[0].root_url}/felles/logg-inn/"
    request = Client(headers={"host": "portal.localhost"}).get("/admin/login/").wsgi_request
    html = page.make_preview_request(request).content.decode()
    assert "Med BankID" in html and f"/theme/{places[0].slug}" in html


def test_a_page_of_ones_own_with_that_address_comes_first(places, page):
    factories.web_page(factories.home(places[0]), ContentPage, "felles", title="Fellesskap i Alta")
    assert "Fellesskap i Alta" in get("/felles/")
    assert "Slik logger du inn" in get("/felles/", "loppa")
