"""Every page of a dialog and Min side, in a browser, says what the interface says in the page's language only."""

import os
import random
import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.test import Client

from forms_app.quality.posting import fields
from forms_app.questions import get
from tests import factories
from tests.compiled import asked, definition, dialog_version, step_of
from tests.forms_app.questions.every_type import SETTINGS
from tests.forms_app.questions.test_every_type import FILL

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.e2e]
LANGUAGES = ("nb", "nn", "se", "en")
KINDS = (
    "text", "long_text", "number", "money", "date", "period", "month", "time", "email", "phone", "national_id",
    "bank_account", "iban", "address", "municipality", "property", "map_point", "several_of", "consent", "scale",
)  # fmt: skip
PLACE = re.compile(r"%\(\w+\)s|%\(\w+\)d|\{\w*\}")
# Every text that the page's own language is said to have: between tags, and in what is read aloud.
TEXTS = """() => {
    const own = (node) => node.closest("[lang]") === document.documentElement;
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (own(node.parentElement) && !node.parentElement.closest("script, style, template, option"))
            found.push(node.data);
    for (const name of ["aria-label", "placeholder", "title", "alt"])
        for (const one of document.querySelectorAll(`[${name}]`)) if (own(one)) found.push(one.getAttribute(name));
    return [document.title, ...found].map((text) => text.replace(/\\s+/g, " ").trim()).filter(Boolean);
}"""


def patterns(language: str) -> re.Pattern[str]:
    """What matches every text of the interface in a language that says more than its places."""
    catalogue = polib.pofile(str(settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"))
    texts = {text for entry in catalogue for text in (entry.msgstr, *entry.msgstr_plural.values())}
    said = {text for text in texts if len(re.findall(r"[^\W\d_]", PLACE.sub("", text))) > 2}
    return re.compile("|".join(".+".join(map(re.escape, PLACE.split(text))) for text in sorted(said)))


def step():
    return step_of("Alt", *(asked(kind, f"Om {kind}", id=kind, **SETTINGS.get(kind, {})) for kind in KINDS))


def typed(right: bool) -> list[tuple[str, str]]:
    """What somebody fills in, as (name, value) pairs."""
    pairs = []
    for question in definition(step()).steps[0].questions:
        kind, chance = get(question.type), random.Random(1)
        raw = kind.sample(question, chance) if right else kind.wrong_sample(question, chance)
        pairs += fields(question, raw) if raw is not None else []
    return pairs


@pytest.fixture(scope="module")
def spoken() -> dict[str, re.Pattern[str]]:
    return {language: patterns(language) for language in LANGUAGES}


@pytest.fixture
def look(spoken):
    """Finds texts of another language's interface on a page, and sees that the page says which language it is in."""

    def checked(page, language: str, name: str) -> None:
        if folder := os.environ.get("SCREENSHOTS"):
            page.screenshot(path=Path(folder) / f"{language}-{name}.png", full_page=True)
        assert page.get_attribute("html", "lang") == language
        strange = [
            (text, other)
            for text in page.evaluate(TEXTS)
            if not spoken[language].fullmatch(text)
            for other in LANGUAGES
            if spoken[other].fullmatch(text)
        ]
        assert strange == [], name

    return checked


@pytest.fixture
def page(live_server, browser):
    """A page of somebody who is logged in at Alta, which has a dialog in every language."""
    alta = factories.municipality("alta", languages=list(LANGUAGES))
    version = dialog_version(alta, step())
    own = version.definition["texts"]["nb"]
    version.definition["texts"] |= {
        language: {name: text if "<" in text else f"{language} {text}" for name, text in own.items()}
        for language in LANGUAGES[1:]
    }
    version.save()
    context = browser.new_context(locale="nb-NO", java_script_enabled=True)
    client = factories.log_in(Client(), factories.person("21848810042"), alta)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    address = f"http://alta.localhost:{live_server.url.rpartition(':')[2]}"
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    yield opened, address
    context.close()


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_dialog_from_start_to_min_side(page, look, language):
    opened, address = page
    here = f"{address}/{language}/selvbetjening/batplass"
    opened.goto(f"{here}/start/")
    look(opened, language, "step")
    send = opened.locator("main form button:not([name])[type=submit]:visible").last
    send.click()
    opened.wait_for_selector("[data-errors]")
    look(opened, language, "not-answered")
    opened.evaluate(FILL, typed(right=False))
    opened.locator("main form button:not([name])[type=submit]:visible").last.click()
    opened.wait_for_selector("[data-errors]")
    look(opened, language, "wrong")
    opened.goto(f"{address}/{language}/min-side/")
    look(opened, language, "min-side-draft")
    opened.goto(f"{here}/steg/1/")
    opened.evaluate(FILL, typed(right=True))
    opened.locator("main form button:not([name])[type=submit]:visible").last.click()
    opened.wait_for_url("**/se-over/")
    look(opened, language, "review")
    opened.locator("main form button:not([name])[type=submit]:visible").last.click()
    opened.wait_for_url("**/kvittering/**")
    look(opened, language, "receipt")
    opened.goto(f"{address}/{language}/min-side/")
    look(opened, language, "min-side-sent")
    opened.goto(f"{address}/{language}/min-side/profil/")
    look(opened, language, "profile")
