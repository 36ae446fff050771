"""Links to old forms are found, matched, replaced on every page, and led on from their old addresses."""

import io

import pytest
from django.core.management import call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, TaskState

from forms_app.definition.publish import publish_dialog
from forms_app.editor.models import DialogPage
from selfservice.answers.models import Answer
from selfservice.oldlinks.finding import record
from selfservice.oldlinks.models import OldLink
from selfservice.oldlinks.replacing import Done, replace
from selfservice.promotion import addresses
from sites.pages.models import ContentPage
from sites.translations import work
from tests import factories
from tests.factories import Role

pytestmark = pytest.mark.django_db
ADMIN = {"host": "portal.localhost"}
PDF = "http://www.alta.localhost/skjema/soknad-batplass.pdf?id=3&lang=nb"
OTHER = "https://skjema.example/kommune/klage-eiendomsskatt"


def text(address, label):
    return f'<p>Du kan <a href="{address.replace("&", "&amp;")}">{label}</a> i dag.</p>'


@pytest.fixture
def dialog():
    page = factories.dialog_page(factories.municipality("alta"))
    factories.published(page)
    return page


@pytest.fixture
def page(dialog):
    body = [
        ("text", text(PDF, "Søk båtplass") + '<p><a href="https://www.nrk.no/">NRK</a></p>'),
        ("links", {"heading": "", "links": [{"title": "Båtplass", "page": None, "url": PDF}]}),
        ("accordion", {"texts": [{"heading": "Klage", "text": text(OTHER, "Klag på eiendomsskatt")}]}),
    ]
    made = factories.web_page(factories.home(factories.municipality("alta")), ContentPage, "havn", body=body)
    made.save_revision().publish()
    return made


def get(client, path):
    return client.get(path, headers={"host": "alta.localhost"})


def test_they_are_found_replaced_and_led_on(client, dialog, page):
    page.title = "Kladd til ny tittel"
    page.save_revision()
    output = io.StringIO()
    call_command("migrate_form_links", "alta", stdout=output)
    assert f"{PDF} (1 pages) -> Båtplass" in output.getvalue() and f"?  {OTHER}" in output.getvalue()
    assert "nrk.no" not in output.getvalue()
    assert PDF.replace("&", "&amp;") in get(client, "/havn/").text, (
        "nothing is replaced before somebody says so"
    )

    client.force_login(factories.staff(factories.municipality("alta"), Role.EDITOR))
    assert PDF.replace("&", "&amp;") in client.get("/admin/gamle-skjemalenker/", headers=ADMIN).text
    row = OldLink.objects.get(address=PDF)
    url = f"/admin/gamle-skjemalenker/{row.municipality_id}/"
    chosen = {"action": "replace", "chosen": [row.pk], f"service-{row.pk}": row.service}
    assert client.post(url, chosen, headers=ADMIN).status_code == 302

    html = get(client, "/havn/").text
    assert html.count('href="/selvbetjening/batplass/"') == 2 and PDF[:40] not in html and OTHER in html
    assert "Kladd til ny tittel" not in html
    draft = Page.objects.get(pk=page.pk).latest_revision.as_object()
    assert draft.title == "Kladd til ny tittel" and f'id="{dialog.translation_key}"' in str(
        draft.body.raw_data
    )
    row.refresh_from_db()
    assert row.state == OldLink.State.REPLACED
    assert "Erstattet: Båtplass" in client.get("/admin/gamle-skjemalenker/", headers=ADMIN).text
    old = get(client, "/skjema/soknad-batplass.pdf?id=3&lang=nb")
    assert old.status_code == 301 and old["Location"].startswith("/t/")
    assert get(client, old["Location"])["Location"] == "/selvbetjening/batplass/start/"

    output = io.StringIO()
    call_command("migrate_form_links", "alta", stdout=output)
    assert "Left to do: 1 of 2" in output.getvalue()


