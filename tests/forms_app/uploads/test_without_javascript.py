"""Files in the step's own form: kept through errors, removed, reused, sent, and never lost with what was typed."""

import pytest

from forms_app.filling.models import Draft
from forms_app.submissions.models import Submission
from forms_app.uploads import storage
from forms_app.uploads.models import Attachment, AttachmentPiece
from forms_app.uploads.samples import pdf, picture
from tests import factories
from tests.compiled import asked, dialog_version, step_of
from tests.forms_app.filling.conftest import log_in
from tests.forms_app.uploads.conftest import BASE, FileBrowser, files, step, upload


def test_from_form_to_submission(browser):
    data = pdf()
    step(browser).post(q_name="Kari", q_map_file=upload("målebrev.pdf", data))
    assert browser.path == BASE + "se-over/"
    assert "målebrev.pdf" in browser.text
    browser.post()
    [sent] = Submission.objects.all()
    [row] = Attachment.objects.all()
    assert (row.submission, row.draft) == (sent, None)
    answer = sent.answers["map"]
    assert answer["how"] == "now" and answer["files"][0]["name"] == "målebrev.pdf"
    assert answer["files"][0]["type"] == "application/pdf"
    assert b"".join(storage.read(row)) == data
    assert "pictures" not in sent.answers
    assert "målebrev.pdf" in browser.html  # the receipt
    assert not Draft.objects.exists()


def test_nothing_is_readable_in_the_database(browser):
    step(browser).post(q_name="Kari", q_map_file=upload("hemmelig.txt", b"Dette er hemmelig."))
    [piece] = AttachmentPiece.objects.all()
    assert b"hemmelig" not in bytes(piece.sealed)
    assert b"hemmelig" not in bytes(piece.attachment.about_sealed)
    piece.start = 5
    piece.save()  # a piece moved elsewhere cannot be opened
    with pytest.raises(storage.Incomplete):
        list(storage.read(piece.attachment))


def test_files_are_kept_when_something_else_is_wrong(browser):
    step(browser).post(q_name="", q_map_file=upload())
    assert browser.path == BASE + "steg/1/"
    assert 'href="#q-name"' in browser.html and 'href="#q-map"' not in browser.html
    assert "målebrev.pdf" in browser.text
    browser.post(q_name="Kari")
    assert browser.path == BASE + "se-over/"


def test_a_required_file_is_asked_for(browser):
    step(browser).post(q_name="Kari")
    assert 'href="#q-map"' in browser.html
    assert "Målebrev" in browser.text
    assert 'aria-describedby="q-map-l q-map-e" aria-invalid="true"' in browser.html


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("side.pdf", b"<html><script>alert(1)</script></html>", "must be one of these kinds"),
        ("tom.pdf", b"", "is empty"),
        ("virus.pdf", pdf()[:200], "cannot be opened"),
        ("for-stor.pdf", b"%PDF-" + b"x" * (6 * 1024 * 1024), "too large"),
    ],
)
def test_a_refused_file_is_told_and_leaves_everything_else(browser, name, data, told):
    browser.get("/en" + BASE + "steg/1/")
    step(browser).post(q_name="Kari", q_map_file=upload(name, data))
    assert 'href="#q-map"' in browser.html
    assert name in browser.text
    assert 'value="Kari"' in browser.html
    assert files() == []
    assert not AttachmentPiece.objects.exists()


def test_too_much_at_once_loses_nothing_that_was_typed(browser, settings):
    settings.UPLOAD_MAX_BYTES, settings.UPLOAD_POST_MAX_BYTES = 3_000_000, 4_000_000
    one, two = b"A" * 2_500_000, b"B" * 2_500_000
    step(browser).post(
        q_name="Kari",
        q_map_file=[upload("en.txt", one), upload("to.txt", two), upload("tre.txt", b"C" * 3_100_000)],
    )
    assert files() == [("en.txt", "clean")]
    assert "to.txt" in browser.text
    assert 'value="Kari"' in browser.html


