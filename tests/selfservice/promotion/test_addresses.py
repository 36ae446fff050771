"""Short addresses lead to their dialog whatever it is called, on their own municipality's host only."""

import pytest
from django.test import Client

from forms_app.definition.models import LiveDialog
from selfservice.promotion import addresses
from selfservice.promotion.models import ShortAddress
from tests import factories

pytestmark = pytest.mark.django_db


def host(name="alta"):
    return {"host": f"{name}.localhost"}


@pytest.fixture
def alta():
    return factories.municipality("alta")


@pytest.fixture
def dialog(alta):
    version = factories.dialog_version(alta, [factories.compiled_question("text", "Navn på båten")])
    version.definition["texts"]["nn"] = version.definition["texts"]["nb"]
    version.save()
    return version


def test_it_leads_straight_into_the_dialog(client, alta, dialog):
    address = addresses.address_of(alta, dialog.dialog)
    response = client.get(f"/t/{address.code}", headers=host())
    assert response.status_code == 302 and response["Location"] == "/selvbetjening/batplass/start/"
    assert "public" not in response["Cache-Control"] and not response.cookies


def test_a_dialog_keeps_its_address(alta, dialog):
    first = addresses.address_of(alta, dialog.dialog)
    assert addresses.address_of(alta, dialog.dialog) == first and ShortAddress.objects.count() == 1


def test_it_survives_a_new_name(client, alta, dialog):
    address = addresses.address_of(alta, dialog.dialog)
    LiveDialog.objects.filter(dialog=dialog.dialog).update(slug="smabathavn")
    response = client.get(f"/t/{address.code}", headers=host())
    assert response["Location"] == "/selvbetjening/smabathavn/start/"


def test_capital_letters_and_unknown_channels_lead_there_too(client, alta, dialog):
    address = addresses.address_of(alta, dialog.dialog)
    for code in (address.code.upper(), f"{address.code}-plakat"):
        assert client.get(f"/t/{code}", headers=host()).status_code == 302


@pytest.mark.parametrize(
    ("accepts", "prefix"),
    [("nn-NO,nn;q=0.9,nb;q=0.5", "/nn"), ("nb", ""), ("no,en", ""), ("de", ""), ("", ""), ("en,nn", "/nn")],
)
def test_the_visitors_language_is_chosen_among_the_dialogs(client, alta, dialog, accepts, prefix):
    address = addresses.address_of(alta, dialog.dialog)
    response = client.get(f"/t/{address.code}", headers=host() | {"accept-language": accepts})
    assert response["Location"] == f"{prefix}/selvbetjening/batplass/start/"


def test_another_municipalitys_address_is_not_found(alta, dialog):
    factories.municipality("hammerfest")
    address = addresses.address_of(alta, dialog.dialog)
    for path in (f"/t/{address.code}", f"/t/{address.code}/knapp/"):
        assert Client().get(path, headers=host("hammerfest")).status_code == 404
    assert Client().get("/t/finnes", headers=host()).status_code == 404


def test_a_withdrawn_dialog_says_that_it_is_closed(client, alta, dialog):
    address = addresses.address_of(alta, dialog.dialog)
    LiveDialog.objects.filter(dialog=dialog.dialog).update(version=None)
    response = client.get(f"/t/{address.code}", headers=host(), follow=True)
    assert response.status_code == 410
    assert client.get(f"/t/{address.code}/knapp/", headers=host()).status_code == 404


def test_a_code_that_is_taken_is_not_given_again(alta, dialog, monkeypatch):
    taken = addresses.address_of(alta, dialog.dialog).code
    letters = iter(taken + "22222")
    monkeypatch.setattr(addresses.secrets, "choice", lambda _alphabet: next(letters))
    other = factories.dialog_version(alta, [factories.compiled_question("text", "Navn")], slug="annet")
    assert addresses.address_of(alta, other.dialog).code == "22222"


def test_the_pieces_for_other_web_sites_need_nothing_of_the_visitor(client, alta, dialog):
    address = addresses.address_of(alta, dialog.dialog)
    for path in (f"/t/{address.code}/knapp/?sprak=nn", "/t/tjenester/?sprak=nn"):
        response = client.get(path, headers=host())
        assert response.status_code == 200 and not response.cookies
        assert "frame-ancestors *" in response["Content-Security-Policy"]
        assert "script-src 'none'" in response["Content-Security-Policy"]
        assert "X-Frame-Options" not in response
        assert response["Cache-Control"].startswith("public")
        assert '<html lang="nn"' in response.text


def test_the_button_opens_the_short_address_with_its_channel(client, alta, dialog):
    address = addresses.address_of(alta, dialog.dialog)
    address.channels = ["intranett"]
    address.save()
    page = client.get(f"/t/{address.code}-intranett/knapp/", headers=host()).text
    assert f'href="{alta.root_url}/t/{address.code}-intranett"' in page
    assert 'target="_top"' in page


def test_it_survives_renaming_the_dialog_and_leads_through_the_login(client, alta):
    page = factories.dialog_page(alta, level="substantial")
    factories.published(page)
    address = addresses.address_of(alta, page.translation_key)
    page.slug = "smabathavn"
    factories.published(page)

    into = client.get(f"/t/{address.code}", headers=host())["Location"]
    assert into == "/selvbetjening/smabathavn/start/"
    login = client.get(into, headers=host())["Location"]
    assert login.startswith("/idporten/login/") and "smabathavn" in login, "and back to the same place"
