"""The difference between two versions, in an editor's words."""

import copy

import pytest
from django.utils import translation

from forms_app.versions.diff import Kind, Line, compare
from tests.compiled import asked, compiled, if_equals, step_of


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def dialog(*, label="Navn", options=None, rule=None, order=("name", "boat", "more"), title="Båtplass"):
    made = {
        "name": asked("text", label, id="name"),
        "boat": asked(
            "one_of", "Båttype", id="boat", options=options or {"sail": "Seilbåt", "motor": "Motorbåt"}
        ),
        "more": asked("long_text", "Mer", id="more", show_if=rule),
        "new": asked("yes_no", "Har du plass fra før?", id="new"),
    }
    data = compiled(step_of("Om deg", *(made[key] for key in order)), title=title)
    data["steps"][0]["id"] = "s1"
    data["texts"]["nb"] = {
        name if name.split(".")[0] in made or "." not in name else "s1." + name.split(".")[1]: text
        for name, text in data["texts"]["nb"].items()
    }
    return data


def changes(before, after, language="nb"):
    return {(one.kind, one.name): one.lines for one in compare(before, after, language)}


def test_nothing_differs_from_itself():
    assert compare(dialog(), dialog(), "nb") == []


def test_added_and_removed_questions_are_named():
    found = changes(dialog(), dialog(order=("name", "boat", "new")))
    assert set(found) == {(Kind.ADDED, "Har du plass fra før?"), (Kind.REMOVED, "Mer")}
    assert Line("Step", "", "Om deg") in found[Kind.ADDED, "Har du plass fra før?"]


def test_a_moved_question_is_told_once_and_the_others_not_at_all():
    assert set(changes(dialog(), dialog(order=("more", "name", "boat")))) == {(Kind.MOVED, "Mer")}


def test_texts_are_told_with_what_they_were():
    found = changes(dialog(), dialog(label="Navn på båten", title="Fast båtplass"))
    assert found[Kind.CHANGED, "Navn på båten"] == (Line("Question", "Navn", "Navn på båten"),)
    assert found[Kind.CHANGED, "Fast båtplass"] == (Line("Title", "Båtplass", "Fast båtplass"),)


def test_options_come_go_and_are_renamed():
    found = changes(dialog(), dialog(options={"sail": "Seil", "row": "Robåt"}))
    assert found[Kind.CHANGED, "Båttype"] == (
        Line("Option", "Seilbåt", "Seil"),
        Line("Option", "Motorbåt", ""),
        Line("Option", "", "Robåt"),
    )


def test_rules_are_sentences():
    [line] = changes(dialog(), dialog(rule=if_equals("boat", "sail")))[Kind.CHANGED, "Mer"]
    assert line.before == "Always shown."
    assert line.after == "Shown only when “Båttype” is “Seilbåt”."


def test_settings_of_dialog_and_question():
    after = dialog()
    after["dialog"] = {"level": "high", "settings": after["dialog"]["settings"] | {"retention_days": 60}}
    after["steps"][0]["questions"][0]["required"] = False
    found = changes(dialog(), after)
    assert Line("Login", "No login", "Log in at level high") in found[Kind.CHANGED, "Båtplass"]
    assert Line("Keep drafts (days)", "30", "60") in found[Kind.CHANGED, "Båtplass"]
    assert found[Kind.CHANGED, "Navn"] == (Line("Must be answered", "Yes", "No"),)


def test_a_translation_is_compared_in_its_language():
    before, after = dialog(), dialog()
    for data, text in ((before, "Namn"), (after, "Namnet")):
        data["texts"]["nn"] = {"title": "Båtplass", "name.label": text}
    assert changes(before, after) == {}
    assert changes(before, after, "nn")[Kind.CHANGED, "Namnet"] == (Line("Question", "Namn", "Namnet"),)


