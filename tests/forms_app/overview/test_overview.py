"""The map of a dialog and finding where something is used: also for what is not published yet."""

import pytest
from django.utils.translation import override

from forms_app.overview.drafts import drafted
from forms_app.overview.outline import outline
from forms_app.overview.usage import find
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def alta():
    return factories.municipality("alta")


@pytest.fixture
def page(alta):
    boat = factories.question("yes_no", "Har du båt?", key="har_bat")
    rule = {"question": boat["id"], "operator": "equals", "value": "yes"}
    harbour = factories.question("text", "Hvilken havn?", show_if=rule, require_if=rule)
    made = factories.dialog_page(
        alta,
        factories.step("Båten", boat, harbour),
        factories.step("Plassen", factories.question("text", "Bredde"), show_if=rule),
    )
    made.save_revision()
    made.boat, made.harbour = boat, harbour
    return made


def test_every_question_says_what_it_depends_on_and_what_depends_on_it(page):
    with override("nb"):
        first, second = outline(drafted(page))
    boat, harbour = first.entries
    assert [link.label for link in boat.needed_by] == ["2. Plassen", "Hvilken havn?"]
    assert [link.id for link in harbour.looks_at] == [page.boat["id"]]
    assert "Har du båt?" in harbour.sentences[0] and len(harbour.sentences) == 2
    assert "Har du båt?" in second.sentences[0]


def test_the_map_links_to_the_editor(page, alta, client):
    client.force_login(factories.staff(alta), backend="django.contrib.auth.backends.ModelBackend")
    html = client.get(f"/admin/skjemakart/{page.pk}/", headers={"host": "portal.localhost"}).content.decode()
    assert f"/admin/pages/{page.pk}/edit/#block-{page.harbour['id']}-section" in html
    assert "Har du båt?" in html and f'href="#{page.boat["id"]}"' in html


@pytest.mark.parametrize(("words", "block"), [("HVILKEN", "harbour"), ("har_bat", "boat")])
def test_words_and_keys_are_found(page, words, block):
    (found,) = find(words, [page])
    assert found.block == getattr(page, block)["id"]


def test_rich_text_is_found_by_its_words_and_shown_without_markup(alta):
    body = f"<p>{'Les dette. ' * 20}</p><ul><li>Ta med <b>kikkert</b> og anker.</li></ul>"
    made = factories.dialog_page(
        alta, factories.step("Båten", factories.question("information", "Utstyr", body=body))
    )
    made.save_revision()
    (found,) = find("kikkert og", [made])
    assert found.words.startswith("Utstyr: … ") and "Ta med kikkert og anker." in found.words
    assert "<" not in found.words
    assert find("li>", [made]) == []


def test_nobody_finds_what_is_in_another_municipalitys_dialogs(page, client):
    other = factories.municipality("hammerfest")
    client.force_login(factories.staff(other), backend="django.contrib.auth.backends.ModelBackend")
    assert (
        client.get(f"/admin/skjemakart/{page.pk}/", headers={"host": "portal.localhost"}).status_code == 404
    )
    answer = client.get("/admin/skjemakart/sok/", {"q": "havn"}, headers={"host": "portal.localhost"})
    assert answer.status_code == 200 and "Hvilken havn" not in answer.content.decode()


def test_the_map_of_the_largest_dialog_is_drawn(alta, client):
    page = factories.large_dialog(alta)
    page.save_revision()
    client.force_login(factories.staff(alta), backend="django.contrib.auth.backends.ModelBackend")
    html = client.get(f"/admin/skjemakart/{page.pk}/", headers={"host": "portal.localhost"}).content.decode()
    assert "Spørsmål nummer 519" in html
