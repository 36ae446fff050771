"""Repeatable groups: rows that are added, changed and removed, with nothing but forms."""

import io
import json
import re
import string
import urllib.parse

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from forms_app.definition.loading import load
from forms_app.filling.models import Draft
from forms_app.receipts import document
from forms_app.submissions.models import Submission
from forms_app.submissions.reading import sections
from tests import factories
from tests.compiled import asked, dialog_version, if_equals, step_of
from tests.forms_app.filling.conftest import BASE, Browser

pytestmark = pytest.mark.django_db

CHILDREN = asked(
    "group",
    "Barn",
    id="kids",
    row_title="Barn",
    max=3,
    questions=[
        asked("text", "Navn", id="name"),
        asked("date", "Født", id="born", required=False),
        asked("yes_no", "Allergi?", id="allergy"),
        asked("text", "Hvilken?", id="which", show_if=if_equals("allergy", "yes")),
        asked("text", "Hvorfor bil?", id="why", required=False, show_if=if_equals("car", "yes")),
    ],
)
STEPS = (
    step_of("Familien", asked("yes_no", "Har dere bil?", id="car"), CHILDREN),
    step_of("Til slutt", asked("text", "Noe mer?", id="more", required=False)),
)
ONE = {"q_kids": "1", "q_kids.1.name": "Kari", "q_kids.1.allergy": "no"}


class Rows(Browser):
    """A browser that sends every row's hidden field, as browsers do."""

    @property
    def rows(self) -> list[str]:
        main = self.html.partition("<template")[0]
        return re.findall(r'data-row="([^"]+)"', main)

    def press(self, name: str, value: str, **answers):
        data = self.fields | {key.replace("_", "-", 1): typed for key, typed in answers.items()}
        data |= {"q-kids": self.rows, name: value}
        response = self.client.post(self.action, data)
        self.to = response.headers.get("Location", "")
        if response.status_code == 302:
            return self.get(self.to.partition("#")[0])
        self._read(response, self.path)
        return response

    def next(self, **answers):
        return self.press("next", "1", **answers)


@pytest.fixture
def dialog(db):
    return dialog_version(factories.municipality("alta"), *STEPS)


@pytest.fixture
def kari(dialog):
    browser = Rows()
    browser.get(f"{BASE}steg/1/")
    return browser


def typed():
    return Draft.objects.get().typed


def test_a_group_that_must_be_answered_begins_with_a_row(kari):
    assert kari.rows == ["1"]
    assert 'name="q-kids.1.name"' in kari.html
    assert "Barn 1" in kari.text


def test_adding_a_row_keeps_everything_and_leads_to_the_new_row(kari):
    kari.press("add-row", "kids", **{"q_kids.1.name": "Kari", "q_kids.1.born-day": "tull"})
    first, second = kari.rows
    assert kari.to.endswith(f"steg/1/#q-kids.{second}.name")
    assert 'value="Kari"' in kari.html and 'value="tull"' in kari.html, "wrong answers are kept too"
    assert "Feil" not in kari.title
    assert [row["id"] for row in typed()["kids"]] == [first, second]
    assert typed()["kids"][1]["answers"] == {}


def test_no_more_than_the_most_can_be_added(kari):
    for _ in range(5):
        kari.press("add-row", "kids")
    assert len(kari.rows) == 3
    assert re.search(r'id="q-kids-add"[^>]* hidden', kari.html)


def test_removing_a_row_leaves_the_others_as_they_were(kari):
    kari.press("add-row", "kids", **{"q_kids.1.name": "Kari"})
    second = kari.rows[1]
    kari.press("add-row", "kids", **{"q_kids.1.name": "Kari", f"q_kids.{second}.name": "Ola"})
    kari.press(
        "remove-row", "kids.1", **{f"q_kids.{second}.name": "Ola", f"q_kids.{kari.rows[2]}.name": "Per"}
    )
    assert kari.to.endswith("#q-kids-add")
    assert [row["answers"]["name"] for row in typed()["kids"]] == ["Ola", "Per"]
    assert 'value="Kari"' not in kari.html


def test_errors_stand_in_the_row_and_name_it_in_the_list(kari):
    kari.press("add-row", "kids", q_car="no", **{"q_kids.1.name": "Kari", "q_kids.1.allergy": "no"})
    second = kari.rows[1]
    kari.next(q_car="no", **{"q_kids.1.name": "Kari", "q_kids.1.allergy": "no", f"q_kids.{second}.name": " "})
    summary = re.findall(r'<a class="ds-link" href="#(q-[^"]+)">([^<]+)</a>', kari.html)
    assert [target for target, _text in summary] == [f"q-kids.{second}.name", f"q-kids.{second}.allergy-0"]
    assert all(text.startswith("Barn 2: ") for _target, text in summary)
    assert f'id="q-kids.{second}.name-e"' in kari.html
    assert re.search(rf'<details[^>]*id="q-kids.{second}"[^>]* open', kari.html)
    assert not re.search(r'<details[^>]*id="q-kids.1"[^>]* open', kari.html), "a row that is done is folded"
    assert "Barn 1 : Kari, Nei" in " ".join(kari.text.split())


