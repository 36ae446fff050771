import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from forms_app.definition.models import LiveDialog
from forms_app.editor.models import DialogPage
from selfservice.starter.filling import fill
from sites.municipalities.models import Municipality
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.database]

ARGUMENTS = [
    "--number=9901", "--organisation-number=944588132", "--name-nb=Testvik kommune", "--host=www.testvik.example",
    "--reception-address=post@testvik.example", "--region=Vest-Finnmark", "--phone=78 00 99 01",
    "--language=nb", "--language=nn", "--language=se", "--language=en", "--dialogs-from=alta", "--open",
]  # fmt: skip


def test_a_new_municipality_has_a_whole_site_at_once_and_keeps_it():
    model = factories.dialog_page(factories.municipality("alta"), title="Torgplass", slug="torgplass")
    factories.translation(model)
    factories.published(model)
    DialogPage.objects.filter(translation_key=model.translation_key).update(live=True)
    call_command("add_municipality", "testvik", *ARGUMENTS)

    testvik = Municipality.objects.select_related("folder").get(slug="testvik")
    live = LiveDialog.objects.filter(municipality=testvik, version__isnull=False)
    assert set(live.values_list("slug", flat=True)) == {"skriv-til-oss", "meld-feil", "torgplass"}
    assert not DialogPage.objects.descendant_of(testvik.folder).filter(translation_key=model.translation_key)
    assert Page.find_problems() == ([], [], [], [], [])

    client = Client(headers={"host": "www.testvik.example"})
    for path in (
        "/", "/nn/", "/se/", "/en/", "/selvbetjening/", "/selvbetjening/meld-feil/", "/nn/selvbetjening/torgplass/",
        "/barnehage-og-skole/barnehageplass/", "/om-kommunen/kontakt-oss/", "/nn/om-kommunen/tilgjengelighet/",
        "/personvern/", "/aktuelt/", "/kultur-og-fritid/det-skjer/",
    ):  # fmt: skip
        response = client.get(path)
        assert response.status_code == 200, path
        assert b"Testvik kommune" in response.content, path
    assert "Vi følgjer krava".encode() in client.get("/nn/om-kommunen/tilgjengelighet/").content

    norwegian = Page.objects.descendant_of(testvik.folder).filter(locale__language_code="nn")
    recorded = Translation.objects.filter(target_locale__language_code="nn")
    keys = recorded.values("source__object__translation_key")
    assert not norwegian.exclude(translation_key__in=keys).exists()
    assert StringTranslation.objects.filter(data="Rettane dine").exists()

    with CaptureQueriesContext(connection) as queries:
        call_command("add_municipality", "testvik", *ARGUMENTS)
        assert fill(testvik) is False
    assert [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []
