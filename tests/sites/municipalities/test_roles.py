"""Who may do what, and how what some write is approved by others of the same municipality."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, TaskState

from sites.municipalities.models import StaffRole
from sites.pages.models import ContentPage
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.database]
Role = StaffRole.Role


def admin(user):
    client = Client(headers={"host": "portal.localhost"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_admins_home_asks_as_little_of_many_municipalities_as_of_one():
    alta = factories.municipality("alta")
    home, client = reverse("wagtailadmin_home"), admin(factories.staff(alta))
    client.get(home)
    with CaptureQueriesContext(connection) as alone:
        client.get(home)
    for slug in ("loppa", "masoy", "hasvik"):
        factories.municipality(slug)
    client.get(home)
    with CaptureQueriesContext(connection) as among:
        client.get(home)
    assert len(among) <= len(alone)


def test_what_communications_submit_is_published_when_an_approver_of_theirs_says_so():
    alta, loppa = factories.municipality("alta"), factories.municipality("loppa")
    page = factories.web_page(factories.home(alta), ContentPage, "vann", title="Vann")
    writer, approver = factories.staff(alta, Role.COMMUNICATIONS), factories.staff(alta, Role.APPROVER)
    page.title = "Vann og avløp"
    page.save_revision(user=writer)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    body = admin(writer).get(edit).content.decode()
    assert "action-submit" in body and 'name="action-publish"' not in body

    page.get_workflow().start(page, writer)
    state = TaskState.objects.get()
    approve = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    assert "Vann og avløp" in admin(approver).get(reverse("wagtailadmin_home")).content.decode()
    for other in (Role.APPROVER, Role.EDITOR):
        stranger = admin(factories.staff(loppa, other))
        assert stranger.post(approve).status_code == 404
        assert "Vann og avløp" not in stranger.get(reverse("wagtailadmin_home")).content.decode()
    admin(writer).post(approve)
    assert Page.objects.get(pk=page.pk).title == "Vann"  # nobody approves their own without the right

    assert admin(approver).post(approve).status_code in (200, 302)
    assert Page.objects.get(pk=page.pk).title == "Vann og avløp"
    history = reverse("wagtailadmin_pages:workflow_history", args=[page.pk])
    assert admin(writer).get(history).status_code == 200
    assert admin(factories.staff(loppa, Role.APPROVER)).get(history).status_code == 404


def test_dialog_editors_write_dialogs_and_nothing_else():
    alta = factories.municipality("alta")
    user = factories.staff(alta, Role.DIALOG_EDITOR)
    dialog = factories.dialog_page(alta)
    article = factories.web_page(factories.home(alta), ContentPage, "vann")
    assert dialog.permissions_for_user(user).can_publish()
    assert not article.permissions_for_user(user).can_edit()
    client = admin(user)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[dialog.pk])).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).status_code == 302
    assert client.get(reverse("appearance:edit", args=[alta.pk])).status_code == 404
