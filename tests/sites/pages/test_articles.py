"""Articles, sections and guides: what readers see, and what editors are told."""

import pytest
from django.core.exceptions import ValidationError

from sites.pages.blocks.article import LinkBlock, RowsBlock, cells
from sites.pages.guides import ChapterPage, GuidePage
from sites.pages.models import ContentPage
from sites.pages.sections import SectionPage
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.database]
EVERY_BLOCK = [
    ("text", "<p>Brødtekst</p>"),
    ("callout", {"tone": "info", "heading": "Husk fristen"}),
    ("fact_box", {"heading": "Kort fortalt", "text": "<ul><li>Gratis</li></ul>"}),
    ("quote", {"text": "Dette er bra.", "source": "En innbygger"}),
    ("table", {"caption": "Priser", "rows": "Plass | Pris\nLiten | 100 kr\nStor | 200 kr"}),
    ("accordion", {"texts": [{"heading": "Når åpner det?", "text": "<p>Klokka ni.</p>"}]}),
    ("links", {"heading": "Mer", "links": [{"title": "Ut på tur", "url": "https://ut.no/"}]}),
]


@pytest.fixture
def home():
    return factories.home(factories.municipality("alta"))


def test_article_shows_every_block(home, client):
    factories.web_page(home, ContentPage, "alt-mulig", body=EVERY_BLOCK)
    html = client.get("/alt-mulig/", headers={"host": "alta.localhost"}).content.decode()
    for piece in (
        "<p>Brødtekst</p>",
        "Husk fristen",
        "<li>Gratis</li>",
        "En innbygger",
        "<caption>Priser</caption>",
        '<th scope="col">Pris</th>',
        '<th scope="row">Stor</th><td>200 kr</td>',
        "<summary>Når åpner det?</summary>",
        '<a href="https://ut.no/">Ut på tur</a>',
    ):
        assert piece in html


def test_tables_are_refused_when_rows_differ_in_length():
    block = RowsBlock()
    assert cells(block.clean("A\tB\n1\t2\n\n3\t4")) == [["A", "B"], ["1", "2"], ["3", "4"]]
    for wrong in ("Bare | overskrifter", "A | B\n1"):
        with pytest.raises(ValidationError):
            block.clean(wrong)


def test_links_lead_somewhere():
    with pytest.raises(ValidationError):
        LinkBlock().clean(LinkBlock().to_python({"title": "Ingen steder"}))


def test_section_lists_what_is_below_it_with_descriptions(home, client, django_assert_max_num_queries):
    section = factories.web_page(home, SectionPage, "fritid", title="Fritid")
    factories.web_page(section, ContentPage, "tilskudd", title="Tilskudd", description="Søk innen mars.")
    factories.web_page(section, GuidePage, "veiviser", title="Veiviser", description="Steg for steg.")
    factories.web_page(section, ContentPage, "kladd", title="Kladd", live=False)
    client.get("/", headers={"host": "alta.localhost"})
    with django_assert_max_num_queries(12):
        html = client.get("/fritid/", headers={"host": "alta.localhost"}).content.decode()
    assert '<a href="tilskudd/">Tilskudd</a>' in html
    assert "Søk innen mars." in html and "Steg for steg." in html
    assert "Kladd" not in html


def test_chapters_lead_to_each_other(home, client, django_assert_max_num_queries):
    guide = factories.web_page(home, GuidePage, "bygge", title="Bygge garasje")
    for number in (1, 2, 3):
        factories.web_page(guide, ChapterPage, f"del-{number}", title=f"Del {number}")
    get = lambda path: client.get(path, headers={"host": "alta.localhost"}).content.decode()  # noqa: E731
    assert 'href="del-1/"' in get("/bygge/")
    with django_assert_max_num_queries(12):
        html = get("/bygge/del-2/")
    assert 'href="../del-1/" rel="prev"' in html and 'href="../del-3/" rel="next"' in html
    assert 'href="../del-2/" aria-current="page"' in html
    assert 'rel="prev"' not in get("/bygge/del-1/") and 'rel="next"' not in get("/bygge/del-3/")
