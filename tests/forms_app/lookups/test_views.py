"""What the address question's script asks."""

import pytest
from django.test import Client

from forms_app.lookups import addresses
from tests import factories

pytestmark = pytest.mark.django_db
URL = "/selvbetjening/oppslag/adresser/"


@pytest.fixture
def ask(monkeypatch):
    """Posts a text as a visitor of Alta, with `found` as what the register says; returns answer and texts asked."""
    factories.municipality("alta")
    asked = []

    def post(text, found):
        monkeypatch.setattr(addresses, "_source", lambda text, _municipality: asked.append(text) or found)
        return Client(headers={"host": "alta.localhost"}).post(URL, {"text": text}), asked

    return post


def test_suggestions_as_json_that_nobody_keeps(ask):
    answer, asked = ask("  Storgata   1", [addresses.Suggestion("Storgata 1", "9510", "Alta")])
    assert answer.json() == {"addresses": [{"street": "Storgata 1", "postcode": "9510", "place": "Alta"}]}
    assert answer["Cache-Control"] == "private, no-store"
    assert asked == ["Storgata 1"]


def test_too_little_is_not_asked_about_and_too_much_is_cut(ask):
    assert ask("St", [])[0].json() == {"addresses": []}
    assert ask("x" * 5000, [])[1] == ["x" * 100]


def test_a_register_that_does_not_answer_is_told(ask):
    answer, _asked = ask("Storgata", None)
    assert (answer.status_code, answer.json()) == (503, {"addresses": []})


def test_only_forms_of_ours_may_ask():
    factories.municipality("alta")
    client = Client(headers={"host": "alta.localhost"}, enforce_csrf_checks=True)
    assert client.post(URL, {"text": "Storgata"}).status_code == 403
    assert client.get(URL).status_code == 405
