"""Pictures: in several widths, cut around their middle, and always told in words."""

import re

import pytest
from wagtail.blocks import StructBlockValidationError

from sites.pages.blocks.home import HeroBlock
from sites.pages.blocks.pictures import PictureBlock
from sites.pages.models import ContentPage
from sites.pages.pictures import renditions
from tests import factories
from tests.sites.pages import samples

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def image(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return samples.picture(factories.municipality("alta").collection)


def hero(image, **values):
    home = factories.home(factories.municipality("alta"))
    value = {"heading": "Velkommen", "image": image.pk} | values
    home.body = home.body.stream_block.to_python([{"type": "hero", "value": value}])
    home.save()


def test_front_page_offers_widths(image, client):
    hero(image, alt="Båter ved kai")
    html = client.get("/", headers={"host": "alta.localhost"}).content.decode()
    picture = re.search(r'<div class="hero__picture">(.*?)</div>', html, re.DOTALL)[1]
    assert ".webp 480w" in picture and ".webp 640w" in picture
    assert 'width="640" height="400"' in picture and 'alt="Båter ved kai"' in picture
    assert 'fetchpriority="high"' in picture and "style=" not in picture


def test_the_hero_is_cut_around_the_focal_point(image):
    image.focal_point_x, image.focal_point_y = 320, 60
    image.focal_point_width = image.focal_point_height = 40
    image.save()
    narrow = renditions(image, "hero")[0]
    assert (narrow.width, narrow.height) == (480, 300) and narrow.focal_point_key
    assert [one.width for one in renditions(image)] == [480, 640]


@pytest.mark.parametrize("block", [PictureBlock(), HeroBlock()])
def test_a_picture_is_told_in_words_or_called_decoration(image, block):
    def clean(**values):
        return block.clean(block.to_python({"heading": "x", "image": image.pk} | values))

    for wrong in ({}, {"alt": "Havna", "decorative": True}):
        with pytest.raises(StructBlockValidationError):
            clean(**wrong)
    assert clean(alt="Havna")["alt"] == "Havna" and clean(decorative=True)["decorative"]


def test_a_welcome_without_picture_needs_no_words():
    block = HeroBlock()
    block.clean(block.to_python({"heading": "Velkommen"}))


def test_decoration_is_passed_over_in_silence(image, client):
    value = {"image": image.pk, "alt": "", "decorative": True}
    factories.web_page(
        factories.home(factories.municipality("alta")), ContentPage, "pynt", body=[("picture", value)]
    )
    assert (
        'alt=""'
        in client.get("/pynt/", headers={"host": "alta.localhost"}).content.decode().partition("<main")[2]
    )


def test_a_new_file_is_shown_where_the_old_one_was(image, client):
    hero(image, alt="Båter ved kai")

    def shown():
        html = client.get("/", headers={"host": "alta.localhost"}).text
        return re.findall(r'og:image" content="([^"]+)', html) + re.findall(r'[^"]+\.webp', html)

    before = shown()
    image.file.save("annen.jpg", samples.picture(image.collection).file)
    image.renditions.all().delete()  # as Wagtail's editor does when the file is another
    after = shown()
    assert before and len(after) == len(before) and not {*before} & {*after}
