"""The panel of a service: everything to promote it with."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader

from selfservice.promotion.models import ShortAddress
from tests import factories
from tests.factories import Role

pytestmark = pytest.mark.django_db
ADMIN = {"host": "portal.localhost"}


@pytest.fixture
def page():
    alta = factories.municipality("alta")
    page = factories.dialog_page(alta, title='Båt & "brygge"', slug="batplass", summary="Søk om plass.")
    factories.published(page)
    return page


@pytest.fixture
def staff(client, page):
    client.force_login(factories.staff(factories.municipality("alta"), Role.COMMUNICATIONS))
    return client


def test_it_has_addresses_codes_and_pieces_to_copy(staff, page):
    text = staff.get(f"/admin/markedsfor/{page.pk}/", headers=ADMIN).text
    address = ShortAddress.objects.get()
    assert "alta.localhost" in text and f"/t/{address.code}" in text
    assert "&lt;iframe src=" in text and "<iframe" not in text
    assert "Båt &amp;amp; &amp;quot;brygge&amp;quot;" in text, "what is copied is HTML that can be pasted"


def test_a_channel_is_added_once_and_has_a_plain_name(staff, page):
    url = f"/admin/markedsfor/{page.pk}/"
    assert staff.post(url, {"channel": "Nyhetsbrev i mai!"}, headers=ADMIN).status_code == 302
    assert ShortAddress.objects.get().channels == ["nyhetsbrev-i-mai"]
    again = staff.post(url, {"channel": "nyhetsbrev i mai"}, headers=ADMIN)
    assert (
        again.status_code == 200 and "aria-invalid" in again.text and 'value="nyhetsbrev i mai"' in again.text
    )
    assert staff.post(url, {"channel": "!"}, headers=ADMIN).status_code == 200
    staff.post(url, {"channel": "Møteplassen på Ærø"}, headers=ADMIN)
    assert ShortAddress.objects.get().channels == ["nyhetsbrev-i-mai", "moteplassen-pa-aero"]


def test_codes_and_poster_are_what_they_say(staff, page):
    base = f"/admin/markedsfor/{page.pk}/"
    svg = staff.get(f"{base}qr.svg", headers=ADMIN)
    address = ShortAddress.objects.get()
    assert 'filename="batplass.svg"' in svg["Content-Disposition"]
    campaign = staff.get(f"{base}qr.svg?kanal=bibliotek", headers=ADMIN)
    assert 'filename="bibliotek-batplass.svg"' in campaign["Content-Disposition"]
    assert svg["Content-Type"] == "image/svg+xml" and f"/t/{address.code}" in svg.text
    png = Image.open(io.BytesIO(staff.get(f"{base}qr.png", headers=ADMIN).content))
    assert png.format == "PNG" and min(png.size) > 500
    poster = PdfReader(io.BytesIO(staff.get(f"{base}plakat.pdf", headers=ADMIN).content))
    assert len(poster.pages) == 1
    words = poster.pages[0].extract_text()
    assert 'Båt & "brygge"' in words.replace("“", '"').replace("”", '"') or "brygge" in words
    assert f"/t/{address.code}" in words.replace("\n", "")


def test_only_a_dialog_of_ones_own_has_a_panel(staff, page):
    other = factories.dialog_page(factories.municipality("hammerfest"), slug="batplass")
    for path in ("", "qr.svg", "qr.png", "plakat.pdf"):
        assert staff.get(f"/admin/markedsfor/{other.pk}/{path}", headers=ADMIN).status_code == 404
        assert staff.get(f"/admin/markedsfor/{page.get_parent().pk}/{path}", headers=ADMIN).status_code == 404
    assert not ShortAddress.objects.exists()
