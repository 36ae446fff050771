"""Links to pages, which are asked for by their id alone."""

import pytest

from sites.pages.blocks.article import LinkBlock
from tests import factories
from tests.sites.pages import samples

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def alta():
    return factories.municipality("alta")


@pytest.fixture
def about(alta):
    """A page that the front page links to."""
    home = factories.home(alta)
    about = samples.article(home, "Om oss", "om")
    home = factories.home(alta)
    links = [{"title": "Om kommunen", "page": about.pk}, {"title": "Ut på tur", "url": "https://ut.no/"}]
    tasks = {"type": "top_tasks", "value": {"heading": "Mest brukt", "links": links}}
    cards = {"type": "cards", "value": {"heading": "Snarveier", "cards": links}}
    home.body = home.body.stream_block.to_python([tasks, cards])
    home.save()
    return about


def front_page(client):
    return client.get("/", headers={"host": "alta.localhost"}).text.partition("<main")[2]


def test_lists_of_links_ask_nothing_of_the_database(about, django_assert_num_queries):
    block = LinkBlock()
    with django_assert_num_queries(0):
        (value,) = block.bulk_to_python([{"title": "Om", "page": about.pk}])
        assert value["page"].pk == about.pk
        assert block.get_prep_value(value)["page"] == about.pk
    assert value["page"].title == "Om oss"


def test_leads_to_the_page_and_to_nothing_when_it_is_gone(about, client):
    assert front_page(client).count('href="/om/"') == 2
    about.delete()
    assert 'href="/om/"' not in front_page(client) and "https://ut.no/" in front_page(client)


def test_the_editor_shows_the_page_and_opens_without_it(alta, about, client):
    client.force_login(factories.staff(alta))
    address = f"/admin/pages/{factories.home(alta).pk}/edit/"
    assert "Om oss" in client.get(address, headers={"host": "portal.localhost"}).text
    about.delete()
    answer = client.get(address, headers={"host": "portal.localhost"})
    assert answer.status_code == 200 and "Om kommunen" in answer.text


def test_a_link_must_lead_somewhere(about):
    block = LinkBlock()
    assert block.clean(block.to_python({"title": "Om", "page": about.pk}))["page"].pk == about.pk
    with pytest.raises(Exception, match="Validation"):
        block.clean(block.to_python({"title": "Om", "page": None}))
