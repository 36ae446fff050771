"""A link that names a service leads to it whatever it is called, in the reader's municipality and language."""

import json

import pytest
from django.utils import translation
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.blocks import StructBlockValidationError

from selfservice.catalogue.external import ExternalService
from sites.pages.blocks.article import LinkBlock
from sites.pages.links import expand
from sites.pages.models import ContentPage
from tests import factories
from tests.factories import Role

pytestmark = pytest.mark.django_db
ADMIN = {"host": "portal.localhost"}


def link(key, text="Søk plass"):
    return f'<p><a linktype="service" id="{key}">{text}</a></p>'


def get(client, path, host="alta"):
    return client.get(path, headers={"host": f"{host}.localhost"}).text


@pytest.fixture
def dialog():
    page = factories.dialog_page(factories.municipality("alta"))
    factories.published(page)
    return page


def test_it_follows_the_dialog_and_the_readers_language(client, dialog):
    alta = factories.municipality("alta")
    home = factories.home(alta)
    source = factories.web_page(
        home,
        ContentPage,
        "havna",
        body=[
            ("text", link(dialog.translation_key)),
            ("links", {"heading": "", "links": [{"title": "Lenke", "page": dialog.pk, "url": ""}]}),
            (
                "links",
                {"heading": "", "links": [{"title": "Tjeneste", "service": str(dialog.translation_key)}]},
            ),
        ],
    )
    source.save_revision().publish()
    for page in (source, dialog):
        factories.translation(page).get_target_instance().save_revision().publish()

    assert get(client, "/havna/").count('href="/selvbetjening/batplass/"') == 3
    assert get(client, "/nn/havna/").count('href="/nn/selvbetjening/batplass/"') == 3
    dialog.refresh_from_db()
    dialog.slug = "smabathavn"
    factories.published(dialog)
    assert get(client, "/havna/").count('href="/selvbetjening/smabathavn/"') == 3
    dialog.unpublish()
    html = get(client, "/havna/")
    assert "Søk plass" in html and "smabathavn" not in html


def test_shared_texts_lead_to_each_municipalitys_own_and_to_others_services(dialog):
    hammerfest = factories.municipality("hammerfest")
    theirs = factories.dialog_page(hammerfest)
    factories.published(theirs)
    row = ExternalService.objects.create(
        url="https://www.nav.no/", owner="Nav", los_theme="arbeid", name_nb="Dagpenger"
    )
    assert 'href="/selvbetjening/batplass/"' in expand(link(dialog.translation_key), hammerfest)
    theirs.slug = "smabathavn"
    factories.published(theirs)
    assert 'href="/selvbetjening/smabathavn/"' in expand(link(dialog.translation_key), hammerfest)
    assert 'href="https://www.nav.no/"' in expand(link(f"external-{row.pk}"), hammerfest)
    for key in ("0" * 32, "external-0", "tull"):
        assert expand(link(key), hammerfest) == "<p><a>Søk plass</a></p>"
    with translation.override("nn"):
        assert expand(link(dialog.translation_key), None) == "<p><a>Søk plass</a></p>"


def test_the_editor_keeps_the_link_as_it_is(dialog):
    converter = ContentstateConverter(["link", "service-link"])
    state = converter.from_database_format(link(dialog.translation_key))
    (entity,) = json.loads(state)["entityMap"].values()
    key = str(dialog.translation_key)
    assert entity["type"] == "SERVICE" and entity["data"] == {"key": key, "title": "Båtplass"}
    assert f'<a linktype="service" id="{key}">' in converter.to_database_format(state)
    with translation.override("en"):
        assert "There is no such service any more" in converter.from_database_format(link("0" * 32))


def test_editors_choose_among_their_own_municipalitys_services(client, dialog):
    hammerfest = factories.municipality("hammerfest")
    other = factories.dialog_page(hammerfest, title="Bare i Hammerfest")
    factories.published(other)
    client.force_login(factories.staff(factories.municipality("alta"), Role.EDITOR))
    for query in ("", f"?page={other.pk}", f"?municipality={hammerfest.pk}"):
        html = client.get(f"/admin/tjenestelenke/{query}", headers=ADMIN).json()["html"]
        assert str(dialog.translation_key) in html and "Bare i Hammerfest" not in html
    client.force_login(factories.staff(None))
    html = client.get(f"/admin/tjenestelenke/?page={other.pk}&q=bare", headers=ADMIN).json()["html"]
    assert "Bare i Hammerfest" in html and str(dialog.translation_key) not in html


def test_the_editor_sees_what_a_block_leads_to_by_its_name(dialog):
    row = ExternalService.objects.create(
        url="https://www.nav.no/", owner="Nav", los_theme="arbeid", name_nb="Dagpenger"
    )
    block = LinkBlock()
    names = {str(dialog.translation_key): dialog.title, f"external-{row.pk}": "Dagpenger"}
    for key in ("external-0", "external-x", "0" * 32, "tull"):
        names[key] = key  # nothing by that key: it can still be taken away
    for key, name in names.items():
        value = block.clean(block.to_python({"title": "Søk", "service": key}))
        assert block.get_form_state(value)["service"] == {"id": key, "title": name}
        assert block.get_prep_value(value)["service"] == key
    with pytest.raises(StructBlockValidationError):
        block.clean(block.to_python({"title": "Søk", "service": ""}))
