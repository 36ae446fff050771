"""Questions and answers: what is shown where, who may write them, and what readers say."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from selfservice.answers import feedback
from selfservice.answers.models import Answer, Feedback
from tests import factories
from tests.factories import Role
from tests.sites.pages import samples

pytestmark = [pytest.mark.django_db, pytest.mark.database]
BASE = "/selvbetjening/sporsmal-og-svar/"


@pytest.fixture
def alta():
    municipality = factories.municipality("alta", names={"nb": "Alta kommune"}, languages=["nb", "nn"])
    samples.fill(factories.home(municipality))
    samples.fill(factories.home(municipality, "nn"))
    return municipality


@pytest.fixture(autouse=True)
def _nobody_has_answered(monkeypatch):
    monkeypatch.setattr(feedback, "_memory", feedback._Memory())


def get(path: str, host: str = "alta.localhost"):
    return Client(HTTP_HOST=host).get(path)


def editor(owner, role=Role.EDITOR) -> Client:
    client = Client(HTTP_HOST="portal.localhost")
    client.force_login(factories.staff(owner, role), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_shared_and_own_are_shown_and_never_anothers(alta):
    loppa = factories.municipality("loppa")
    shared = factories.answer(question_nb="Felles spørsmål?")
    own = factories.answer(alta, question_nb="Altas spørsmål?", los_theme="skatt-og-avgift")
    html = get(BASE).content.decode().partition("<main")[2]
    assert "Felles spørsmål?" in html and "Altas spørsmål?" in html
    assert html.index("Arbeid") < html.index("Felles spørsmål?") < html.index("Skatt og avgift")
    assert "Altas spørsmål?" not in get(BASE, "loppa.localhost").content.decode()
    assert get(f"{BASE}{own.pk}/").status_code == 200
    for path in ("", "takk/"):
        assert get(f"{BASE}{own.pk}/{path}", "loppa.localhost").status_code == 404
        assert get(f"{BASE}{shared.pk}/{path}", "loppa.localhost").status_code == 200
    assert Client(HTTP_HOST="loppa.localhost").post(f"{BASE}{own.pk}/hjelp/").status_code == 404
    assert loppa


def test_a_change_shows_at_once_and_pages_are_public(alta):
    row = factories.answer(question_nb="Gammel tekst?")
    assert "Gammel tekst?" in get(BASE).content.decode()
    row.question_nb = "Ny tekst?"
    row.save()
    response = get(BASE)
    assert "Ny tekst?" in response.content.decode()
    assert response["Cache-Control"].startswith("public")
    assert not response.cookies
    row.delete()
    assert "Ny tekst?" not in get(BASE).content.decode()


def test_bokmal_stands_in_and_says_so(alta):
    factories.answer(question_nb="Bare på bokmål?")
    factories.answer(question_nb="På begge?", question_nn="Spørsmål på nynorsk?", answer_nn="<p>Ja.</p>")
    html = get("/nn" + BASE).content.decode()
    assert '<summary lang="nb">Bare på bokmål?' in html
    assert "<summary>Spørsmål på nynorsk?" in html


def test_beside_the_dialog_that_it_concerns(alta):
    page = factories.dialog_page(alta)
    factories.published(page)
    assert "questions-and-answers" not in get("/selvbetjening/batplass/").content.decode()
    factories.answer(question_nb="Hvor lang er køen?", dialog="batplass")
    factories.answer(question_nb="Noe helt annet?")
    html = get("/selvbetjening/batplass/").content.decode()
    assert "Hvor lang er køen?" in html
    assert "Noe helt annet?" not in html


def test_a_question_that_is_shared_says_what_it_asks_and_begins_to_answer(alta):
    row = factories.answer(
        question_nb="Hvor lenge må jeg <vente>?", answer_nb="<p>Ofte en <b>sesong</b>.</p><p>Ring oss.</p>"
    )
    html = get(f"{BASE}{row.pk}/").content.decode()
    assert '<meta property="og:title" content="Hvor lenge må jeg &lt;vente&gt;?">' in html
    assert '<meta property="og:description" content="Ofte en sesong. Ring oss."' in html
    assert '<meta property="og:title" content="Spørsmål og svar">' in get(BASE).content.decode()


def test_what_editors_write_is_made_safe(alta):
    row = factories.answer(answer_nb='<p onclick="x()">Hei<script>alert(1)</script></p>')
    html = get(f"{BASE}{row.pk}/").content.decode()
    assert "<script>alert" not in html and "onclick" not in html


def test_few_questions_to_the_database_however_many_there_are(alta):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert get(BASE + "?x").status_code == 200
        return len(queries)

    factories.answer()
    few = asked()
    for number in range(40):
        factories.answer(question_nb=f"Spørsmål {number}?")
    assert asked() <= few + 1 <= 12


def vote(row, said="yes", address="192.0.2.1", host="alta.localhost"):
    client = Client(HTTP_HOST=host, REMOTE_ADDR=address, enforce_csrf_checks=True)
    return client.post(f"{BASE}{row.pk}/hjelp/", {"helped": said})


def test_readers_say_whether_it_helped_without_leaving_anything_of_themselves(alta):
    row = factories.answer()
    response = vote(row)
    assert response.status_code == 303
    assert not response.cookies
    assert get(response["Location"]).status_code == 200
    vote(row, "no", "192.0.2.2")
    vote(row, "no", "192.0.2.3")
    found = Feedback.objects.get()
    assert (found.helped, found.did_not_help, found.municipality) == (1, 2, alta)
    assert vote(row, "maybe").status_code == 400
    assert Client(HTTP_HOST="alta.localhost").get(f"{BASE}{row.pk}/hjelp/").status_code == 405


def test_floods_do_not_count(alta, monkeypatch):
    rows = [factories.answer(question_nb=f"{number}?") for number in range(feedback.MOST_OF_ONE + 5)]
    for _ in range(3):
        for row in rows:
            assert vote(row).status_code == 303
    assert sum(found.helped for found in Feedback.objects.all()) == feedback.MOST_OF_ONE
    monkeypatch.setattr(feedback, "MOST_OF_ALL", 5)
    for number in range(20):
        vote(rows[-1], "no", f"198.51.100.{number}")
    assert Feedback.objects.get(answer=rows[-1]).did_not_help == 5


def test_editors_see_own_and_shared_and_count_their_own_readers(alta):
    loppa = factories.municipality("loppa")
    shared = factories.answer(question_nb="Felles spørsmål?")
    factories.answer(alta, question_nb="Altas spørsmål?")
    factories.answer(loppa, question_nb="Loppas spørsmål?")
    vote(shared)
    vote(shared, "yes", "192.0.2.9", "loppa.localhost")
    html = editor(alta).get("/admin/sporsmal-og-svar/").content.decode()
    assert "Felles spørsmål?" in html and "Altas spørsmål?" in html
    assert "Loppas spørsmål?" not in html
    assert f"/edit/{shared.pk}/" not in html
    region = editor(None).get("/admin/sporsmal-og-svar/").context["object_list"]
    assert {row.question_nb: row.helped for row in region}["Felles spørsmål?"] == 2
    own = editor(alta).get("/admin/sporsmal-og-svar/").context["object_list"]
    assert {row.question_nb: row.helped for row in own}["Felles spørsmål?"] == 1


def form(owner, **values):
    rich = '{"blocks":[{"key":"a","text":"Svaret.","type":"unstyled","depth":0,"inlineStyleRanges":[],"entityRanges":[]}],"entityMap":{}}'  # noqa: E501
    return {
        "municipality": owner.pk if owner else "",
        "los_theme": "arbeid",
        "question_nb": "Nytt spørsmål?",
        "answer_nb": rich,
        **{f"answer_{code}": "null" for code in ("nn", "se", "en")},
    } | values


def test_editors_write_for_their_own_municipality_only(alta):
    loppa = factories.municipality("loppa")
    shared, foreign = factories.answer(), factories.answer(loppa)
    client = editor(alta, Role.COMMUNICATIONS)
    response = client.post("/admin/sporsmal-og-svar/new/", form(alta))
    assert response.status_code == 302, response.context["form"].errors
    own = Answer.objects.get(question_nb="Nytt spørsmål?")
    assert own.municipality == alta
    for wrong in (None, loppa):
        assert (
            client.post("/admin/sporsmal-og-svar/new/", form(wrong, question_nb="Feil?")).status_code == 200
        )
        path = f"/admin/sporsmal-og-svar/edit/{own.pk}/"
        assert client.post(path, form(wrong, question_nb="Feil?")).status_code == 200
    assert not Answer.objects.filter(question_nb="Feil?").exists()
    for row in (shared, foreign):
        for view in ("edit", "delete"):
            path = f"/admin/sporsmal-og-svar/{view}/{row.pk}/"
            assert client.get(path).status_code == client.post(path, form(alta)).status_code == 404
    assert (
        editor(None).post("/admin/sporsmal-og-svar/new/", form(None, question_nb="Felles?")).status_code
        == 302
    )
    assert Answer.objects.get(question_nb="Felles?").municipality is None


def test_a_translation_has_both_question_and_answer(alta):
    response = editor(alta).post("/admin/sporsmal-og-svar/new/", form(alta, question_nn="Berre spørsmål?"))
    assert "question_nn" in response.context["form"].errors


def test_a_municipality_hides_what_is_shared_on_its_own_pages_only(alta):
    loppa = factories.municipality("loppa")
    shared, own = factories.answer(question_nb="Felles spørsmål?"), factories.answer(alta)
    path, values = f"/admin/sporsmal-og-svar-vises/{shared.pk}/", {"municipality": alta.pk, "shown": "no"}
    assert editor(loppa).post(path, values).status_code == 404
    assert editor(alta).post(f"/admin/sporsmal-og-svar-vises/{own.pk}/", values).status_code == 404
    assert "Felles spørsmål?" in get(BASE).content.decode()
    client = editor(alta)
    assert path in client.get("/admin/sporsmal-og-svar/").content.decode()
    client.post(path, values)
    assert "Felles spørsmål?" not in get(BASE).content.decode()
    assert get(f"{BASE}{shared.pk}/").status_code == 404
    assert "Felles spørsmål?" in get(BASE, "loppa.localhost").content.decode()
    client.post(path, values | {"shown": "yes"})
    assert "Felles spørsmål?" in get(BASE).content.decode()


def test_questions_stand_beside_every_step_and_cost_nothing_there(alta):
    page = factories.dialog_page(
        alta, factories.step("Båten", factories.question("text", "Navn på båten")), level="none"
    )
    factories.published(page)
    client, path = Client(HTTP_HOST="alta.localhost"), "/selvbetjening/batplass/start/"

    def asked() -> tuple[str, int]:
        client.get(path, follow=True)  # what a process keeps is kept
        with CaptureQueriesContext(connection) as queries:
            html = client.get(path, follow=True).content.decode()
        return html, len(queries)

    before, cost = asked()
    assert "answers-beside" not in before
    factories.answer(alta, question_nb="Hvor lang kan båten være?", dialog="batplass")
    factories.answer(alta, question_nb="Når tømmes søppelet?", dialog="renovasjon")
    after, same = asked()
    assert "Hvor lang kan båten være?" in after and "Når tømmes" not in after and 'name="helped"' not in after
    assert same == cost
