"""Los: what comes with the program, and what the official file brings."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from forms_app.editor.los import LOS_THEMES
from sites.los import sami, seed
from sites.los.models import LosConcept
from sites.los.vocabulary import vocabulary
from sites.pagecache.memo import Memo
from tests.conftest import SHARED

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def _nothing_read(monkeypatch):
    """A rolled back import leaves the number of its stamp to the next one."""
    monkeypatch.setattr("sites.los.vocabulary._known", Memo())


SMALL = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
 <skos:Concept rdf:about="https://psi.norge.no/los/tema/trafikk-og-transport">
  <skos:prefLabel xml:lang="nb">Trafikk og transport</skos:prefLabel>
 </skos:Concept>
 <skos:Concept rdf:about="https://psi.norge.no/los/tema/bat-havn-og-kyst">
  <skos:prefLabel xml:lang="nb">Båt, havn og kyst</skos:prefLabel>
  <skos:broader rdf:resource="https://psi.norge.no/los/tema/trafikk-og-transport"/>
 </skos:Concept>
 <skos:Concept rdf:about="https://psi.norge.no/los/ord/batplass">
  <skos:prefLabel xml:lang="nb">Båtplass</skos:prefLabel>
  <skos:prefLabel xml:lang="en">*</skos:prefLabel>
  <skos:hiddenLabel xml:lang="nb">Kaiplass</skos:hiddenLabel>
  <skos:broader rdf:resource="https://psi.norge.no/los/tema/bat-havn-og-kyst"/>
 </skos:Concept>
</rdf:RDF>"""


def test_themes_and_life_events_are_there_without_the_file():
    los = vocabulary()
    assert len([theme for theme in los.themes.values() if not theme.broader]) == 14
    assert len([theme for theme in los.themes.values() if theme.broader]) == 78
    assert len(los.events) == 7
    assert not los.words
    assert los.top_of("bat-havn-og-kyst") == "trafikk-og-transport"
    assert los.top_of("arbeid") == "arbeid"
    assert los.top_of("finnes-ikke") == ""
    assert los.themes["eiendom"].name("nn") == ("Eigedom", "nn")
    assert los.themes["eiendom"].name("se") == ("Giddaopmodagat", "se")
    assert los.themes["permisjonsordninger"].name("se") == ("Permisjonsordninger", "nb")


def test_names_in_northern_sami_are_of_themes_and_agree_with_the_catalogue():
    los = vocabulary()
    assert sami.NAMES.keys() <= los.themes.keys() | los.events.keys()
    with translation.override("se"):
        assert {slug: sami.NAMES[slug] for slug, _name in LOS_THEMES} == {
            slug: str(name) for slug, name in LOS_THEMES
        }


def test_import_takes_the_place_of_what_was_there(tmp_path, capsys):
    file = tmp_path / "los.rdf"
    file.write_text(SMALL)
    call_command("import_los", file)
    assert "2 themes, 0 life events, 1 words" in capsys.readouterr().out
    word = vocabulary().words["batplass"]
    assert word.synonyms == {"nb": ("Kaiplass",)}
    assert word.broader == ("bat-havn-og-kyst",)
    assert "en" not in word.names
    call_command("import_los", file)
    assert LosConcept.objects.count() == 3


@pytest.mark.parametrize("text", ["", "not xml", '<?xml version="1.0"?><a/>', "{}"])
def test_what_is_not_los_changes_nothing(tmp_path, text):
    LosConcept.objects.create(kind="tema", slug="arbeid", names={"nb": "Arbeid"})
    file = tmp_path / "los.rdf"
    file.write_text(text)
    with pytest.raises(CommandError):
        call_command("import_los", file)
    with pytest.raises(CommandError):
        call_command("import_los", tmp_path / "nowhere.rdf")
    assert LosConcept.objects.count() == 1


@pytest.mark.shared
def test_the_official_file_has_what_comes_with_the_program(capsys):
    call_command("import_los", SHARED / "schemas" / "los" / "los.rdf")
    assert "92 themes, 7 life events, 427 words" in capsys.readouterr().out
    for concept in seed.concepts():
        row = LosConcept.objects.get(kind=concept.kind, slug=concept.slug)
        assert row.broader == concept.broader, concept.slug
        if row.kind == "tema":  # a name of a life event is misspelt in the file, and mended in ours
            assert row.names == concept.names, concept.slug
    assert "Barnehagedekning" in vocabulary().words["barnehageplass"].synonyms["nb"]


def test_editors_choose_themes_in_the_settings_of_a_dialog():
    from sites.los.fields import TopicsField

    field = TopicsField(verbose_name="x").formfield()
    assert field.clean(["bat-havn-og-kyst", "eiendom"]) == ["bat-havn-og-kyst", "eiendom"]
    assert field.clean([]) == []
    with pytest.raises(Exception, match="finnes-ikke"):
        field.clean(["finnes-ikke"])
