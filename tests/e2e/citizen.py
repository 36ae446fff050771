"""A citizen in a browser: logs in, answers whatever a dialog asks, sends."""

from typing import Any

EMAIL, PHONE, TEXT = "gyllen.fjordhest@epost.example", "40 00 00 17", "Særpreget svar æøå"


def log_in(page: Any, person: str, method: str = "MinID") -> None:
    """Chooses a person at the ID-porten simulator; `method` is MinID (substantial) or BankID (high)."""
    page.get_by_label(person).check()
    with page.expect_navigation():
        page.get_by_role("button", name=method).click()


def fill_step(page: Any) -> None:
    """Answers every question on the page that has no answer yet."""
    form = page.locator("main form").first
    for kind, answer in (("email", EMAIL), ("tel", PHONE)):
        for field in form.locator(f"input[type={kind}]:visible").all():
            field.fill(answer)
    for group in form.locator("fieldset:visible").all():
        _fill_group(group)
    for field in form.locator("input[type=text]:visible, textarea:visible").all():
        if not field.input_value():
            numeric = (field.get_attribute("inputmode") or "") in ("decimal", "numeric")
            field.fill("3" if numeric else TEXT)
    for field in form.locator("select:visible").all():
        field.select_option(index=1)
    for box in form.locator(":not(fieldset) > div > input[type=checkbox]:visible").all():
        box.check()


def _fill_group(group: Any) -> None:
    parts = group.locator("input[type=text]:visible").all()
    if len(parts) == 3 and all(part.get_attribute("inputmode") == "numeric" for part in parts):
        for part, text in zip(parts, ("1", "6", "2027"), strict=True):
            part.fill(text)
        return
    for kind in ("radio", "checkbox"):
        choices = group.locator(f"input[type={kind}]:visible")
        if choices.count() and not group.locator(f"input[type={kind}]:checked").count():
            choices.first.check()


def fill_dialog(page: Any, at_step: Any = lambda page: None) -> None:
    """From the first step to the review; `at_step` sees every page on the way, empty and filled."""
    for _step in range(30):
        if not page.locator("main form[action*='/steg/']").count():
            return
        at_step(page)
        fill_step(page)
        at_step(page)
        with page.expect_navigation():
            page.get_by_role("button", name="Neste").click()
    raise AssertionError(f"no way to the review from {page.url}: {page.locator('main').inner_text()}")
