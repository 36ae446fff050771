"""The language of a page is that of its address."""

from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.utils import formats, translation

from sites.languages.paths import in_language, language_of
from tests import factories

pytestmark = pytest.mark.database


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "nb"),
        ("/nn/", "nn"),
        ("/se/sok/", "se"),
        ("/en/x/", "en"),
        ("/nnn/", "nb"),
        ("/nn", "nb"),
        ("/nb/", "nb"),
    ],
)
def test_language_of(path, language):
    assert language_of(path) == language


def test_in_language():
    assert in_language("/nn/min-side/", "nb") == "/min-side/"
    assert in_language("/min-side/", "se") == "/se/min-side/"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["nb", "nn", "se", "en"])
def test_every_language_answers(language):
    factories.municipality("alta", languages=["nb", "nn", "se", "en"])
    response = Client(HTTP_HOST="alta.localhost", HTTP_ACCEPT_LANGUAGE="de").get(in_language("/", language))
    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.content.decode()
    assert response["Content-Language"] == language
    assert "Language" not in response.get("Vary", "")


@pytest.mark.django_db
def test_language_that_is_not_offered_is_not_found():
    factories.municipality("alta", languages=["nb"])
    response = Client(HTTP_HOST="alta.localhost").get("/se/")
    assert response.status_code == 404
    assert '<html lang="nb"' in response.content.decode()


def test_northern_sami_numbers_are_norwegian():
    with translation.override("se"):
        assert formats.number_format(1234567, use_l10n=True, force_grouping=True) == "1\xa0234\xa0567"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("nb", "23. november 2026"),
        ("nn", "23. november 2026"),
        ("se", "skábmamánu 23. b. 2026"),
        ("en", "23 November 2026"),
    ],
)
def test_dates_are_written_as_in_each_language(language, written):
    with translation.override(language):
        assert formats.date_format(date(2026, 11, 23), "DATE_FORMAT") == written


def test_northern_sami_months_have_their_names():
    with translation.override("se"):
        assert formats.date_format(date(2026, 2, 1), "YEAR_MONTH_FORMAT") == "guovvamánnu 2026"


def test_wagtail_knows_every_language_as_one_of_content():
    """Else lists and filters of the admin leave out pages in a language, or name it by its code."""
    assert [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES] == ["nb", "nn", "se", "en"]
    assert {code for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES} <= {"nb", "nn", "se", "en"}
