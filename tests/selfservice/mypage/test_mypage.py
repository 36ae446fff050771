"""Min side: only one's own, in a fixed number of queries, through the version each thing was given in."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import override

from forms_app.definition.models import DialogVersion, LiveDialog
from forms_app.delivery.models import Delivery
from forms_app.filling.models import Draft
from selfservice.accounts.models import CitizenProfile
from selfservice.cases.register import open_case
from tests import factories
from tests.factories import question, step

pytestmark = pytest.mark.django_db
ORDINARY, HIDDEN = "12838410047", "14829010160"


@pytest.fixture
def alta(db):
    return factories.municipality("alta")


@pytest.fixture
def version(alta):
    steps = (step("Om deg", question("text", "Navn")), step("Om båten", question("text", "Lengde")))
    return factories.published(factories.dialog_page(alta, *steps, title="Båtplass i Bossekop"))


@pytest.fixture
def citizen(db):
    return factories.person(ORDINARY)


@pytest.fixture
def client(client, citizen, alta):
    return factories.log_in(client, citizen, alta)


def text(client, path="/min-side/", **data):
    answer = client.get(path, data)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    return answer.content.decode()


def other_version(version, number, **texts):
    """A later version of the same dialog with other texts."""
    definition = version.definition | {"texts": version.definition["texts"] | texts}
    return DialogVersion.objects.create(
        municipality=version.municipality, dialog=version.dialog, slug=version.slug, number=number,
        definition=definition, sha256="0" * 64,
    )  # fmt: skip


class TestLogin:
    @pytest.mark.parametrize("path", ["/min-side/", "/min-side/profil/"])
    def test_it_is_asked_for_and_leads_back(self, db, alta, path):
        from django.test import Client

        answer = Client(headers={"host": "alta.localhost"}).get(path)
        assert answer.status_code == 302
        assert "level=substantial" in answer["Location"]
        assert path.replace("/", "%2F") in answer["Location"]
        assert answer["Cache-Control"] == "private, no-store"

    def test_a_session_of_another_municipality_is_nobodys(self, client, alta):
        factories.municipality("hammerfest")
        assert client.get("/min-side/", headers={"host": "hammerfest.localhost"}).status_code == 302

    def test_not_on_the_admin_host(self, client):
        assert client.get("/min-side/", headers={"host": "portal.localhost"}).status_code == 404


class TestDrafts:
    def test_a_draft_shows_title_what_is_left_and_where_to_go_on(self, client, citizen, version):
        factories.draft(version, citizen, step=2)
        page = text(client)
        assert "Båtplass i Bossekop" in page
        assert page.count("Om deg") == 1 and "Om båten" not in page  # what is left, said once
        assert 'href="/selvbetjening/batplass/steg/1/"' in page  # and there it goes on

    def test_nobody_elses_and_no_other_municipalitys(self, client, citizen, alta, version):
        hammerfest = factories.municipality("hammerfest")
        there = factories.published(factories.dialog_page(hammerfest, title="Hemmelig i Hammerfest"))
        mine_there = factories.draft(there, citizen)
        others = factories.draft(version, factories.person(HIDDEN))
        page = text(client)
        assert "Bossekop" not in page
        assert "Hemmelig" not in page
        for draft in (mine_there, others):
            assert client.get(f"/min-side/kladd/{draft.pk}/slett/").status_code == 404
            assert client.post(f"/min-side/kladd/{draft.pk}/slett/").status_code == 404
        assert Draft.objects.count() == 2

    def test_a_closed_dialog_keeps_its_drafts_but_offers_no_way_on(self, client, citizen, version):
        factories.draft(version, citizen)
        LiveDialog.objects.update(version=None)
        page = text(client)
        assert "Båtplass i Bossekop" in page
        assert "/steg/" not in page

    def test_deleting_asks_first(self, client, citizen, version):
        draft = factories.draft(version, citizen)
        path = f"/min-side/kladd/{draft.pk}/slett/"
        assert "Båtplass i Bossekop" in text(client, path)
        assert Draft.objects.count() == 1
        answer = client.post(path)
        assert (answer.status_code, answer["Location"]) == (302, "/min-side/")
        assert Draft.objects.count() == 0
        assert client.post(path).status_code == 404


class TestSubmissions:
    def test_a_submission_lives_from_received_to_registered(self, client, citizen, version):
        sent = factories.submission(version, citizen)
        delivery = Delivery.objects.create(
            municipality=version.municipality, submission=sent, channel="notice_mail"
        )
        page = text(client)
        assert sent.reference in page
        assert f'href="/selvbetjening/kvittering/{sent.reference}/"' in page
        assert f'href="/selvbetjening/kvittering/{sent.reference}/pdf/"' in page
        assert page.count("data-waiting") == 2

        delivery.state, delivery.delivered_at = Delivery.State.DELIVERED, timezone.now()
        delivery.save()
        case = open_case(sent)
        page = text(client)
        assert case.number in page
        assert "data-waiting" not in page

    def test_nobody_elses(self, client, version):
        other = factories.submission(version, factories.person(HIDDEN))
        anonymous = factories.submission(version, None, browser="x")
        page = text(client)
        assert other.reference not in page
        assert anonymous.reference not in page

    def test_titles_are_of_the_version_in_the_readers_language(self, client, citizen, version):
        old = other_version(version, 7, nb={"title": "Gammel tittel"}, nn={"title": "Gamal tittel"})
        factories.submission(old, citizen)
        factories.submission(version, citizen)
        page = text(client)
        assert "Gammel tittel" in page
        assert "Båtplass i Bossekop" in page
        page = text(client, "/nn/min-side/")
        assert "Gamal tittel" in page
        assert "Båtplass i Bossekop" in page

    def test_many_are_shown_in_pages(self, client, citizen, version):
        now = timezone.now()
        rows = [factories.submission(version, citizen, sent_at=now - timedelta(days=n)) for n in range(23)]
        first, last = text(client), text(client, side="3")
        assert rows[0].reference in first
        assert rows[10].reference not in first
        assert rows[22].reference in last
        assert rows[22].reference in text(client, side="999")
        assert rows[0].reference in text(client, side="x")

    def test_a_title_is_text(self, client, citizen, version):
        title = "<script>alert(1)</script>{{ 7 }}"
        factories.submission(other_version(version, 8, nb={"title": title}), citizen)
        page = text(client)
        assert title not in page
        assert escape(title) in page


class TestElsewhere:
    def test_only_numbers_and_a_link(self, client, citizen):
        hammerfest = factories.municipality("hammerfest")
        there = factories.published(factories.dialog_page(hammerfest, title="Hemmelig i Hammerfest"))
        sent = [factories.submission(there, citizen) for _ in range(2)]
        factories.submission(there, factories.person(HIDDEN))
        page = text(client)
        assert "You have 2 cases in Hammerfest" in page or "2 saker" in page
        assert f'href="{hammerfest.root_url}/min-side/"' in page
        assert "Hemmelig" not in page
        assert sent[0].reference not in page

    def test_the_link_is_in_the_readers_language_where_that_municipality_has_it(self, client, citizen):
        hammerfest = factories.municipality("hammerfest")
        hammerfest.languages = ["nb", "se"]
        hammerfest.save()
        there = factories.published(factories.dialog_page(hammerfest))
        factories.submission(there, citizen)
        assert f'href="{hammerfest.root_url}/min-side/"' in text(client, "/nn/min-side/")


def queries_of(client, path="/min-side/"):
    text(client, path)  # what a process keeps is kept now
    with CaptureQueriesContext(
        connection,
    ) as captured:
        text(client, path)
    return len(captured)


def test_the_number_of_queries_does_not_grow(client, citizen, alta, version):
    def more(count, municipalities):
        for slug in municipalities:
            owner = factories.municipality(slug)
            page = factories.dialog_page(owner, title=f"I {slug}", slug=f"d-{slug}")
            factories.submission(factories.published(page), citizen)
        for number in range(count):
            newer = other_version(version, 100 + DialogVersion.objects.count())
            sent = factories.submission(newer, citizen)
            Delivery.objects.create(municipality=alta, submission=sent, channel="notice_mail")
            if number % 2:
                open_case(sent)

    factories.draft(version, citizen)
    more(2, ["hammerfest"])
    few = queries_of(client)
    more(7, ["hasvik", "loppa", "masoy"])
    for number in range(4):
        page = factories.dialog_page(alta, slug=f"enda-{number}")
        factories.draft(factories.published(page), citizen)
    assert queries_of(client) == few
    assert few <= 17


class TestProfile:
    PATH = "/min-side/profil/"

    def test_facts_with_their_source(self, client, register):
        page = text(client, self.PATH)
        for part in ("Gyllen Fjordhest", "Prøvevegen 90 B", "9510 Alta", "128384 *****", "skatteetaten.no"):
            assert part in page
        assert ORDINARY not in page

    def test_a_protected_address_is_said_to_be_protected_and_nothing_more(self, client, register, alta):
        factories.log_in(client, factories.person(HIDDEN), alta)
        page = text(client, self.PATH)
        assert "Stille Tåke" in page
        assert "beskyttet" in page
        assert "Løynveien" not in page

    def test_the_register_is_down(self, client, register):
        register.fault = "500"
        page = text(client, self.PATH)
        assert "128384 *****" in page
        assert "ds-alert" in page

    def test_choices_are_kept_and_followed(self, client, register, citizen):
        answer = client.post(self.PATH, {"language": "nn", "notice_email": "meg@eksempel.example"})
        assert answer["Location"] == "/nn/min-side/profil/"
        own = CitizenProfile.objects.get(pk=citizen.pk)
        assert (own.language, own.notice_email) == ("nn", "meg@eksempel.example")
        assert b"meg@" not in bytes(own.notice_email_sealed)
        answer = client.get("/min-side/")
        assert answer["Location"] == "/nn/min-side/"
        assert client.get("/min-side/").status_code == 200, "later the language menu decides"

    def test_an_emptied_address_is_forgotten(self, client, register, citizen):
        client.post(self.PATH, {"language": "nb", "notice_email": "meg@eksempel.example"})
        client.post(self.PATH, {"language": "nb", "notice_email": ""})
        assert CitizenProfile.objects.get(pk=citizen.pk).notice_email is None

    @pytest.mark.parametrize(
        "data",
        [
            {"language": "nb", "notice_email": "meg@"},
            {"language": "de", "notice_email": "meg@eksempel.example"},
            {"notice_email": "meg@eksempel.example"},
        ],
    )
    def test_what_cannot_be_saved_is_said_and_kept(self, client, register, citizen, data):
        answer = client.post(self.PATH, data)
        assert answer.status_code == 200
        page = answer.content.decode()
        assert data["notice_email"] in page
        assert "ds-error-summary" in page
        assert "<title>Error:" in page or "<title>Feil:" in page
        assert CitizenProfile.objects.get(pk=citizen.pk).notice_email is None

    def test_the_confirmation_goes_to_the_address_in_the_profile(self, client, register, citizen, version):
        from forms_app.delivery.channels.confirmation_mail import ConfirmationMail

        sent = factories.submission(version, citizen)
        assert ConfirmationMail().planned(sent) == []
        client.post(self.PATH, {"language": "nb", "notice_email": "meg@eksempel.example"})
        assert ConfirmationMail().planned(sent) == ["meg@eksempel.example"]


class TestWhatIsLeft:
    def test_a_draft_says_how_far_it_is_and_until_when(self, client, citizen, version):
        name = version.definition["steps"][0]["questions"][0]["id"]
        factories.draft(version, citizen, {name: "Kari"})
        page = text(client)
        with override("nb"):
            until = date_format(timezone.localtime(Draft.objects.get().delete_after), "DATE_FORMAT")
        assert "Om båten" in page and until in page
        assert "1 of 2" in page or "1 av 2" in page

    def test_a_changed_dialog_leads_over_the_page_that_says_so(self, client, citizen, version):
        factories.draft(version, citizen)
        LiveDialog.objects.update(version=other_version(version, 2, nb={"title": "Ny"}))
        page = text(client)
        assert 'href="/selvbetjening/batplass/start/"' in page and "/steg/" not in page

    def test_a_closed_dialogs_draft_can_be_read(self, client, citizen, version):
        name = version.definition["steps"][0]["questions"][0]["id"]
        factories.draft(version, citizen, {name: "Kari Prøve"})
        LiveDialog.objects.update(version=None)
        assert 'href="/selvbetjening/batplass/svar/"' in text(client)
        assert "Kari Prøve" in text(client, "/selvbetjening/batplass/svar/")


class TestLanguage:
    def test_what_is_in_another_language_says_so(self, alta, version, citizen, client):
        alta.languages = ["nb", "nn", "se"]
        alta.save()
        factories.draft(version, citizen)
        factories.submission(version, citizen)
        page = text(client, "/se/min-side/")
        assert page.count('lang="nb">Båtplass i Bossekop</h3>') == 2
        assert 'lang="nb">Båtplass i Bossekop</h3>' not in text(client)
