"""The start page, as citizens meet it, and the editor's preview of it and of the steps."""

import pytest
from django.utils import translation

from forms_app.editor.models import DialogPage
from forms_app.filling.models import Draft
from tests import factories
from tests.factories import question, step

pytestmark = pytest.mark.django_db
PATH = "/selvbetjening/batplass/"


@pytest.fixture
def page():
    alta = factories.municipality("alta", phone="78 45 50 00")
    parent = factories.portal(alta)
    if not parent.live:
        parent.save_revision().publish()
    boat = question("yes_no", "Har du båt?")
    rule = {"all": [{"question": boat["id"], "operator": "equals", "value": "yes"}]}
    return factories.dialog_page(
        alta,
        step("Båten", boat, question("number", "Lengde", show_if=rule)),
        step("Mer", question("text", "Navn på båten"), show_if=rule),
        needs="Forsikringsbevis\n\n- Båtens mål",
        minutes=5,
    )


def get(client, path=PATH):
    return client.get(path, headers={"host": "alta.localhost"})


def test_it_says_what_people_must_know_and_where_to_start(page, client):
    factories.published(page)
    response = get(client)
    html = response.content.decode()
    assert response.status_code == 200
    for text in (
        "Søk om båtplass.",
        "Vi svarer deg.",
        "<li>Forsikringsbevis</li>",
        "<li>Båtens mål</li>",
        "78 45 50 00",
    ):
        assert text in html
    assert f'href="{PATH}start/"' in html


def test_it_is_the_same_for_everybody_and_sets_no_cookie(page, client):
    factories.published(page)
    response = get(client)
    assert not response.cookies
    assert response["Cache-Control"].startswith("public")
    assert "Cookie" not in response.get("Vary", "")


def test_it_shows_the_published_version_whatever_editors_do_meanwhile(page, client):
    factories.published(page)
    DialogPage.objects.filter(pk=page.pk).update(summary="Noe annet")
    assert "Søk om båtplass." in get(client).content.decode()


def test_a_dialog_that_is_not_compiled_or_closed_is_not_open(page, client):
    assert get(client).status_code == 404
    factories.published(page)
    DialogPage.objects.get(pk=page.pk).unpublish()
    assert get(client).status_code == 410


@pytest.mark.parametrize(
    ("level", "words"),
    [
        ("none", "You do not need to log in."),
        ("substantial", "You log in with ID-porten, for example with MinID or BankID."),
        ("high", "You log in with ID-porten at the highest level, for example with BankID or Buypass."),
    ],
)
def test_it_says_how_to_log_in(page, level, words, client):
    page.level = level
    factories.published(page)
    html = get(client).content.decode()
    with translation.override("nb"):
        assert translation.gettext(words) in html


class TestPreview:
    def preview(self, page, mode):
        return page.make_preview_request(preview_mode=mode)

    @pytest.mark.parametrize("mode", ["start", "steps"])
    def test_it_shows_what_is_not_saved_and_stores_nothing(self, page, mode):
        page.title = "Ulagret"
        page.steps[0].value["questions"][0].value["label"] = "Ulagret spørsmål"
        html = self.preview(page, mode).content.decode()
        assert "Ulagret" in html and (mode == "start" or "Ulagret spørsmål" in html)
        assert not Draft.objects.exists()

    def test_nothing_can_be_sent_from_it(self, page):
        for mode in ("start", "steps"):
            response = self.preview(page, mode)
            assert "form-action 'none'" in response["Content-Security-Policy"]
            assert "/start/" not in response.content.decode()

    def test_every_step_is_there_with_its_rule_in_words(self, page):
        html = self.preview(page, "steps").content.decode()
        assert html.count("<section") == 2 + html.count('<section aria-labelledby="footer')
        assert "Har du båt?” " in html or "Har du båt?» " in html
        assert 'name="q-' in html

    def test_an_empty_dialog_can_be_previewed(self, page):
        page.steps = []
        for mode in ("start", "steps"):
            assert self.preview(page, mode).status_code == 200
