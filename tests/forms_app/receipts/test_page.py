"""Who gets a receipt: the one who sent, for as long as there is a submission."""

import hashlib

import pytest

from forms_app.filling.applicants import Level
from tests import factories

TOKEN = "a-token-of-a-browser"


@pytest.fixture
def alta(db):
    alta = factories.municipality("alta", names={"nb": "Alta kommune"}, phone="78 45 50 00")
    alta.languages = ["nb", "nn", "se", "en"]
    alta.save()
    return alta


@pytest.fixture
def version(alta):
    return factories.dialog_version(alta)


def url(sent, language="", pdf=""):
    return f"{language}/selvbetjening/kvittering/{sent.reference}/{pdf}"


def anonymous(version, **values):
    return factories.submission(version, browser=hashlib.sha256(TOKEN.encode()).hexdigest(), **values)


def visit(client, path, host="alta.localhost", token=None, settings=None):
    if token:
        client.cookies["draft"] = token
    return client.get(path, headers={"host": host})


def test_the_browser_that_sent_gets_it_and_no_other(client, version):
    sent = anonymous(version)
    elsewhere = visit(client, url(sent))
    assert elsewhere.status_code == 302 and sent.reference not in elsewhere.content.decode()
    page = visit(client, url(sent), token=TOKEN)
    assert page.status_code == 200
    assert page["Cache-Control"] == "private, no-store"
    html = page.content.decode()
    for part in (
        sent.reference,
        "Båtplass",
        "Vi svarer deg.",
        "Inntil fire uker.",
        "78 45 50 00",
        url(sent, pdf="pdf/"),
    ):
        assert part in html
    assert visit(client, url(sent), token="another").status_code == 302


def test_a_citizen_gets_their_own_and_nobody_elses(client, alta, version):
    kari, ola = factories.citizen(), factories.citizen()
    sent = factories.submission(version, kari, level="substantial")
    factories.log_in(client, kari, alta)
    assert visit(client, url(sent)).status_code == 200
    factories.log_in(client, ola, alta)
    assert visit(client, url(sent)).status_code == 404
    assert visit(client, url(sent, pdf="pdf/")).status_code == 404


def test_what_was_sent_before_logging_in_stays_reachable(client, alta, version):
    sent = anonymous(version)
    factories.log_in(client, factories.citizen(), alta)
    assert visit(client, url(sent), token=TOKEN).status_code == 200


def test_an_expired_session_leads_to_the_login_and_back(client, version):
    sent = factories.submission(version, factories.citizen(), level="substantial")
    answer = visit(client, url(sent))
    assert answer.status_code == 302
    assert url(sent).replace("/", "%2F") in answer["Location"] or url(sent) in answer["Location"]


def test_a_lower_login_than_it_was_sent_with_is_raised(client, alta, version):
    kari = factories.citizen()
    sent = factories.submission(version, kari, level=Level.HIGH)
    factories.log_in(client, kari, alta, level="substantial")
    assert visit(client, url(sent)).status_code == 302
    factories.log_in(client, kari, alta, level="high")
    assert visit(client, url(sent)).status_code == 200


def test_whether_a_reference_exists_cannot_be_found_out(client, alta, version):
    sent = anonymous(version)
    there, not_there = (visit(client, url(one)) for one in (sent, factories.submission(version)))
    assert there.status_code == not_there.status_code == 302
    factories.log_in(client, factories.citizen(), alta)
    assert visit(client, url(sent)).status_code == 404


@pytest.mark.parametrize("reference", ["AAA-AAA-AAA", "x", "222-222-223", "%00"])
def test_what_is_no_reference_is_not_found(client, alta, reference):
    assert visit(client, f"/selvbetjening/kvittering/{reference}/").status_code == 404


def test_another_municipality_does_not_have_it(client, version):
    factories.municipality("loppa")
    sent = anonymous(version)
    assert visit(client, url(sent), host="loppa.localhost", token=TOKEN).status_code == 302


def test_references_may_be_written_in_any_way(client, version):
    sent = anonymous(version)
    path = f"/selvbetjening/kvittering/{sent.reference.lower().replace('-', '')}/"
    assert visit(client, path, token=TOKEN).status_code == 200


@pytest.mark.parametrize(("language", "lang"), [("", "nb"), ("/nn", "nn"), ("/se", "se"), ("/en", "en")])
def test_it_exists_in_every_language(client, version, language, lang):
    sent = anonymous(version)
    html = visit(client, url(sent, language), token=TOKEN).content.decode()
    assert f'<html lang="{lang}"' in html and sent.reference in html


def test_the_pdf_is_a_private_download_with_a_safe_name(client, version):
    sent = anonymous(version)
    answer = visit(client, url(sent, pdf="pdf/"), token=TOKEN)
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="kvittering-{sent.reference}.pdf"'
    assert answer["Cache-Control"] == "private, no-store"
    assert answer.content.startswith(b"%PDF")


def test_what_was_typed_is_shown_as_text(client, alta):
    question = factories.compiled_question("text", "Navn")
    version = factories.dialog_version(alta, [question])
    sent = anonymous(version, answers={question["id"]: "<script>alert(1)</script>"})
    html = visit(client, url(sent), token=TOKEN).content.decode()
    assert "<script>alert" not in html and "&lt;script&gt;alert(1)" in html


def test_nothing_can_be_posted(client, version):
    sent = anonymous(version)
    client.cookies["draft"] = TOKEN
    assert client.post(url(sent), headers={"host": "alta.localhost"}).status_code == 405


def test_what_is_not_in_the_pages_language_says_which_it_is_in(client, version):
    sent = anonymous(version)
    html = visit(client, url(sent, "/en"), token=TOKEN).content.decode()
    assert '<span lang="nb">Båtplass</span>' in html
    assert '<div lang="nb">' in html.partition("<details")[2]
    assert "Behandlingstid: Inntil fire uker." in html  # a sentence is in one language
    assert 'lang="nb">' not in visit(client, url(sent), token=TOKEN).content.decode().partition("<main")[2]
