"""What visitors of the municipal web see, and what it costs."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import Page

from sites.pagecache import stamps
from tests import factories
from tests.sites.pages import samples

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def alta():
    municipality = factories.municipality("alta", names={"nb": "Alta kommune", "nn": "Alta kommune"})
    samples.fill(factories.home(municipality))
    return municipality


def get(path: str, host: str = "alta.localhost", **extra):
    return Client(HTTP_HOST=host, **extra).get(path)


def test_front_page_has_every_block(alta):
    html = get("/").content.decode()
    for text in (
        "Velkommen",
        "Selvbetjening",
        "Snarvei 5",
        "Nye åpningstider",
        "Om oss",
        "Stengt",
        "Kontakt oss",
    ):
        assert text in html
    assert "<title>Alta kommune</title>" in html
    assert '<html lang="nb"' in html
    assert html.count("<h1") == 1


def test_front_page_costs_few_queries(alta, django_assert_max_num_queries):
    stamps.forget()
    with django_assert_max_num_queries(12):
        assert get("/").status_code == 200


def test_more_content_does_not_cost_more_queries(alta, django_assert_max_num_queries):
    home = factories.home(alta)
    for number in range(10):
        samples.article(home, f"Side {number}", f"side-{number}")
    with django_assert_max_num_queries(12):
        assert get("/").status_code == 200


def test_language_links_only_where_the_page_exists(alta):
    front = get("/").content.decode()
    assert 'lang="nn" hreflang="nn"' in front
    article = get("/om/").content.decode()
    assert 'hreflang="nn"' not in article


def test_page_of_another_language_is_not_served_under_a_prefix(alta):
    assert get("/nn/om/").status_code == 404
    assert '<html lang="nn"' in get("/nn/").content.decode()


def test_unpublished_home_of_a_language_leads_to_bokmal(alta):
    factories.home(alta, "nn").unpublish()
    response = get("/nn/")
    assert (response.status_code, response["Location"]) == (302, "/")


def test_drafts_and_other_municipalities_pages_are_not_found(alta):
    other = factories.municipality("loppa")
    samples.article(factories.home(other), "Bare Loppa", "bare-loppa")
    assert get("/bare-loppa/").status_code == 404
    assert get("/bare-loppa/", host="loppa.localhost").status_code == 200
    page = samples.article(factories.home(alta), "Kladd", "kladd")
    page.unpublish()
    assert get("/kladd/").status_code == 404


def test_folder_has_no_address(alta):
    assert get(f"/{alta.folder.slug}/").status_code == 404


def test_rich_text_is_sanitised(alta):
    bad = '<p onclick="x()">Hei<script>alert(1)</script><a href="javascript:alert(1)">lenke</a></p><iframe></iframe>'
    samples.article(factories.home(alta), "Ond", "ond", bad)
    html = get("/ond/").content.decode()
    for forbidden in ("onclick", "<script>alert", "javascript:", "<iframe"):
        assert forbidden not in html


def test_picture_says_what_it_shows(alta):
    page = samples.article(factories.home(alta), "Havna", "havna")
    block = {"image": samples.picture(alta.collection).pk, "alt": "Båter ved kai"}
    page.body = page.body.stream_block.to_python([{"type": "picture", "value": block}])
    page.save()
    assert 'alt="Båter ved kai"' in get("/havna/").content.decode()


def test_every_block_survives_missing_values_and_translation():
    from wagtail_localize.segments.extract import extract_segments

    from selfservice.catalogue.models import PortalPage
    from sites.pages.models import ContentPage, HomePage

    for model, name in ((HomePage, "body"), (ContentPage, "body"), (PortalPage, "menu")):
        stream = model._meta.get_field(name).stream_block
        rows = [
            {"id": str(uuid4()), "type": block.name, "value": "" if block.name == "text" else {}}
            for block in stream.child_blocks.values()
        ]
        page = model(title="x", slug="x", **{name: stream.to_python(rows)})
        extract_segments(page)


def test_preview_in_the_editor_is_the_page_itself(alta):
    home = factories.home(alta)
    request = Client(HTTP_HOST="portal.localhost").get("/admin/login/").wsgi_request
    response = home.make_preview_request(request)
    html = response.render().content.decode() if not response.is_rendered else response.content.decode()
    assert response.status_code == 200
    assert "Velkommen" in html
    assert "public" not in response["Cache-Control"]


def test_protected_pages_are_asked_for_and_never_kept(alta):
    from wagtail.models import PageViewRestriction

    assert get("/om/").status_code == 200
    page = factories.home(alta).get_children().get(slug="om")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="hemmelig")
    response = get("/om/")
    assert "Kommunen ligger ved havet" not in response.content.decode()
    assert response["Cache-Control"].startswith("private") or "no-store" in response["Cache-Control"]


def test_a_page_is_found_by_its_address_without_reading_all_pages(db):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = Page.objects.filter(url_path="/alta/nb/vann/").explain()
    assert "municipal_sites_page_url_path" in plan
