"""What staff read in the admin is bokmål, whoever wrote it: Wagtail, wagtail-localize or we."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from sites.pages.models import ContentPage
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.database]

# Words that every English sentence or button has, and that no Norwegian text has.
ENGLISH = re.compile(
    r"\b(the|this|these|that|with|without|you|your|and|are|was|were|has|have|been|from|which|what|when|where|who"
    r"|not|any|all|add|edit|delete|remove|save|search|choose|select|show|hide|page|pages|move|new|view|draft"
    r"|published|language|translate|translations?|question|questions|comment|settings)\b",
    re.IGNORECASE,
)
READ = ("title", "aria-label", "placeholder", "alt")
NOT_READ = ["script", "style", "template", "svg", "code"]


def english(html: str) -> set[str]:
    """Texts and labels of a page that have English words in them."""
    page = BeautifulSoup(html, "html.parser")
    for element in page(NOT_READ):
        element.decompose()
    for element in page(lang=lambda value: value and value != "nb"):
        if element.name != "html":
            element.decompose()
    texts = {text.strip() for text in page.find_all(string=True)}
    texts |= {element[name] for name in READ for element in page.find_all(attrs={name: True})}
    return {text for text in texts if ENGLISH.search(text)}


@pytest.mark.parametrize("text", ["Add a comment", "Published", "This page is locked"])
def test_english_is_found(text):
    assert english(f"<p>{text}</p>") == {text}


def test_the_admin_is_called_portalen_also_in_the_tab_and_leads_to_no_guide_in_english():
    client = Client(headers={"host": "portal.localhost", "accept-language": "nb"})
    client.force_login(
        factories.staff(factories.municipality("alta")), backend="django.contrib.auth.backends.ModelBackend"
    )
    for place in ("wagtailadmin_home", "wagtailadmin_account"):
        page = BeautifulSoup(client.get(reverse(place)).content, "html.parser")
        assert page.title.string.endswith("Portalen")
        assert "Portalen" in page.find("template", attrs={"data-wagtail-sidebar-branding-logo": True}).text
        assert not page.find("a", href=re.compile("wagtail.org"))


def test_no_admin_page_of_an_editor_has_english_words():
    alta = factories.municipality("alta", languages=["nb", "nn", "se", "en"])
    home = factories.home(alta)
    content = factories.web_page(home, ContentPage, "skole", title="Skole", description="Om skolen")
    content.save_revision().publish()
    dialog = factories.dialog_page(alta)
    dialog.save_revision()
    client = Client(headers={"host": "portal.localhost", "accept-language": "nb"})
    client.force_login(factories.staff(alta), backend="django.contrib.auth.backends.ModelBackend")
    places = [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_account"),
        reverse("wagtailadmin_explore", args=[home.pk]),
        *(
            reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
            for page in (content, dialog)
            for name in ("edit", "history", "delete", "copy", "move", "unpublish")
        ),
        reverse("wagtailadmin_pages:add_subpage", args=[home.pk]),
        reverse("wagtailadmin_pages:search"),
        *(reverse(f"wagtail{kind}:{name}") for kind in ("images", "docs") for name in ("index", "add")),
        reverse("answers_admin:index"),
        reverse("answers_admin:add"),
        reverse("translations:pages", args=[alta.pk]),
        reverse("translations:translate", args=[content.pk, "nn"]),
        reverse("translations:languages", args=[alta.pk]),
        reverse("appearance:edit", args=[alta.pk]),
        reverse("alerts:index"),
        reverse("alerts:add"),
        reverse("missed_searches:index"),
        reverse("external_services:index"),
    ]
    found = []
    for place in places:
        response = client.get(place, follow=True)
        assert response.status_code == 200, place
        found += [f"{place}: {text}" for text in english(response.content.decode())]
    assert not found, "\n".join(found)