def test_a_list_may_name_more_and_what_is_left_as_it_is_stays_so(client, dialog, page, tmp_path):
    listed = tmp_path / "liste.csv"
    listed.write_text("adresse;navn\n/gammel/batplass.aspx;Båtplass\n", "utf-8")
    call_command("migrate_form_links", "alta", "--list", str(listed), "--replace", stdout=io.StringIO())
    old = get(client, "/gammel/batplass.aspx")
    assert old.status_code == 301
    assert get(client, "/havn/").text.count('href="/selvbetjening/batplass/"') == 2
    left = OldLink.objects.get(state=OldLink.State.OPEN)
    assert left.address == OTHER

    client.force_login(factories.staff(factories.municipality("alta"), Role.EDITOR))
    url = f"/admin/gamle-skjemalenker/{left.municipality_id}/"
    nowhere = OldLink.objects.create(municipality=left.municipality, address="/bare/i/lista.aspx")
    key = OldLink.objects.exclude(service="").first().service
    chosen = {"action": "replace", "chosen": [nowhere.pk], f"service-{nowhere.pk}": key}
    assert "Lagret." in client.post(url, chosen, headers=ADMIN, follow=True).text
    assert get(client, "/bare/i/lista.aspx").status_code == 301
    client.post(url, {"action": "replace", "chosen": [left.pk], f"service-{left.pk}": ""}, headers=ADMIN)
    client.post(url, {"action": "keep", "chosen": [left.pk]}, headers=ADMIN)
    client.post(url, {"action": "look"}, headers=ADMIN)
    left.refresh_from_db()
    assert left.state == OldLink.State.KEPT and left.pages == 1


def test_each_municipality_has_its_own(client, dialog, page):
    alta, hammerfest = factories.municipality("alta"), factories.municipality("hammerfest")
    record(alta)
    record(hammerfest)
    assert {row.municipality for row in OldLink.objects.all()} == {alta}
    row = OldLink.objects.get(address=PDF)
    client.force_login(factories.staff(hammerfest, Role.EDITOR))
    assert PDF[:40] not in client.get("/admin/gamle-skjemalenker/", headers=ADMIN).text
    asked = client.get(f"/admin/gamle-skjemalenker/?municipality={alta.pk}", headers=ADMIN)
    assert asked.status_code == 404
    for owner, status in ((alta, 404), (hammerfest, 302)):
        chosen = {"action": "replace", "chosen": [row.pk], f"service-{row.pk}": row.service}
        url = f"/admin/gamle-skjemalenker/{owner.pk}/"
        assert client.post(url, chosen, headers=ADMIN).status_code == status
    row.refresh_from_db()
    assert row.state == OldLink.State.OPEN and not Redirect.objects.exists()


def test_dialogs_and_answers_are_looked_through_too(client, dialog):
    alta = factories.municipality("alta")
    texts = (
        factories.question("information", "", body=text(PDF, "Søk båtplass")),
        factories.question("link", "Båtplass", url=PDF),
    )
    step = factories.step("Om deg", factories.question("text", "Navn"), *texts)
    other = factories.dialog_page(alta, step, slug="brygge", title="Brygge")
    factories.published(other)
    answer = Answer.objects.create(
        municipality=alta, los_theme="natur", question_nb="Hvordan?", answer_nb=text(PDF, "Søk båtplass")
    )
    record(alta)
    row = OldLink.objects.get()
    assert (row.pages, row.service) == (2, str(dialog.translation_key))
    assert replace(row, row.service) == Done(frozenset({f"page-{other.pk}", f"answer-{answer.pk}"}), 0)
    answer.refresh_from_db()
    assert f'<a linktype="service" id="{dialog.translation_key}">Søk' in answer.answer_nb
    publish_dialog.call(str(other.translation_key))
    short = addresses.path_of(addresses.address_of(alta, dialog.translation_key))
    compiled = str(DialogPage.objects.get(pk=other.pk).live_version.definition)
    assert compiled.count(f"{alta.root_url}{short}") == 2 and PDF[:40] not in compiled
    record(alta)
    row.refresh_from_db()
    assert (row.state, row.pages) == (OldLink.State.REPLACED, 0)


def test_who_may_not_publish_asks_an_approver(client, dialog, page):
    alta = factories.municipality("alta")
    record(alta)
    row = OldLink.objects.get(address=PDF)
    client.force_login(factories.staff(alta, Role.COMMUNICATIONS))
    chosen = {"action": "replace", "chosen": [row.pk], f"service-{row.pk}": row.service}
    client.post(f"/admin/gamle-skjemalenker/{alta.pk}/", chosen, headers=ADMIN)
    row.refresh_from_db()
    assert (row.state, row.pages) == (OldLink.State.SENT, 1)
    assert PDF.replace("&", "&amp;") in get(client, "/havn/").text
    task = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    task.approve(user=factories.staff(alta, Role.APPROVER))
    assert get(client, "/havn/").text.count('href="/selvbetjening/batplass/"') == 2
    assert client.get("/admin/gamle-skjemalenker/", headers=ADMIN).status_code == 200
    row.refresh_from_db()
    assert (row.state, row.pages) == (OldLink.State.REPLACED, 0)


