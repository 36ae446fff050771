"""Departments with people, and places with opening hours and a map."""

import pytest
from django.core.exceptions import ValidationError

from sites.pages.departments import DepartmentPage
from sites.pages.places import PlacePage
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def home():
    return factories.home(factories.municipality("alta"))


@pytest.fixture
def get(client):
    return lambda path: client.get(path, headers={"host": "alta.localhost"}).content.decode()


def test_department_has_contacts_and_people(home, get, django_assert_max_num_queries):
    person = ("person", {"name": "Berit Testmann", "role": "Leder", "phone": "78 00 00 00"})
    factories.web_page(home, DepartmentPage, "skole", phone="78 00 11 22", people=[person])
    get("/")
    with django_assert_max_num_queries(12):
        html = get("/skole/")
    assert 'href="tel:78001122"' in html and "Berit Testmann" in html and 'href="tel:78000000"' in html


def test_names_and_numbers_are_nothing_to_translate(home):
    from wagtail_localize.segments.extract import extract_segments

    person = ("person", {"name": "Berit Testmann", "role": "Leder", "phone": "78 00 00 00", "email": ""})
    page = factories.web_page(home, DepartmentPage, "skole", phone="78 00 11 22", people=[person])
    texts = {segment.string.data for segment in extract_segments(page) if hasattr(segment, "string")}
    assert "Leder" in texts and not texts & {"Berit Testmann", "78 00 00 00", "78 00 11 22"}


def place(home, **values):
    hours = [("hours", {"first": "0", "last": "4", "opens": "10:00", "closes": "18:00"})]
    return factories.web_page(home, PlacePage, "bibliotek", hours=hours, **values)


def test_place_is_told_in_words_and_shown_on_a_map(home, get, django_assert_max_num_queries):
    place(home, directions="Ved torget.", latitude="69.9685", longitude="23.2716")
    get("/")
    with django_assert_max_num_queries(12):
        html = get("/bibliotek/")
    assert "Mandag–fredag" in html and "10:00" in html and "Ved torget." in html
    assert 'data-latitude="69.968500"' in html and "place-map.js" in html


def test_place_without_coordinates_has_no_map_and_no_script(home, get):
    place(home, directions="Ved torget.")
    html = get("/bibliotek/")
    assert "Ved torget." in html and '<script type="module"' not in html


@pytest.mark.parametrize(
    "values",
    [{"latitude": "69.9"}, {"latitude": "69.9", "longitude": "23.2"}],
    ids=["half a point", "no words"],
)
def test_map_needs_a_whole_point_and_words(values):
    with pytest.raises(ValidationError):
        PlacePage(title="x", slug="x", **values).clean()
