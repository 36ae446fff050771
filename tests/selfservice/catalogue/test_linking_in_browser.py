"""An editor links to a service with the toolbar and in a block, and readers' browsers find nothing to object to."""

from wagtail.models import Page

from sites.pages.models import ContentPage
from tests import factories


def test_a_service_is_chosen_in_the_toolbar_and_in_a_block(live_server, page, transactional_db):
    alta = factories.municipality("alta")
    dialog = factories.dialog_page(alta, title="Båtplass")
    factories.published(dialog)
    links = {"heading": "", "links": [{"title": "Lei båtplass", "page": None, "url": ""}]}
    made = factories.web_page(
        factories.home(alta), ContentPage, "havn", body=[("text", "<p>Søk plass</p>"), ("links", links)]
    )
    made.save_revision().publish()
    account, port = factories.staff(alta), live_server.thread.port
    page.goto(f"http://portal.localhost:{port}/admin/login/")
    page.fill("[name=username]", account.username)
    page.fill("[name=password]", factories.PASSWORD)
    page.click("button[type=submit]")

    page.goto(f"http://portal.localhost:{port}/admin/pages/{made.pk}/edit/")
    text = page.locator(".public-DraftEditor-content").first
    text.click()
    page.keyboard.press("Control+a")
    page.locator(".Draftail-ToolbarButton[name=SERVICE]").first.click()
    page.click(f'[data-service="{dialog.translation_key}"]')
    page.locator(".modal").wait_for(state="detached")

    field = page.locator("#body-1-value-links-0-value-service-chooser")
    field.locator("[data-chooser-action-choose]").last.click()
    page.click(f'[data-service="{dialog.translation_key}"]')
    page.locator(".modal").wait_for(state="detached")
    assert field.locator("[data-chooser-title]").inner_text() == "Båtplass"
    with page.expect_navigation():
        page.locator('[name="action-publish"]').dispatch_event("click")
    stored = str(Page.objects.get(pk=made.pk).specific.body.raw_data)
    assert f'linktype="service" id="{dialog.translation_key}"' in stored
    assert f"'service': '{dialog.translation_key}'" in stored

    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"http://alta.localhost:{port}/havn/")
    page.click("main a:has-text('Søk plass')")
    assert page.url.endswith("/selvbetjening/batplass/") and not said
    page.go_back()
    page.click("main a:has-text('Lei båtplass')")
    assert page.url.endswith("/selvbetjening/batplass/") and not said
    described = page.locator('script[type="application/ld+json"]').text_content()
    assert "GovernmentService" in described
