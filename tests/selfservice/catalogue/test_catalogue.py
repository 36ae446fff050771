"""Services of a municipality: on its portal, on its front page, in its search."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from forms_app.definition.models import LiveDialog
from selfservice.catalogue.external import ExternalService
from selfservice.catalogue.services import most_used, services
from tests import factories
from tests.sites.pages import samples

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def alta():
    municipality = factories.municipality("alta", names={"nb": "Alta kommune"}, languages=["nb", "nn"])
    samples.fill(factories.home(municipality))
    return municipality


@pytest.fixture
def berth(alta):
    page = factories.dialog_page(alta, title="Båtplass", summary="Søk om plass i havna.", los_theme="naring")
    factories.published(page)
    return page


@pytest.fixture
def nav():
    return ExternalService.objects.create(
        url="https://www.nav.no/", owner="Nav", los_theme="arbeid", name_nb="Dagpenger", name_nn="Dagpengar"
    )


def get(path: str, host: str = "alta.localhost") -> str:
    return Client(HTTP_HOST=host).get(path).content.decode()


def test_portal_shows_own_and_other_services_apart(berth, nav):
    html = get("/selvbetjening/")
    own, others = html.split('id="others"')
    assert "Båtplass" in own
    assert "Dagpenger" not in own
    assert "Dagpenger" in others


def test_front_page_shows_services(berth, nav):
    html = get("/")
    assert 'href="/selvbetjening/batplass/"' in html
    assert "Dagpenger" in html


def test_closed_dialog_is_not_listed(alta, berth):
    assert "Båtplass" in get("/selvbetjening/")
    row = LiveDialog.objects.get(municipality=alta)
    row.version = None
    row.save()
    assert "Båtplass" not in get("/selvbetjening/")


def test_services_of_others_can_be_hidden(alta, nav):
    factories.portal(alta)
    assert "Dagpenger" in get("/selvbetjening/")
    nav.hidden_by.add(alta)
    assert "Dagpenger" not in get("/selvbetjening/")


def test_other_municipalities_dialogs_are_not_listed(berth):
    loppa = factories.municipality("loppa")
    assert [service.title for service in services(loppa, "nb") if not service.owner] == []


def test_bokmal_stands_in_and_says_so(alta, berth, nav):
    samples.fill(factories.home(alta, "nn"))
    found = {service.title: service for service in services(alta, "nn")}
    assert found["Båtplass"].language == "nb"
    assert found["Dagpengar"].language == "nn"
    assert 'lang="nb" hreflang="nb">Båtplass' in get("/nn/")


def test_most_used_come_first(alta, berth):
    other = factories.dialog_page(alta, title="Aller først i alfabetet", slug="aller")
    factories.published(other)
    version = LiveDialog.objects.get(slug="batplass").version
    factories.submission(version)
    from sites.pagecache import stamps

    stamps.bump(stamps.content(alta.pk))
    assert [service.title for service in most_used(alta, "nb", 2)] == ["Båtplass", "Aller først i alfabetet"]


def test_portal_keeps_its_address(alta):
    portal = factories.portal(alta)
    portal.slug = "noe-annet"
    portal.full_clean()
    assert portal.slug == "selvbetjening"


def test_external_service_must_be_https():
    with pytest.raises(ValidationError):
        ExternalService(url="http://x.no/", owner="X", los_theme="arbeid", name_nb="X").full_clean()


@pytest.mark.parametrize("query", ["båtplass", "Båtplassen", "havna", "BÅT"])
def test_search_finds_services(berth, query):
    assert 'href="/selvbetjening/batplass/"' in get(f"/sok/?q={query}")


def test_search_finds_pages_by_norwegian_stems(alta):
    samples.article(factories.home(alta), "Barnehagene våre", "barnehager", "<p>Opptak i mars.</p>")
    for query in ("barnehage", "barnehagen", "opptaket"):
        assert 'href="/barnehager/"' in get(f"/sok/?q={query}"), query


def test_search_shows_bokmal_where_the_language_has_no_such_page(alta):
    page = samples.article(factories.home(alta), "Skuterløyper", "skuter")
    assert 'lang="nb" hreflang="nb">Skuterløyper' in get("/nn/sok/?q=skuterløyper")
    samples.article(
        factories.home(alta, "nn"), "Skuterløyper", "skuter", translation_key=page.translation_key
    )
    html = get("/nn/sok/?q=skuterløyper")
    assert 'lang="nb" hreflang="nb">Skuterløyper' not in html
    assert 'href="/nn/skuter/"' in html


def test_search_never_finds_another_municipalitys_pages(alta):
    loppa = factories.municipality("loppa")
    samples.article(factories.home(loppa), "Hemmelig havn", "havn")
    assert "Hemmelig havn" not in get("/sok/?q=hemmelig")
    assert "Hemmelig havn" in get("/sok/?q=hemmelig", host="loppa.localhost")


@pytest.mark.parametrize(
    "query", ["", "   ", "finnesikke", "<script>alert(1)</script>", "%00", "'\"; --", "a" * 5000, "& | ! ("]
)
def test_search_bears_anything(alta, query):
    response = Client(HTTP_HOST="alta.localhost").get("/sok/", {"q": query})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
