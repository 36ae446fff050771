"""Every text that a citizen can meet is there in all four languages, and staff's in bokmål."""

import re
import shutil
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.utils import translation
from django.utils.translation import gettext

from tests.sites.languages.audience import is_for_staff

CATALOGUES, LIBRARIES = settings.LOCALE_PATHS


def _catalogue(language: str, folder: Path = CATALOGUES) -> polib.POFile:
    return polib.pofile(str(folder / language / "LC_MESSAGES" / "django.po"))


def _missing(language: str) -> list[polib.POEntry]:
    return [entry for entry in _catalogue(language) if not entry.obsolete and not entry.translated()]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_nothing_is_missing(language):
    assert [entry.msgid for entry in _missing(language)] == []


def test_northern_sami_has_what_citizens_meet():
    assert [entry.msgid for entry in _missing("se") if not is_for_staff(entry)] == []


def test_northern_sami_says_that_it_awaits_review():
    for entry in _catalogue("se"):
        assert not entry.translated() or "Review" in entry.tcomment or entry.msgid == "Yes", entry.msgid


@pytest.mark.parametrize("language", ["nb", "nn", "se", "en"])
def test_placeholders_are_kept(language):
    for entry in _catalogue(language):
        for text in [entry.msgstr] if entry.msgstr else entry.msgstr_plural.values():
            wanted, found = _places(entry.msgid + entry.msgid_plural), _places(text)
            assert not text or found == wanted or (entry.msgid_plural and found < wanted), entry.msgid


def _places(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]|\{\w*\}", text))


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


def test_texts_are_marked_by_names_that_gettext_knows():
    """Marked by another name, a text is never found, and stays English."""
    for part in ("sites", "forms_app", "selfservice"):
        for file in (Path(settings.BASE_DIR) / part).rglob("*.py"):
            assert not re.search(r"gettext\w* as (?!_\b)\w", file.read_text()), file


def test_library_texts_are_those_of_the_libraries():
    """What the libraries no longer say, or now say in the language themselves, can go."""
    ours = {
        (source.parent.parent.name, source.name, entry.msgctxt, entry.msgid, entry.msgid_plural)
        for source in LIBRARIES.glob("*/LC_MESSAGES/*.po")
        for entry in polib.pofile(str(source))
    }
    packages = [Path(__import__(name).__file__).parent for name in ("django", "wagtail", "wagtail_localize")]
    theirs = {
        (language, source.name, entry.msgctxt, entry.msgid, entry.msgid_plural)
        for package in packages
        for source in package.rglob("locale/en/LC_MESSAGES/*.po")
        for entry in polib.pofile(str(source))
        for language in ("nb", "se")
    }
    assert ours - theirs == set()


def test_no_text_of_wagtails_parts_is_left_in_english():
    """Every text of every installed part has bokmål: its own, or ours."""
    ours = {
        (source.name, entry.msgctxt, entry.msgid)
        for source in (LIBRARIES / "nb").glob("LC_MESSAGES/*.po")
        for entry in polib.pofile(str(source))
        if entry.translated()
    }
    missing = []
    for app in apps.get_app_configs():
        if not app.name.startswith("wagtail"):
            continue
        for source in Path(app.path).glob("locale/en/LC_MESSAGES/*.po"):
            bokmal = Path(app.path) / "locale" / "nb" / "LC_MESSAGES" / source.name
            theirs = polib.pofile(str(bokmal)) if bokmal.exists() else []
            known = {(entry.msgctxt, entry.msgid) for entry in theirs if entry.translated()}
            missing += [
                (app.name, entry.msgid)
                for entry in polib.pofile(str(source))
                if (entry.msgctxt, entry.msgid) not in known
                and (source.name, entry.msgctxt, entry.msgid) not in ours
            ]
    assert missing == []


def test_our_texts_for_libraries_keep_their_placeholders():
    for source in LIBRARIES.glob("*/LC_MESSAGES/*.po"):
        for entry in polib.pofile(str(source)):
            wanted = _places(entry.msgid + entry.msgid_plural)
            for text in [entry.msgstr] if entry.msgstr else entry.msgstr_plural.values():
                assert _places(text) <= wanted, entry.msgid


def test_staff_read_wagtail_and_wagtail_localize_in_bokmal():
    with translation.override("nb"):
        assert gettext("Issues found") == "Feil funnet"
        assert gettext("Translate this page") == "Oversett denne siden"
