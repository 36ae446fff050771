"""A dialog that asks for files, and a citizen's browser at it."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from forms_app.filling.models import Draft
from forms_app.uploads.models import Attachment
from forms_app.uploads.samples import pdf, picture
from tests.compiled import asked, dialog_version, step_of
from tests.forms_app.filling import conftest as filling
from tests.forms_app.filling.conftest import BASE, Browser
from tests.forms_app.uploads.clamd import Scanner

_accounts, alta = filling._accounts, filling.alta  # the same logins and municipality
SENT_NOW = {"ways": ["now"]}
STEPS = (
    step_of(
        "Vedlegg",
        asked("text", "Navn", id="name"),
        asked("files", "Målebrev", id="map", **SENT_NOW),
        asked("files", "Bilder", id="pictures", required=False, families=["picture"], max_megabytes=1),
    ),
)


@pytest.fixture
def version(alta):
    return dialog_version(alta, *STEPS)


@pytest.fixture
def browser(version):
    return FileBrowser()


@pytest.fixture
def scanner(settings):
    with Scanner() as running:
        settings.CLAMD = running.address
        yield running


class FileBrowser(Browser):
    """One that chooses files too: `post(q_map_file=upload("a.pdf"))` is the field q-map-file."""

    def post(self, follow=True, to="", **answers):
        data = self.fields | {
            name.replace("_", "-") if name.startswith("q_") else name: value
            for name, value in answers.items()
        }
        response = self.client.post(to or self.action, data)
        if response.status_code == 302 and follow and response.headers["Location"].startswith("/"):
            return self.get(response.headers["Location"])
        self._read(response, self.path)
        return response

    def buttons(self, name):
        return re.findall(rf'name="{name}" value="([^"]*)"', self.html)


def upload(name="målebrev.pdf", data=None):
    return SimpleUploadedFile(name, pdf() if data is None else data)


def step(browser):
    browser.get(BASE + "steg/1/")
    return browser


def files():
    """(name, state) of every file, in the order they came."""
    return [(row.about["name"], row.state) for row in Attachment.objects.all()]


__all__ = ["BASE", "Draft", "picture"]
