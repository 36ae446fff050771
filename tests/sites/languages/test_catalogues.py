"""Every text that a citizen can meet is there in all four languages, and staff's in bokmål."""

import re
import shutil
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command

CATALOGUES = settings.BASE_DIR / "sites" / "locale"
# Rooms that only staff see; their texts may be missing in Northern Sámi, and are then bokmål.
STAFF_ONLY = re.compile(
    r"forms_app/(editor|wagtail_hooks|definition/models|delivery/(models|problems)|delivery/channels/(__init__|notice_mail)"
    r"|questions/blocks|rules/sentence|submissions/models|filling/models)|selfservice/(desk|audit/models|cases/models)"
    r"|forms_app/(quality|formio|overview|versions|uploads/models|rules/calculation_words)"
    r"|templates/forms_app/(quality|formio|overview|versions)"
    r"|selfservice/catalogue/(models|blocks)|sites/(admin|pages/(models|blocks)|municipalities|navigation/models)"
    r"|sites/(theme/|queue|health|users)|templates/(selfservice/desk|wagtailadmin|forms_app/editor)"
)
# Files with texts for citizens and labels of the editor side by side: the labels come from lazy strings of blocks.
NAMES_FOR_STAFF = {"Confirmation by e-mail to the sender"}
BLOCK_LABELS = re.compile(r"forms_app/questions/|selfservice/(cases|registers)/|selfservice/accounts/models")


def _catalogue(language: str, folder: Path = CATALOGUES) -> polib.POFile:
    return polib.pofile(str(folder / language / "LC_MESSAGES" / "django.po"))


def _missing(language: str) -> list[polib.POEntry]:
    return [entry for entry in _catalogue(language) if not entry.obsolete and not entry.translated()]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_nothing_is_missing(language):
    assert [entry.msgid for entry in _missing(language)] == []


def test_northern_sami_has_what_citizens_meet():
    missing = [
        entry.msgid
        for entry in _missing("se")
        if entry.msgid not in NAMES_FOR_STAFF
        and any(
            not STAFF_ONLY.search(file) and not BLOCK_LABELS.search(file) for file, _line in entry.occurrences
        )
    ]
    assert missing == []


def test_northern_sami_says_that_it_awaits_review():
    for entry in _catalogue("se"):
        assert not entry.translated() or "Review" in entry.tcomment or entry.msgid == "Yes", entry.msgid


@pytest.mark.parametrize("language", ["nb", "nn", "se", "en"])
def test_placeholders_are_kept(language):
    for entry in _catalogue(language):
        for text in [entry.msgstr] if entry.msgstr else entry.msgstr_plural.values():
            wanted = set(re.findall(r"%\(\w+\)s|\{\w*\}", entry.msgid + (entry.msgid_plural or "")))
            assert not text or set(re.findall(r"%\(\w+\)s|\{\w*\}", text)) <= wanted, entry.msgid


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="needs gettext")
def test_the_catalogues_know_every_text_of_the_code(tmp_path, settings, monkeypatch):
    for part in ("sites", "forms_app", "selfservice", "templates"):
        shutil.copytree(
            settings.BASE_DIR / part, tmp_path / part, ignore=shutil.ignore_patterns("static", "*.mo")
        )
    monkeypatch.chdir(tmp_path)
    settings.LOCALE_PATHS = [tmp_path / "sites" / "locale"]
    call_command("makemessages", locale=["nb"], verbosity=0, no_obsolete=True)
    found = {entry.msgid for entry in _catalogue("nb", tmp_path / "sites" / "locale")}
    assert found == {entry.msgid for entry in _catalogue("nb")}, "run make messages"
