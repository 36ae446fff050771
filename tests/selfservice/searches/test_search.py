"""Search: stems, synonyms, misspellings, suggestions, and what is found by nobody."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selfservice.searches import missed
from selfservice.searches.models import MissedSearch
from sites.los.models import LosConcept
from sites.pagecache import stamps
from sites.pagecache.memo import Memo
from sites.search.ranking import rank
from sites.search.words import corrected, parts, words_of
from tests import factories
from tests.factories import Role
from tests.sites.pages import samples

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def _nothing_read(monkeypatch):
    """What a rolled back import leaves: the number of its stamp to the next one."""
    for name in (
        "sites.los.vocabulary._known",
        "sites.search.words._rings",
        "selfservice.catalogue.search._words",
    ):
        monkeypatch.setattr(name, Memo())


@pytest.fixture
def los():
    """A few words of Los, as imported."""
    rows = [
        ("tema", "familie-og-barn", {"nb": "Familie og barn"}, {}, []),
        ("tema", "barnehage", {"nb": "Barnehage"}, {}, ["familie-og-barn"]),
        ("tema", "avfallshandtering", {"nb": "Avfall"}, {}, []),
        ("ord", "barnehageplass", {"nb": "Barnehageplass"}, {"nb": ["Søskenmoderasjon"]}, ["barnehage"]),
        ("ord", "renovasjon", {"nb": "Renovasjon"}, {"nb": ["Søppeltømming", "Tømming av søppel"]},
         ["avfallshandtering"]),
        ("ord", "skole", {"nb": "Skole", "nn": "Skule"}, {}, []),
    ]  # fmt: skip
    for kind, slug, names, synonyms, broader in rows:
        LosConcept.objects.create(kind=kind, slug=slug, names=names, synonyms=synonyms, broader=broader)
    stamps.bump(stamps.SHARED)


@pytest.fixture
def alta():
    municipality = factories.municipality("alta", names={"nb": "Alta kommune"}, languages=["nb", "nn"])
    samples.fill(factories.home(municipality))
    factories.published(
        factories.dialog_page(
            municipality, title="Båtplass", summary="Søk om plass i havna.", topics=["bat-havn-og-kyst"]
        )
    )
    return municipality


def get(query: str, path: str = "/sok/", host: str = "alta.localhost") -> str:
    response = Client(HTTP_HOST=host).get(path, {"q": query})
    assert response.status_code == 200
    return response.content.decode()


DOCUMENTS = [
    ("Barnehageplassar", "Opptak i mars."),
    ("Skulane våre", "Ti skular."),
    ("Søknad om båtplass", "Havna."),
]


@pytest.mark.parametrize(
    ("query", "best"),
    [("barnehageplassen", 0), ("barnehageplasser", 0), ("skule", 1), ("skulen", 1), ("søknader", 2), ("BÅTPL", 2),
     ("havnen", 2), ("hvordan søker jeg om båtplass", 2), ("opptaket", 0)],
)  # fmt: skip
def test_stems_of_both_written_standards(query, best):
    assert rank(DOCUMENTS, query, "nb")[:1] == [best]
    assert rank(DOCUMENTS, query, "nn")[:1] == [best]


@pytest.mark.parametrize(
    "query", ["og", "'", "a & | ! ( : *", "\\", "''''", "x" * 500, "båt\u2028plass <-> '", "-"]
)
def test_anything_may_be_asked(query):
    for language in ("nb", "nn", "se", "en"):
        assert isinstance(rank(DOCUMENTS, query, language), list)


def test_titles_count_more_than_texts():
    assert rank([("Noe", "Om båt."), ("Båt", "Om noe.")], "båt", "nb") == [1, 0]


def test_synonyms_of_los_find_what_is_called_something_else(alta, los):
    samples.article(factories.home(alta), "Renovasjon i Alta", "renovasjon", "<p>Rute.</p>")
    factories.published(
        factories.dialog_page(alta, title="Søk plass for barnet ditt", slug="plass", topics=["barnehage"])
    )
    factories.answer(question_nb="Når er det renovasjon hos meg?")
    html = get("søppeltømming")
    assert 'href="/renovasjon/"' in html
    assert "Når er det renovasjon hos meg?" in html
    assert 'href="/renovasjon/"' in get("tømming av søppel")
    assert 'href="/selvbetjening/plass/"' in get("søskenmoderasjon")
    samples.article(factories.home(alta), "Skole", "skole")
    assert 'href="/skole/"' in get("skulen", "/nn/sok/")


def test_services_come_first_then_questions_then_pages(alta):
    samples.article(factories.home(alta), "Om båtplass", "om-bat")
    factories.answer(question_nb="Hvor lang er køen for båtplass?")
    html = get("båtplass").partition("<main")[2]
    order = [html.index(text) for text in ("/selvbetjening/batplass/", "Hvor lang er køen", "/om-bat/")]
    assert order == sorted(order)


@pytest.mark.parametrize("query", ["båtplas", "båtpalss", "batplass", "båttplass", "båplass"])
def test_misspelt_words_are_mended_and_the_reader_is_told(alta, query):
    html = get(query)
    assert "/selvbetjening/batplass/" in html
    assert not MissedSearch.objects.exists()


def test_what_is_shown_instead_is_said(alta):
    html = get("båtpalss")
    assert "båtpalss" in html.partition('role="status"')[2].partition("</p>")[0]
    assert "båtplass" in html.partition('role="status"')[2].partition("</p>")[0]


EVERYDAY = {
    "Båtplass": ("båt plass", "bryggeplass", "fanas", "smabathavn"),
    "Skatteattest": ("skatte attest", "attest for skatt"),
    "Skattemelding": ("selvangivelse",),
    "Helsenorge": ("fastlege",),
    "Barnehageplass": ("barnehave", "manaidgardi"),
}
OTHERS = {
    "Skatteattest": "Viser hva du skylder.",
    "Barnehageplass": "For faste plasser.",
    "Skattemelding": "Bestill attest for skatt.",
    "Helsenorge": "Hos fastlegen.",
}


def test_the_words_of_everyday_find_the_service(alta):
    for title, summary in OTHERS.items():
        factories.published(factories.dialog_page(alta, title=title, summary=summary, slug=title.lower()))
    for best, queries in EVERYDAY.items():
        for query in queries:
            services = get(query).partition('id="hits-1"')[2]
            assert services.partition('<a class="ds-link"')[2].partition("</a>")[0].endswith(f">{best}"), (
                query
            )


def test_where_nothing_has_it_all_what_has_a_part_is_shown_and_editors_are_told(alta):
    assert "/selvbetjening/batplass/" in get("sommerbåtplass") and "/selvbetjening/batplass/" in get(
        "xyzzy havna"
    )
    assert MissedSearch.objects.count() == 2


def test_spelling_is_mended_by_few_letters():
    assert corrected("sykepenger", {"sykepleier"}) == "sykepenger"
    assert corrected("girjeradju", {"girjerádju", "girje"}) == "girjerádju"
    assert parts("snøbrøyting", {"brøyting", "snøbrøyting", "is"}) == "brøyting"


def test_known_words_are_left_alone():
    known = {"båtplass", "barnehage", "skole"}
    assert corrected("båtplass", known) == "båtplass"
    assert corrected("barne", known) == "barne"
    assert corrected("barnehgae skole", known) == "barnehage skole"
    assert corrected("xyzzy", known) == "xyzzy"
    assert corrected("", known) == ""
    assert words_of("Båt-plass, nr. 3 & _x_") == ["båt-plass", "nr", "3", "x"]


def test_suggestions_are_this_municipalitys_titles_and_the_same_for_everybody(alta):
    loppa = factories.municipality("loppa")
    samples.article(factories.home(loppa), "Hemmelig havn", "havn")
    factories.answer(loppa, question_nb="Loppas spørsmål?")
    factories.answer(question_nb="Felles spørsmål?")
    response = Client(HTTP_HOST="alta.localhost").get("/sok/forslag/")
    titles = response.json()["titles"]
    assert titles[0] == "Båtplass"
    assert {"Felles spørsmål?", "Om kommunen"} <= set(titles)
    assert not {"Hemmelig havn", "Loppas spørsmål?"} & set(titles)
    assert response["Cache-Control"].startswith("public")
    assert not response.cookies
    assert 'data-suggestions="/sok/forslag/"' in get("")
    assert Client(HTTP_HOST="ukjent.localhost").get("/sok/forslag/").status_code == 404


def test_questions_of_another_municipality_are_not_found(alta):
    loppa = factories.municipality("loppa")
    factories.answer(loppa, question_nb="Hvor er kvitlauken?")
    assert "Hvor er kvitlauken" not in get("kvitlauken")
    assert "Hvor er kvitlauken" in get("kvitlauken", host="loppa.localhost")


@pytest.mark.parametrize("path", ["/sok/", "/nn/sok/"])
@pytest.mark.parametrize("query", ["båtplass", "båtpalss", "finnesikke", "om kommunen"])
def test_few_questions_to_the_database(alta, los, path, query):
    samples.fill(factories.home(alta, "nn"))
    for number in range(30):
        factories.answer(question_nb=f"Spørsmål {number}?")
    get(query, path)  # what a process keeps is kept
    with CaptureQueriesContext(connection) as queries:
        get(query, path)
    assert len(queries) <= 12, [entry["sql"][:100] for entry in queries]


def look(place, query: str, days: int = missed.DAYS) -> MissedSearch:
    """Somebody looks for it on so many days, the last of them today."""
    for _day in range(days):
        MissedSearch.objects.update(last_at=timezone.localdate() - timedelta(days=1))
        missed.note(place, "nb", query)
    return MissedSearch.objects.latest("pk")


def test_what_finds_nothing_is_counted_and_written_down_on_the_third_day(alta):
    for query in ("Sirkus elefant", "sirkus  ELEFANT", "sirkus elefant"):
        assert "/selvbetjening/batplass/" not in get(query)
    row = MissedSearch.objects.get()
    assert (row.text, row.count, row.days, row.municipality, row.language) == ("", 3, 1, alta, "nb")
    assert "elefant" not in str(MissedSearch.objects.values())
    row = look(alta, "sirkus elefant", 2)
    assert (row.text, row.count, row.days) == ("sirkus elefant", 5, 3)
    get("båtplass")
    assert MissedSearch.objects.count() == 1


@pytest.mark.parametrize(
    "query",
    [
        "14847531240",
        "148475 31240",
        "148 475-31.240",
        "ola@example.no",
        "ring 99 88 77 66",
        "xq",
        "zzz " * 7,
        "z" * 61,
    ],
)
def test_what_may_be_about_a_person_is_not_kept(alta, query):
    get(query)
    assert not MissedSearch.objects.exists()


def test_the_list_is_bounded_and_forgets(alta, monkeypatch):
    monkeypatch.setattr(missed, "MOST", 3)
    for number in range(6):
        missed.note(alta, "nb", f"kvitlauk{'abcdef'[number]}")
    missed.note(alta, "nb", "kvitlauka")
    assert MissedSearch.objects.count() == 3
    assert MissedSearch.objects.order_by("pk").first().count == 2
    MissedSearch.objects.filter(pk=MissedSearch.objects.latest("pk").pk).update(
        last_at=timezone.localdate() - timedelta(days=91)
    )
    missed.forget_old()
    assert MissedSearch.objects.count() == 2


def test_editors_see_and_clear_their_own_list_only(alta):
    loppa = factories.municipality("loppa")
    look(alta, "sirkus i alta")
    look(loppa, "sirkus i loppa")
    missed.note(alta, "nb", "ola nordmann")
    client = Client(HTTP_HOST="portal.localhost")
    client.force_login(
        factories.staff(alta, Role.EDITOR), backend="django.contrib.auth.backends.ModelBackend"
    )
    html = client.get("/admin/sok-uten-treff/").content.decode()
    assert (
        "sirkus i alta" in html and "sirkus i loppa" not in html and html.count("/admin/sok-uten-treff/") == 2
    )
    foreign, own = (
        MissedSearch.objects.get(municipality=loppa),
        MissedSearch.objects.get(text="sirkus i alta"),
    )
    assert client.post(f"/admin/sok-uten-treff/{foreign.pk}/").status_code == 404
    assert client.post(f"/admin/sok-uten-treff/{own.pk}/").status_code == 302
    assert list(MissedSearch.objects.exclude(text="")) == [foreign]