def test_added_and_removed_with_buttons(browser):
    step(browser).post(q_name="Kari", q_map_file=[upload("a.pdf"), upload("b.pdf")], upload="map")
    assert browser.path == BASE + "steg/1/#q-map"
    assert files() == [("a.pdf", "clean"), ("b.pdf", "clean")]
    first, _second = browser.buttons("remove-file")
    browser.post(**{"q_name": "Kari", "remove-file": first})
    assert files() == [("b.pdf", "clean")]
    browser.post(**{"q_name": "Kari", "remove-file": "ikke-en-id"})
    assert files() == [("b.pdf", "clean")]
    browser.post(q_name="Kari", q_map_file=[upload("c.pdf"), upload("d.pdf"), upload("e.pdf")])
    assert [name for name, _state in files()] == ["b.pdf", "c.pdf", "d.pdf"]  # three at most
    assert "e.pdf" in browser.text


def test_names_follow_the_content_and_steer_nothing(browser):
    hostile = "..\\..\\x\u202egpj.exe" + "a" * 300 + ".html"
    step(browser).post(q_name="Kari", q_pictures_file=upload(hostile, picture()), upload="pictures")
    [(name, _state)] = files()
    assert name.endswith(".png") and len(name) <= 105
    assert not set(name) & set('\u202e\\/"\x00')
    row = Attachment.objects.get()
    response = browser.client.get(f"{BASE}vedlegg/{row.pk}/")
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert b"".join(response.streaming_content) == picture()
    assert FileBrowser().client.get(f"{BASE}vedlegg/{row.pk}/").status_code == 404


def test_files_go_when_their_draft_goes(browser):
    step(browser).post(q_name="Kari", q_map_file=upload())
    browser.get(BASE + "start/")
    browser.post(to=BASE + "start/")
    assert not Attachment.objects.exists() and not AttachmentPiece.objects.exists()


def test_a_word_instead_of_a_file(alta):
    dialog_version(alta, step_of("Vedlegg", asked("files", "Attest", id="proof")))
    browser = step(FileBrowser())
    browser.post(q_proof_how="later")
    assert browser.path == BASE + "se-over/"
    browser.post()
    assert Submission.objects.get().answers == {"proof": {"how": "later", "files": []}}


def test_a_file_sent_before_is_used_again_by_its_citizen_only(browser, alta):
    kari, ola = factories.citizen(), factories.citizen()
    log_in(browser, kari)
    step(browser).post(q_name="Kari", q_map_file=upload("attest.pdf"))
    browser.post()
    [first] = Submission.objects.all()
    [old] = first.attachments.all()
    other = FileBrowser()
    log_in(other, ola)
    assert "attest.pdf" not in step(other).text
    other.post(q_name="Ola", q_map_reuse=str(old.pk), upload="map")
    assert Attachment.objects.count() == 1
    assert "attest.pdf" in step(browser).text
    browser.post(q_name="Kari", q_map_reuse=str(old.pk))
    browser.post()
    second = Submission.objects.order_by("sent_at").last()
    [copy] = second.attachments.all()
    assert copy.pk != old.pk and b"".join(storage.read(copy)) == b"".join(storage.read(old))
    assert first.attachments.count() == 1


def test_files_in_the_rows_of_a_group(alta):
    inner = [asked("text", "Navn", id="name"), asked("files", "Attest", id="proof", ways=["now"])]
    group = asked("group", "Barn", id="child", min=1, max=3, questions=inner)
    dialog_version(alta, step_of("Barna", group))
    browser = step(FileBrowser())
    browser.post(**{"q_child": "1", "q_child.1.name": "Kari", "q_child.1.proof-file": upload("attest.pdf")})
    assert browser.path == BASE + "se-over/"
    browser.post()
    [row] = Submission.objects.get().answers["child"]
    assert row["proof"]["files"][0]["name"] == "attest.pdf"
    assert Submission.objects.get().attachments.count() == 1
