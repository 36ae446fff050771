"""The address register suggests while somebody types; when it is down, people type it all themselves."""

import pytest

from forms_app.lookups import addresses
from tests import factories
from tests.compiled import asked, dialog_version, step_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.e2e]


@pytest.fixture
def page(live_server, browser):
    """The step of a dialog that asks for an address."""
    dialog_version(factories.municipality("alta"), step_of("Om deg", asked("address", "Adresse", id="home")))
    context = browser.new_context(locale="nb-NO", viewport={"width": 320, "height": 700})
    opened = context.new_page()
    opened.goto(f"http://alta.localhost:{live_server.url.rpartition(':')[2]}/selvbetjening/batplass/start/")
    yield opened
    context.close()


def test_a_suggestion_fills_in_postcode_and_place_too(page, monkeypatch):
    asked_for = []

    def find(text, municipality):
        asked_for.append((text, municipality.slug))
        return [
            addresses.Suggestion("Storgata 1", "9510", "Alta"),
            addresses.Suggestion("Storgata 1", "9600", "Byen"),
        ]

    monkeypatch.setattr(addresses, "_source", find)
    street = page.locator("#q-home-street")
    street.press_sequentially("Storg")
    page.get_by_role("option").first.wait_for()
    assert page.get_by_role("option").all_inner_texts() == ["Storgata 1, 9510 Alta", "Storgata 1, 9600 Byen"]
    street.press("ArrowDown")
    street.press("Enter")
    assert [page.locator(f"#q-home-{part}").input_value() for part in ("street", "postcode", "place")] == [
        "Storgata 1", "9510", "Alta",
    ]  # fmt: skip
    assert ("Storg", "alta") in asked_for


def test_without_the_register_people_are_told_and_type_themselves(page, monkeypatch):
    monkeypatch.setattr(addresses, "_source", lambda text, municipality: None)
    page.locator("#q-home-street").press_sequentially("Storgata 1")
    page.locator(".parts > [role=status]").wait_for()
    page.locator("#q-home-postcode").fill("9510")
    page.locator("#q-home-place").fill("Alta")
    page.locator("button:not([name])[type=submit]").last.click()
    page.wait_for_url("**/se-over/")
    assert "Storgata 1" in page.content()
