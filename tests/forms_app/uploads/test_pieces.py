"""Piece by piece, as the script sends: resumed, repeated, refused, and nobody else's."""

import pytest

from forms_app.filling.models import Draft
from forms_app.submissions.models import Submission
from forms_app.uploads import storage
from forms_app.uploads.models import Attachment
from forms_app.uploads.samples import pdf
from tests.forms_app.uploads.conftest import BASE, FileBrowser, files, step

BEGIN = BASE + "steg/1/vedlegg/"


def begin(browser, name="målebrev.pdf", size=1000, place="map", mark="m", **typed):
    data = browser.fields | {"q-name": "Kari", "file-place": place, "file-name": name} | typed
    return browser.client.post(BEGIN, data | {"file-size": str(size), "file-mark": mark})


def piece(browser, told, data, offset):
    return browser.client.post(
        told["url"], data, content_type="application/octet-stream", headers={"upload-offset": str(offset)}
    )


def test_a_file_in_pieces_survives_lost_answers(browser):
    data = pdf()
    step(browser)
    first = begin(browser, size=len(data))
    assert first.status_code == 201
    told = first.json()
    assert Draft.objects.get().typed["name"] == "Kari"  # the form is saved along with it
    assert piece(browser, told, data[:100], 0).json() == {"offset": 100}
    assert piece(browser, told, data[:100], 0).json() == {"offset": 100}  # its answer was lost: sent again
    assert piece(browser, told, data[150:], 150).json() == {"offset": 100}  # one went missing
    assert browser.client.get(told["url"]).json() == {"offset": 100}
    again = begin(browser, size=len(data)).json()  # the page was loaded anew, the same file chosen
    assert (again["id"], again["offset"]) == (told["id"], 100)
    done = piece(browser, told, data[100:], 100).json()
    assert done["offset"] == len(data) and told["id"] in done["html"]
    assert files() == [("målebrev.pdf", "clean")]
    assert b"".join(storage.read(Attachment.objects.get())) == data
    repeated = piece(browser, told, data[100:], 100).json()
    assert repeated["html"] == done["html"]
    step(browser).post(q_name="Kari")
    assert browser.path == BASE + "se-over/"
    browser.post()
    assert Submission.objects.get().attachments.count() == 1


def test_more_than_was_said_and_too_large_pieces_add_nothing(browser):
    step(browser)
    told = begin(browser, size=10).json()
    assert piece(browser, told, b"x" * 11, 0).json() == {"offset": 0}
    assert piece(browser, told, b"x" * (storage.PIECE + 1), 0).status_code == 413
    assert piece(browser, told, b"x", "mange").status_code == 413
    assert piece(browser, told, b"", 0).json() == {"offset": 0}
    assert files() == [("målebrev.pdf", "receiving")]


def test_a_broken_off_file_is_neither_sent_nor_served(browser):
    step(browser)
    told = begin(browser, size=10).json()
    piece(browser, told, b"x", 0)
    assert browser.client.get(f"{BASE}vedlegg/{told['id']}/").status_code == 404
    step(browser).post(q_name="Kari")
    assert browser.path == BASE + "steg/1/"
    assert 'href="#q-map"' in browser.html and "målebrev.pdf" in browser.text
    browser.post(**{"q_name": "Kari", "remove-file": told["id"]})
    assert files() == []


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"size": 0}, 422),
        ({"size": "x"}, 422),
        ({"size": 10**14}, 422),
        ({"place": "name"}, 409),
        ({"place": "../map"}, 409),
        ({"version": ""}, 201),
    ],
)
def test_what_cannot_be_begun(browser, values, status):
    step(browser)
    assert begin(browser, **values).status_code == status


def test_the_number_is_kept_however_they_come(browser):
    step(browser)
    for number in range(3):
        assert begin(browser, mark=str(number)).status_code == 201
    refused = begin(browser, mark="4")
    assert refused.status_code == 422 and "målebrev.pdf" in refused.json()["error"]


def test_refused_at_the_last_piece(browser):
    step(browser)
    told = begin(browser, name="side.pdf", size=20).json()
    refused = piece(browser, told, b"<html></html>       ", 0)
    assert refused.status_code == 422 and "side.pdf" in refused.json()["error"]
    assert files() == []
    assert piece(browser, told, b"x", 0).status_code == 404


def test_nobody_elses_draft(browser):
    step(browser)
    told = begin(browser).json()
    stranger = FileBrowser()
    step(stranger)
    assert piece(stranger, told, b"x", 0).status_code == 404
    assert stranger.client.get(told["url"]).status_code == 404
    assert stranger.client.post(f"{BASE}vedlegg/{told['id']}/fjern/").status_code == 404
    stranger.post(**{"q_name": "Ola", "remove-file": told["id"]})
    assert files() == [("målebrev.pdf", "receiving")]
    assert browser.client.post(f"{BASE}vedlegg/{told['id']}/fjern/").status_code == 200
    assert files() == []
