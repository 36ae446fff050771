"""Minor notices: on the front page only, from a time to a time; and alerts of those who write for several."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from sites.alerts.models import Alert
from sites.alerts.showing import follow_the_clock
from tests import factories
from tests.factories import Role
from tests.sites.alerts.asking import admin, get

pytestmark = [pytest.mark.django_db, pytest.mark.database]
WORDS = {
    "level": "notice",
    "active": "on",
    "title_nb": "Vannet er borte i Bukta",
    "text_nb": "Fram til kl. 15.",
}
NEW = "/admin/kriseinformasjon/ny/"


def local(time) -> str:
    return timezone.localtime(time).strftime("%Y-%m-%d %H:%M")


def test_a_notice_is_on_the_front_page_only_and_costs_no_more(places, django_assert_max_num_queries):
    get("/")
    factories.alert(places[0], "Vannet er borte", level="notice", ends_at=timezone.now() + timedelta(days=1))
    with django_assert_max_num_queries(12):
        html = get("/")
    assert "Vannet er borte" in html and 'class="alerts' not in html
    assert "Vannet er borte" not in get("/sok/") and "Vannet er borte" not in get("/", "loppa")


def test_it_begins_and_ends_by_itself_on_kept_pages(places):
    client, now = admin(factories.staff(places[0])), timezone.now()
    times = {"starts_at": local(now + timedelta(hours=1)), "ends_at": local(now + timedelta(hours=3))}
    assert client.post(NEW, WORDS | times).status_code == 302
    for hours, shown in ((0, False), (2, True), (4, False)):
        with time_machine.travel(now + timedelta(hours=hours)):
            follow_the_clock()
            assert ("Vannet er borte" in get("/")) is shown, hours
    assert not Alert.objects.get().active


def test_it_cannot_end_before_it_begins(places):
    now = timezone.now()
    times = {"starts_at": local(now + timedelta(hours=3)), "ends_at": local(now + timedelta(hours=1))}
    assert admin(factories.staff(places[0])).post(NEW, WORDS | times).status_code == 200
    assert not Alert.objects.exists()


def test_who_writes_for_several_chooses_where(places):
    alta, loppa, hasvik = places
    user = factories.staff(alta, Role.COMMUNICATIONS)
    user.groups.add(*(group for group in factories.staff(loppa, Role.COMMUNICATIONS).groups.all()))
    client = admin(user)
    form = client.get(NEW).content.decode()
    assert f'value="{loppa.pk}"' in form and f'value="{hasvik.pk}"' not in form
    assert client.post(NEW, WORDS).status_code == 200 and not Alert.objects.exists()  # none is chosen
    assert client.post(NEW, WORDS | {"municipalities": [hasvik.pk]}).status_code == 200
    client.post(NEW, WORDS | {"municipalities": [loppa.pk]})
    row = Alert.objects.get()
    assert row.owner == loppa and list(row.municipalities.all()) == [loppa]
    client.post(f"/admin/kriseinformasjon/{row.pk}/", WORDS | {"municipalities": [alta.pk, loppa.pk]})
    assert set(row.municipalities.all()) == {alta, loppa}


def test_who_writes_for_one_changes_nothing_elsewhere(places):
    alta, loppa, _hasvik = places
    row = factories.alert(alta, "Kok vannet", loppa)
    path = f"/admin/kriseinformasjon/{row.pk}/"
    assert admin(factories.staff(loppa)).post(path, WORDS).status_code == 404
    assert admin(factories.staff(alta)).post(path, WORDS).status_code == 302
    assert set(row.municipalities.all()) == {alta, loppa}
