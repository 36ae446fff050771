"""Citizens at a dialog, each with their own browser and no JavaScript."""

import re
from html import unescape

import pytest
from django.test import Client

from forms_app.filling import applicants
from forms_app.filling.applicants import Applicant, Level
from tests import factories
from tests.compiled import asked, dialog_version, if_equals, step_of

BASE = "/selvbetjening/batplass/"


class Browser:
    """Goes through forms as a browser without JavaScript does: follows links, sends back hidden fields."""

    def __init__(self, host: str = "alta.localhost", **options):
        self.client = Client(headers={"host": host}, **options)
        self.fields: dict[str, str] = {}
        self.path = ""

    def get(self, path: str):
        response = self.client.get(path)
        while response.status_code == 302 and response.headers["Location"].startswith("/"):
            path = response.headers["Location"]
            response = self.client.get(path)
        self._read(response, path)
        return response

    def post(self, follow: bool = True, to: str = "", **answers):
        """Sends the form on the page with these answers (q_x is the field q-x)."""
        data = self.fields | {name.replace("_", "-", 1): value for name, value in answers.items()}
        response = self.client.post(to or self.action, data)
        if response.status_code == 302 and follow and response.headers["Location"].startswith("/"):
            return self.get(response.headers["Location"])
        self._read(response, self.path)
        return response

    def _read(self, response, path: str) -> None:
        self.response, self.path = response, path
        self.html = response.content.decode(errors="replace") if not response.streaming else ""
        main = self.html.partition("<main")[2].partition("</main>")[0]
        self.text = unescape(re.sub(r"<[^>]+>", " ", main))
        self.title = unescape((re.findall(r"<title>(.*?)</title>", self.html, re.S) or [""])[0])
        hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', main)
        self.fields = {name: unescape(value) for name, value in hidden}
        self.action = (re.findall(r'action="([^"]+)"', main) or [""])[-1]


class TestAccounts:
    """Logins by a cookie; the real ones are another room's."""

    __test__ = False

    def current(self, request):
        name = request.COOKIES.get("test-login", "")
        return Applicant(int(name.split(":")[0]), Level(name.split(":")[1])) if name else Applicant()

    def login_url(self, request, level, next_url):
        return f"https://login.example/?level={level.value}&next={next_url}"


@pytest.fixture(autouse=True)
def _accounts(monkeypatch):
    monkeypatch.setattr(applicants, "_accounts", TestAccounts())


def log_in(browser: Browser, citizen, level: str = "substantial") -> None:
    browser.client.cookies["test-login"] = f"{citizen.pk}:{level}"


def log_out(browser: Browser) -> None:
    del browser.client.cookies["test-login"]


STEPS = (
    step_of("Om deg", asked("text", "Navn", id="name"), asked("email", "E-post", id="mail")),
    step_of(
        "Båten",
        asked("yes_no", "Har båten motor?", id="engine"),
        asked("number", "Hestekrefter", id="power", show_if=if_equals("engine", "yes")),
        asked("long_text", "Mer om båten", id="more", required=False),
    ),
)


@pytest.fixture
def alta(db):
    return factories.municipality("alta")


@pytest.fixture
def version(alta):
    return dialog_version(alta, *STEPS)


@pytest.fixture
def browser(version):
    return Browser()


def is_at_first_step(browser: Browser) -> bool:
    """The first step is shown at its own address, and by the way in when nothing is answered yet."""
    return browser.action == BASE + "steg/1/" and browser.path in (BASE + "start/", BASE + "steg/1/")


def to_review(browser: Browser) -> None:
    browser.get(BASE + "start/")
    browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    browser.post(q_engine="no", q_more="Fin båt")
