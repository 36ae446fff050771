"""Everything that can be asked is answered, sent and received by somebody who has a keyboard and nothing else."""

import pytest
from playwright.sync_api import TimeoutError as TimedOut

from forms_app.submissions.models import Submission
from tests import factories
from tests.compiled import dialog_version, step_of
from tests.forms_app.questions.every_type import SHOWN, posted, questions, raws
from tests.forms_app.questions.test_every_type import visit  # noqa: F401

MOST_STOPS = 400
# What somebody with the focus on a control knows about it.
FOCUSED = """() => {
    const it = document.activeElement;
    return {
        tag: it.tagName, type: it.type || "", role: it.getAttribute("role") || "", name: it.name || "",
        value: it.value || "", checked: Boolean(it.checked), inMain: Boolean(it.closest("main")),
        open: it.getAttribute("aria-expanded") === "true",
        submits: it.matches("main form button[type=submit]:not([name])"),
    };
}"""


class Keyboard:
    """Goes on from control to control with Tab, and gives each the answer that is wanted for it."""

    def __init__(self, page, answers):
        self.page, self.keys = page, page.keyboard
        self.wanted: dict[str, list[str]] = {}
        for name, value in answers:
            self.wanted.setdefault(name, []).append(value)

    def to_the_button(self):
        """Presses the button that goes on, having answered everything on the way."""
        for _stop in range(MOST_STOPS):
            self.keys.press("Tab")
            it = self.page.evaluate(FOCUSED)
            if it["submits"]:
                before = self.page.url
                self.keys.press("Enter")
                self.page.wait_for_function(
                    "before => location.href !== before || document.querySelector('[data-errors]')",
                    arg=before,
                )
                self.page.wait_for_load_state()
                return
            if it["inMain"]:
                self.answer(it)
        raise AssertionError(f"no button to go on with by Tab on {self.page.url}")

    def choose_file(self):
        """A busy browser can overlook the key: then one presses again."""
        for _again in range(3):
            try:
                with self.page.expect_file_chooser(timeout=5000) as choosing:
                    self.keys.press("Space")
                return choosing.value
            except TimedOut:
                continue
        raise AssertionError("no dialog to choose a file in")

    def answer(self, it):
        wanted = self.wanted.get(it["name"], [])
        if it["role"] == "combobox" and not wanted:
            self.keys.press("ArrowDown")
            if self.page.evaluate(FOCUSED)["open"]:
                self.keys.press("Enter")
        elif it["type"] == "file":
            if "in-files" in it["name"]:
                return  # of a row that nobody has to fill in
            self.choose_file().set_files(
                {"name": "brev.txt", "mimeType": "text/plain", "buffer": b"Et brev."}
            )
            self.page.get_by_text("brev.txt").first.wait_for()
        elif it["type"] == "radio":
            self.choose(wanted)
        elif it["type"] == "checkbox":
            if it["value"] in wanted and not it["checked"]:
                self.keys.press("Space")
        elif it["tag"] == "SELECT":
            for _option in range(60):
                if self.page.evaluate(FOCUSED)["value"] in wanted:
                    return
                self.keys.press("ArrowDown")
        elif it["tag"] in ("INPUT", "TEXTAREA") and wanted and not it["value"]:
            self.keys.insert_text(wanted[0])

    def choose(self, wanted):
        """Space takes the one that has the focus; arrows go on to the next."""
        self.keys.press("Space")
        for _option in range(30):
            if not wanted or self.page.evaluate(FOCUSED)["value"] in wanted:
                return
            self.keys.press("ArrowDown")


@pytest.mark.django_db(transaction=True)
@pytest.mark.e2e
def test_every_type_is_answered_and_sent_by_keyboard_alone(visit):  # noqa: F811
    version = dialog_version(factories.municipality("alta"), step_of("Alt", *questions("filled")))
    page = visit()
    hands = Keyboard(page, posted(raws("filled"), "filled"))
    hands.to_the_button()
    told = [
        (one.locator("xpath=ancestor::*[@data-question][1]").get_attribute("data-question"), one.inner_text())
        for one in page.locator(".ds-validation-message").all()
    ]
    assert page.url.endswith("/se-over/"), told
    hands.to_the_button()
    assert "/kvittering/" in page.url
    answered = Submission.objects.get(version=version).answers
    # A row of a group has the questions it is made of; nobody has to fill one in.
    assert set(answered) >= {f"{kind.name}-filled" for kind in SHOWN if kind.asks} - {"group-filled"}