def test_rules_in_a_row_see_its_own_answers_and_the_dialogs(kari):
    kari.next(q_car="yes", **{"q_kids.1.name": "Kari", "q_kids.1.allergy": "yes"})
    assert kari.path == f"{BASE}steg/1/"
    assert "kids.1.which" not in kari.fields["unseen"]
    assert "kids.1.why" not in kari.fields["unseen"]
    kari.next(q_car="yes", **{"q_kids.1.name": "Kari", "q_kids.1.allergy": "yes", "q_kids.1.which": "Nøtter"})
    assert kari.path == f"{BASE}steg/2/"


def test_what_was_hidden_in_a_row_is_kept_until_it_shows_again(kari):
    answers = {"q_kids.1.name": "Kari", "q_kids.1.allergy": "yes"}
    kari.next(q_car="no", **answers)
    kari.next(q_car="no", **answers, **{"q_kids.1.which": "Nøtter"})
    kari.get(f"{BASE}steg/1/")
    kari.fields["unseen"] = "kids.1.which kids.1.why"  # as the script says, which hides it at once
    kari.next(q_car="no", **ONE)
    assert typed()["kids"][0]["answers"]["which"] == "Nøtter"
    kari.get(f"{BASE}steg/1/")
    kari.fields["unseen"] = "kids.1.which kids.1.why"
    kari.next(q_car="no", **answers)
    assert kari.path == f"{BASE}steg/2/", "the answer is there again"


def test_a_group_that_may_be_left_out_has_no_rows_until_asked_for(dialog):
    group = asked("group", "Barn", id="kids", required=False, questions=[asked("text", "Navn", id="name")])
    dialog_version(factories.municipality("alta"), step_of("A", group), slug="valgfri")
    browser = Rows()
    browser.get("/selvbetjening/valgfri/steg/1/")
    assert browser.rows == []
    browser.press("add-row", "kids")
    assert len(browser.rows) == 1
    browser.next()
    assert browser.path.endswith("se-over/"), "a row left blank in it is no hindrance"
    assert "Ikke svart" in browser.text


def test_autosave_keeps_rows(kari):
    data = kari.fields | {"q-kids": ["1", "ab12"], "q-kids.ab12.name": "Ola"}
    assert kari.client.post(f"{BASE}steg/1/lagre/", data).status_code == 200
    assert [row["answers"] for row in typed()["kids"]] == [{}, {"name": "Ola"}]


def test_rows_are_reviewed_sent_and_read_everywhere(kari, dialog):
    kari.press("add-row", "kids", q_car="no", **ONE)
    second = kari.rows[1]
    kari.next(q_car="no", **ONE | {f"q_kids.{second}.name": "Ola", f"q_kids.{second}.allergy": "no"})
    kari.next()
    assert re.findall(r"<h3[^>]*>([^<]+)</h3>", kari.html)[:2] == ["Barn 1", "Barn 2"]
    kari.post()
    sent = Submission.objects.get()
    assert sent.answers["kids"] == [{"name": "Kari", "allergy": "no"}, {"name": "Ola", "allergy": "no"}]
    family = sections(sent)[0]
    assert [part.title for part in family.parts] == ["", "Barn 1", "Barn 2"]
    assert [row.text for row in family.rows] == ["Nei", "Kari", "Nei", "Ola", "Nei"]
    assert "Barn 2" in kari.text
    pages = PdfReader(io.BytesIO(document.pdf(sent))).pages
    assert "Barn 2" in "".join(page.extract_text() for page in pages)
    attached = document.attachment(sent, load(dialog.pk, "nb"))["answers"]
    assert [inner["question"] for inner in attached[1]["questions"]][:2] == ["Navn", "Født"]
    json.dumps(attached)


names = st.one_of(
    st.sampled_from(
        [
            "q-kids", "q-kids.1.name", "q-kids.1.born-day", "q-kids.x.name", "q-kids.1.allergy", "q-car",
            "add-row", "remove-row", "unseen", "q-kids.1.1.name", "q-kids..name", "later", "back",
        ]
    ),
    st.text(string.printable, max_size=12).map("q-kids.".__add__),
)  # fmt: skip
values = st.one_of(
    st.sampled_from(
        ["1", "2", "kids", "kids.1", "kids.", ".", "kids.1.name", "car", "..", "1 1", "\0", "ANY-ROW"]
    ),
    st.text(max_size=20),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(names, values), max_size=25), st.binary(max_size=60))
def test_no_form_body_makes_an_error_page(dialog, posted, noise):
    client = Client(headers={"host": "alta.localhost"})
    fields = [("version", str(dialog.pk)), ("key", ""), *posted]
    body = urllib.parse.urlencode(fields, errors="surrogatepass").encode() + b"&" + noise
    for path in (f"{BASE}steg/1/", f"{BASE}steg/1/lagre/"):
        response = client.post(path, body, content_type="application/x-www-form-urlencoded")
        assert response.status_code in (200, 302, 409)
    assert client.get(f"{BASE}steg/1/").status_code in (200, 302)
    client.get(f"{BASE}se-over/")


def test_a_flood_of_rows_is_cut_and_told(kari):
    data = kari.fields | {"q-kids": [str(number) for number in range(3000)]}
    response = kari.client.post(kari.action, data)
    assert response.status_code == 200
    assert len(typed()["kids"]) <= 51
    assert "Barn" in response.content.decode()