def test_checks_demands_and_option_rules_are_told():
    before, after = dialog(), dialog()
    question = after["steps"][0]["questions"][1]
    question["require_if"] = {"question": "name", "operator": "answered"}
    question["checks"] = [{"id": "c", "rule": {"question": "boat", "operator": "equals", "value": "sail"}}]
    question["settings"]["option_rules"] = {"motor": {"question": "name", "operator": "answered"}}
    after["texts"]["nb"]["boat.check.c"] = "Bare seilbåter."
    names = {line.name for line in changes(before, after)[Kind.CHANGED, "Båttype"]}
    assert names == {
        "Must be answered when",
        "Must be true",
        "Message of a check",
        "Condition of the option “Motorbåt”",
    }


def test_words_are_marked():
    parts = Line("Question", "Navn på båt", "Navn på stor båt").parts
    assert parts == [("same", "Navn på "), ("added", "stor "), ("same", "båt")]


def test_punctuation_is_no_part_of_a_word_and_other_texts_are_told_whole():
    parts = Line("Question", "Hvor lang er båten?", "Hvor lang er båten fra baug til hekk?").parts
    assert parts == [("same", "Hvor lang er båten"), ("added", " fra baug til hekk"), ("same", "?")]
    before, after = "Bokstaver og tall i Småbåtregisteret.", "Tallet står på siden av båten."
    assert Line("Help", before, after).parts == [("removed", before), ("added", after)]
    assert Line("Help", "", after).parts == [("added", after)]


def test_the_compiled_dialogs_are_left_as_they_are():
    before, after = dialog(), dialog(label="Nytt")
    kept = copy.deepcopy((before, after))
    compare(before, after, "nb")
    assert kept == (before, after)


def test_settings_are_told_in_the_editors_words_and_never_as_machines_write_them():
    def made(**changed):
        given = {
            "n": {},
            "f": {"families": ["pdf"], "ways": ["now"], "max_number": 1},
            "p": {"parts": ["first_name", "last_name"], "own": True},
            "d": {"when": "any", "earliest": None},
            "c": {"calculation": {"question": "n"}},
        }
        kinds = {"n": "number", "f": "files", "p": "name", "d": "date", "c": "calculated"}
        data = compiled(
            step_of(
                "Om deg",
                *(
                    asked(kinds[key], key, id=key, **values | changed.get(key, {}))
                    for key, values in given.items()
                ),
            )
        )
        data["steps"][0]["id"] = "s1"
        data["texts"]["nb"] = {
            k: v for k, v in data["texts"]["nb"].items() if k.split(".")[0] in (*given, "title")
        }
        return data

    found = changes(
        made(),
        made(
            f={"families": ["pdf", "picture"], "ways": ["now", "later"]},
            p={"parts": ["name"]},
            d={"when": "past", "earliest": "2026-01-02"},
            c={"calculation": {"sum": [{"question": "n"}, 2]}},
        ),
    )
    lines = {
        (change[1], line.name): (line.before, line.after) for change, told in found.items() for line in told
    }
    assert lines["f", "Kinds of files"] == ("PDF", "PDF, picture (JPG or PNG)")
    assert lines["p", "Asked for"] == ("First name, Last name", "Name")
    assert lines["d", "Which dates"] == ("Any date", "Today or earlier")
    assert "2026" in lines["d", "Earliest allowed"][1]
    assert lines["c", "Calculation"][0] == "“n”"
    assert not any(mark in text for sides in lines.values() for text in sides for mark in "{}[]")


def test_the_order_of_options_is_told():
    turned = {"motor": "Motorbåt", "sail": "Seilbåt"}
    found = changes(dialog(), dialog(options=turned))
    assert found[Kind.CHANGED, "Båttype"] == (Line("Order", "Seilbåt, Motorbåt", "Motorbåt, Seilbåt"),)


def test_ends_of_lines_that_a_browser_has_rewritten_are_no_change():
    assert compare(dialog(label="Navn\nog båt"), dialog(label="Navn\r\nog båt"), "nb") == []
    found = changes(dialog(label="Navn\nog båt"), dialog(label="Navn\r\nog skip"))
    assert [line.before for lines in found.values() for line in lines] == ["Navn\nog båt"]
    assert [line.after for lines in found.values() for line in lines] == ["Navn\nog skip"]