def test_the_region_replaces_what_is_shared_too(client, dialog):
    alta, hammerfest = factories.municipality("alta"), factories.municipality("hammerfest")
    theirs = factories.dialog_page(hammerfest)
    factories.published(theirs)
    shared = "https://www.vest-finnmark.example/skjema/batplass.pdf"
    home = Page.objects.child_of(alta.region.folder).get(locale__language_code="nb")
    body = [("links", {"heading": "", "links": [{"title": "Båtplass", "page": None, "url": shared}]})]
    page = factories.web_page(home, ContentPage, "batliv", body=body)
    page.save_revision().publish()
    answer = Answer.objects.create(los_theme="natur", question_nb="Hvordan?", answer_nb=text(shared, "Her"))

    client.force_login(factories.staff(alta, Role.EDITOR))
    client.post(f"/admin/gamle-skjemalenker/{alta.pk}/", {"action": "look"}, headers=ADMIN)
    assert not OldLink.objects.exists(), "what is shared is the region's to change"
    client.force_login(factories.staff(None))
    client.post(f"/admin/gamle-skjemalenker/{alta.pk}/", {"action": "look"}, headers=ADMIN)
    row = OldLink.objects.get()
    assert (row.pages, row.service) == (2, str(dialog.translation_key)), "the address alone names the service"
    chosen = {"action": "replace", "chosen": [row.pk], f"service-{row.pk}": row.service}
    client.post(f"/admin/gamle-skjemalenker/{alta.pk}/", chosen, headers=ADMIN)
    answer.refresh_from_db()
    assert f'<a linktype="service" id="{dialog.translation_key}">Her' in answer.answer_nb
    for host in ("alta.localhost", "hammerfest.localhost"):
        html = client.get("/felles/batliv/", headers={"host": host}).text
        assert html.count('href="/selvbetjening/batplass/"') >= 1 and shared not in html


def test_only_what_names_its_service_is_taken_without_a_second_look(client, dialog):
    alta = factories.municipality("alta")
    guessed = "https://skjema.example/kommune/soknad-havn"
    body = [("text", text(PDF, "Her") + text(guessed, "Søk plass til båten i havna"))]
    factories.web_page(factories.home(alta), ContentPage, "havn", body=body)
    client.force_login(factories.staff(alta, Role.EDITOR))
    client.post(f"/admin/gamle-skjemalenker/{alta.pk}/", {"action": "look"}, headers=ADMIN)
    OldLink.objects.filter(address=guessed).update(service=dialog.translation_key)
    html = client.get("/admin/gamle-skjemalenker/", headers=ADMIN).text
    boxes = {row.address: f'id="chosen-{row.pk}" checked' in html for row in OldLink.objects.all()}
    assert boxes == {PDF: True, guessed: False}
    output = io.StringIO()
    call_command("migrate_form_links", "alta", "--replace", stdout=output)
    assert f"?  {guessed} (1 pages) -> perhaps Båtplass" in output.getvalue()
    assert set(OldLink.objects.filter(state=OldLink.State.OPEN)) == {OldLink.objects.get(address=guessed)}


def test_a_block_that_takes_a_service_gets_it(dialog, page):
    record(factories.municipality("alta"))
    row = OldLink.objects.get(address=PDF)
    replace(row, row.service)
    page.refresh_from_db()
    link = page.body[1].value["links"][0]
    assert (link["service"], link["page"], link["url"]) == (row.service, None, "")
    fact_box = page.body.stream_block.child_blocks["fact_box"]
    assert "service-link" in fact_box.child_blocks["text"].features, "or the editor drops the link"


def test_a_page_that_nobody_has_published_is_done_too(dialog):
    alta = factories.municipality("alta")
    body = [("text", text(PDF, "Søk båtplass"))]
    page = factories.web_page(factories.home(alta), ContentPage, "utkast", body=body, live=False)
    page.save_revision()
    record(alta)
    row = OldLink.objects.get()
    assert replace(row, row.service).pages == {f"page-{page.pk}"}
    record(alta)
    row.refresh_from_db()
    assert (row.state, row.pages) == (OldLink.State.REPLACED, 0)
    page.refresh_from_db()
    assert not page.live and PDF[:40] not in str(page.latest_revision.as_object().body.raw_data)


def test_a_translation_keeps_its_texts_and_gets_the_link(client, dialog, page):
    translated = factories.translation(page)
    translated.get_target_instance().save_revision().publish()
    record(factories.municipality("alta"))
    row = OldLink.objects.get(address=PDF)
    assert row.pages == 2
    replace(row, row.service)
    for again in (False, True):  # as replaced, and as an editor of translations publishes it after that
        if again:
            work.save(translated, None, publish=True)
        html = get(client, "/nn/havn/").text
        assert html.count('href="/selvbetjening/batplass/"') == 2 and PDF[:40] not in html and "i dag" in html
