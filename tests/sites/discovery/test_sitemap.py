"""The sitemap has what anybody may read, in the languages that it is written in, and nothing else."""

import pytest
from defusedxml import ElementTree
from wagtail.models import Locale, PageViewRestriction

from forms_app.definition.models import LiveDialog
from sites.pages.models import ContentPage
from tests import factories

pytestmark = pytest.mark.django_db
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def fetch(client, host="alta"):
    response = client.get("/sitemap.xml", headers={"host": f"{host}.localhost"})
    assert response.status_code == 200 and response["Cache-Control"].startswith("public")
    return {
        url.findtext("s:loc", namespaces=SPACE): {
            link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", SPACE)
        }
        for url in ElementTree.fromstring(response.content)
    }


def test_it_has_public_pages_with_their_languages(client):
    alta, other = factories.municipality("alta"), factories.municipality("hammerfest")
    home = factories.home(alta)
    page = factories.web_page(home, ContentPage, "om-oss")
    nn = factories.home(alta, "nn")
    page.copy_for_translation(Locale.objects.get(language_code="nn")).save_revision().publish()
    hidden = factories.web_page(home, ContentPage, "intern")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    factories.web_page(home, ContentPage, "kladd", live=False)
    factories.web_page(factories.home(other), ContentPage, "hos-naboen")

    found, root = fetch(client), alta.root_url
    both = {"nb": f"{root}/om-oss/", "nn": f"{root}/nn/om-oss/", "x-default": f"{root}/om-oss/"}
    assert found[f"{root}/om-oss/"] == found[f"{root}/nn/om-oss/"] == both
    assert nn.locale.language_code in found[f"{root}/"]
    assert not any(word in url for url in found for word in ("intern", "kladd", "naboen", other.root_url))


def test_dialogs_services_and_questions_are_there_while_people_can_use_them(client):
    alta = factories.municipality("alta")
    dialog = factories.dialog_page(alta)
    factories.published(dialog)
    answer = factories.answer(alta, question_nn="Når får eg svar?", answer_nn="<p>Innan tre veker.</p>")
    root, start = alta.root_url, f"{alta.root_url}/selvbetjening/batplass/"
    found = fetch(client)
    assert start in found and f"{root}/selvbetjening/tjenester/tema/naring/" in found
    question = found[f"{root}/selvbetjening/sporsmal-og-svar/{answer.pk}/"]
    assert set(question) == {"nb", "nn", "x-default"}

    live = LiveDialog.objects.get(dialog=dialog.translation_key)
    live.version = None
    live.save()
    assert start not in fetch(client)


def test_robots_are_told_where_the_sitemap_is(client):
    alta = factories.municipality("alta")
    text = client.get("/robots.txt", headers={"host": "alta.localhost"}).text
    assert f"Sitemap: {alta.root_url}/sitemap.xml" in text and "Disallow: /nn/min-side/" in text
    for path in ("/robots.txt", "/sitemap.xml"):
        assert client.get(path, headers={"host": "portal.localhost"}).status_code == 404
