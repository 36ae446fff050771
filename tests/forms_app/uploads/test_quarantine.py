"""Quarantine: a real conversation with a scanner, one that is away, and what the sweeper takes away."""

import socket
from datetime import timedelta

import pytest
from django.utils import timezone

from forms_app.filling.models import Draft
from forms_app.submissions.models import Submission
from forms_app.uploads import clamd, scanning
from forms_app.uploads.models import Attachment, AttachmentPiece
from forms_app.uploads.samples import pdf
from tests import factories
from tests.forms_app.uploads.clamd import EICAR
from tests.forms_app.uploads.conftest import BASE, files, step, upload


def older(**age):
    Attachment.objects.update(changed_at=timezone.now() - timedelta(**age))


def test_the_scanner_sees_every_byte(scanner, browser):
    data = pdf() + b"%" + b"x" * 900_000
    step(browser).post(q_name="Kari", q_map_file=upload(data=data))
    assert scanner.seen == [data]
    assert files() == [("målebrev.pdf", "clean")]


def test_a_virus_is_refused_with_the_fields_message(scanner, browser):
    step(browser).post(q_name="Kari", q_map_file=upload("virus.txt", EICAR))
    assert 'href="#q-map"' in browser.html and "virus.txt" in browser.text
    assert files() == [] and not AttachmentPiece.objects.exists()


def test_nothing_is_served_before_the_verdict(scanner, browser, alta, client):
    scanner.silent = True
    step(browser).post(q_name="Kari", q_map_file=upload("attest.txt", b"Attest"))
    assert files() == [("attest.txt", "waiting")]
    row = Attachment.objects.get()
    assert browser.client.get(f"{BASE}vedlegg/{row.pk}/").status_code == 404
    browser.post()  # it may be sent all the same: the municipality gets it when it is looked into
    sent = Submission.objects.get()
    path = f"/admin/innsendinger/{sent.reference}/vedlegg/{row.pk}/"
    worker = factories.staff(alta, factories.Role.CASE_WORKER)
    client.force_login(worker, backend="django.contrib.auth.backends.ModelBackend")
    client.defaults["HTTP_HOST"] = "portal.localhost"
    assert client.get(path).status_code == 404
    assert not sent.access_log.exists()
    scanning.scan_waiting()
    assert files() == [("attest.txt", "waiting")]  # not before a minute has gone
    older(minutes=2)
    scanner.silent = False
    scanning.scan_waiting()
    assert files() == [("attest.txt", "clean")]
    response = client.get(path)
    assert b"".join(response.streaming_content) == b"Attest"
    assert response.headers["Content-Disposition"] == 'attachment; filename="attest.txt"'
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    [entry] = sent.access_log.all()
    assert (entry.attachment, entry.reader) == (row.pk, worker)


def test_a_virus_found_after_sending_leaves_a_row_without_bytes(scanner, browser):
    scanner.silent = True
    step(browser).post(q_name="Kari", q_map_file=upload("virus.txt", EICAR))
    browser.post()
    scanner.silent = False
    older(minutes=2)
    scanning.scan_waiting()
    assert files() == [("virus.txt", "refused")] and not AttachmentPiece.objects.exists()
    assert browser.get(browser.path).status_code == 200
    assert Submission.objects.count() == 1


def test_a_virus_found_before_sending_stops_it(scanner, browser):
    scanner.silent = True
    step(browser).post(q_name="Kari", q_map_file=upload("virus.txt", EICAR))
    assert browser.path == BASE + "se-over/"
    scanner.silent = False
    older(minutes=2)
    scanning.scan_waiting()
    browser.post()
    assert not Submission.objects.exists()
    assert browser.path == BASE + "steg/1/" and "virus.txt" in browser.text


def test_a_file_that_goes_between_review_and_send_stops_it(browser):
    step(browser).post(q_name="Kari", q_map_file=upload())
    draft = Draft.objects.get()
    from forms_app.definition.loading import load
    from forms_app.filling.journey import walk
    from forms_app.questions.base import AnswerContext
    from forms_app.submissions.send import NotSendable
    from forms_app.uploads.found import of_draft

    context = AnswerContext(files=of_draft(draft))
    journey = walk(load(draft.version_id, "nb"), draft.typed, context)
    assert journey.complete
    Attachment.objects.all().delete()
    with pytest.raises(NotSendable):
        factories.send(draft)
    assert Draft.objects.filter(pk=draft.pk).exists() and not Submission.objects.exists()


def test_what_the_scanner_may_say(scanner):
    assert clamd.is_infected(scanner.address, [b"x", EICAR])
    assert not clamd.is_infected(scanner.address, [b"x" * 1_000_000, b""])
    scanner.limit = 10
    with pytest.raises(clamd.Unavailable):
        clamd.is_infected(scanner.address, [b"x" * 3_000_000])
    with socket.socket() as taken:  # bound, and nobody listens
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(clamd.Unavailable):
            clamd.is_infected(f"tcp://127.0.0.1:{taken.getsockname()[1]}", [b"x"])
    with pytest.raises(clamd.Unavailable):
        clamd.is_infected("unix:/finnes/ikke", [b"x"])


def test_readiness_knows_of_a_scanner_that_is_away(scanner, browser):
    assert scanning.oldest_waiting()[0]
    scanner.silent = True
    step(browser).post(q_name="Kari", q_map_file=upload())
    assert scanning.oldest_waiting()[0]
    Attachment.objects.update(created_at=timezone.now() - timedelta(minutes=20))
    assert not scanning.oldest_waiting()[0]


def test_orphans_and_what_never_came_whole_are_swept(browser, version):
    step(browser).post(q_name="Kari", q_map_file=upload("a.pdf"), upload="map")
    kept = Attachment.objects.get()
    factories.attachment("b.txt", draft=factories.draft(version, None, browser="c" * 64))
    Draft.objects.filter(browser="c" * 64)._raw_delete("default")  # as Send takes it
    Attachment(
        municipality=kept.municipality, draft_id=kept.draft_id, place="map", size=9, about_sealed=b""
    ).save()
    assert scanning.sweep() == 2  # b.txt with its piece
    older(days=3)
    scanning.sweep()
    assert list(Attachment.objects.all()) == [kept]
    assert not AttachmentPiece.objects.exclude(attachment=kept).exists()
