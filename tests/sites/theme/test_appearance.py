"""Staff choose their municipality's look, see it before they save, and cannot make it unreadable."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sites.municipalities.models import Municipality
from sites.theme.appearance import _measured
from sites.theme.colour import GRAPHICS, TEXT
from tests import factories
from tests.sites.pages import samples
from tests.sites.theme.test_views import ARMS, HOSTILE

pytestmark = [pytest.mark.django_db, pytest.mark.database]
VALUES = {"colour": "#0c6e4f", "typeface": "serif", "header_photo": "", "phone": "78 00 00 00"}


@pytest.fixture
def alta():
    return factories.municipality("alta")


@pytest.fixture
def staff(alta):
    client = Client(headers={"host": "portal.localhost"})
    client.force_login(factories.staff(alta), backend="django.contrib.auth.backends.ModelBackend")
    return client


def get(path: str = "/") -> str:
    return Client(headers={"host": "alta.localhost"}).get(path).content.decode()


def test_saved_look_is_on_kept_pages_at_once(alta, staff):
    assert "inter-latin.woff2" in get()
    own = f"/admin/utseende/{alta.pk}/"
    assert staff.get("/admin/utseende/")["Location"] == own
    arms = SimpleUploadedFile("vapen.svg", ARMS.encode(), "image/svg+xml")
    assert staff.post(own, VALUES | {"drawing": arms}).status_code == 302
    saved = Municipality.objects.get(pk=alta.pk)
    assert (saved.colour, saved.typeface) == ("#0c6e4f", "serif") and "M0 0h10v12z" in saved.coat_of_arms
    html = get()
    assert "inter-latin.woff2" not in html and "78 00 00 00" in html and ".svg" in html
    sheet = html.split('href="/theme/')[1].split('"')[0]
    assert "--typeface:Charter" in get(f"/theme/{sheet}")


def test_what_is_no_drawing_or_not_ones_own_picture_is_refused(alta, staff):
    foreign = samples.picture(factories.municipality("loppa").collection)
    for wrong in (
        {"drawing": SimpleUploadedFile("x.svg", b"<html/>")},
        {"header_photo": foreign.pk},
        {"colour": "red"},
        {"typeface": "comic"},
    ):
        assert staff.post(f"/admin/utseende/{alta.pk}/", VALUES | wrong).status_code == 200
    assert Municipality.objects.get(pk=alta.pk).colour == alta.colour
    staff.post(
        f"/admin/utseende/{alta.pk}/", VALUES | {"drawing": SimpleUploadedFile("x.svg", HOSTILE.encode())}
    )
    assert "script" not in Municipality.objects.get(pk=alta.pk).coat_of_arms


def test_preview_shows_what_is_being_chosen_and_nothing_else(alta, staff):
    html = staff.get(f"/admin/utseende/{alta.pk}/forhandsvisning/?colour=%230c6e4f&typeface=humanist")
    assert (
        "--ds-color-accent-base-default:#0c6e4f" in html.content.decode()
        and "Seravek" in html.content.decode()
    )
    assert html["X-Frame-Options"] == "SAMEORIGIN"
    for wrong in ("colour=%230c6e4f%7D", "colour=red", "typeface=x%7D"):
        assert staff.get(f"/admin/utseende/{alta.pk}/forhandsvisning/?{wrong}").status_code == 404
    assert "#ffff00" not in staff.get(f"/admin/utseende/{alta.pk}/").content.decode()


@pytest.mark.parametrize("colour", ["#ffff00", "#ffffff", "#000000", "#808080", "#0c6e4f", "#ff66cc"])
def test_any_colour_becomes_readable(colour):
    for scheme in ("light", "dark"):
        found = _measured(colour, scheme)
        assert min(found["button"], found["link"]) >= TEXT and found["edge"] >= GRAPHICS, (colour, scheme)


def test_another_municipalitys_look_is_not_found(staff):
    other = factories.municipality("loppa")
    for path in ("", "forhandsvisning/"):
        assert staff.get(f"/admin/utseende/{other.pk}/{path}").status_code == 404


def test_header_photo_fills_an_empty_welcome(alta, staff):
    photo = samples.picture(alta.collection)
    home = factories.home(alta)
    home.body = home.body.stream_block.to_python([{"type": "hero", "value": {"heading": "Velkommen"}}])
    home.save()
    assert "hero__picture" not in get()
    staff.post(f"/admin/utseende/{alta.pk}/", VALUES | {"header_photo": photo.pk})
    assert "hero__picture" in get() and 'alt=""' in get()


def test_footer_has_the_editors_links_in_the_readers_language(alta, django_assert_max_num_queries):
    home = factories.home(alta)
    about = samples.article(home, "Om oss", "om")
    home = factories.home(alta)
    links = [{"title": "Om oss", "page": about.pk}, {"title": "Ut på tur", "url": "https://ut.no/"}]
    home.footer = home.footer.stream_block.to_python(
        [{"type": "links", "value": {"heading": "Snarveier", "links": links}}]
    )
    home.save()
    with django_assert_max_num_queries(12):
        footer = get("/om/").split("<footer")[1]
    assert "Snarveier" in footer and 'href="/om/"' in footer and 'href="https://ut.no/"' in footer
    about.unpublish()
    assert 'href="/om/"' not in get("/").split("<footer")[1]
