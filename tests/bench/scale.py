"""What pages and the admin cost in a database that `seed_scale` has filled: run it with 1 and with 357.

    VAR=… python manage.py migrate && VAR=… python manage.py createcachetable
    VAR=… python manage.py seed_scale 357 --made-up-data
    VAR=… python -m tests.bench.scale

Times are of this process's own work and PostgreSQL's together, the median of several, for one request each.
Figures to hold: pages at most 12 queries, and the same with 1 as with 357; a local editor's explorer and page
editor 1 s; the region's explorer 1.5 s; one more municipality 60 s.
"""

import os
import statistics
import time
from collections.abc import Callable

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

TIMES = 15


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sites.settings")
    django.setup()
    from wagtail.models import Page

    from sites.municipalities.models import Municipality
    from sites.municipalities.onboarding import ensure_region_group
    from sites.pages.models import ContentPage
    from tests.bench import uncached

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # without collectstatic
    override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain}).enable()
    place = (
        Municipality.objects.filter(slug__startswith="maal-").select_related("folder").order_by("slug").last()
    )
    print(
        f"{Municipality.objects.count()} municipalities, {Page.objects.count()} pages; asked of {place.slug}"
    )
    public = Client(headers={"host": f"{place.slug}.localhost"})
    for name, path in (("front page", "/"), ("content page", "/bygge-og-bo/byggesak/")):
        _report(
            f"{name}, nothing kept", lambda path=path: public.get(path, {"fresh": 1}), before=uncached.forget
        )
        _report(f"{name}, kept parts", lambda path=path: public.get(path, {"fresh": 1}))
    page = ContentPage.objects.descendant_of(place.folder).first()
    explorer = reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    local = _admin(get_user_model().objects.get(username=f"redaktor@{place.slug}.example"))
    region_user, _made = get_user_model().objects.get_or_create(username="maaling@region.example")
    region_user.groups.add(ensure_region_group())
    region = _admin(region_user)
    for who, client in (("local editor's", local), ("region's", region)):
        _report(f"{who} home", lambda client=client: client.get(reverse("wagtailadmin_home")))
        _report(
            f"{who} explorer at the root",
            lambda client=client: client.get(reverse("wagtailadmin_explore_root"), follow=True),
        )
        _report(f"{who} explorer in a section", lambda client=client: client.get(explorer))
        _report(f"{who} page editor", lambda client=client: client.get(editor))
    began = time.perf_counter()
    call_command(
        *(
            "add_municipality",
            "en-til",
            "--number=9999",
            "--organisation-number=944588132",
            "--name-nb=En til",
        ),
        *("--host=en-til.localhost", "--reception-address=post@en-til.example", "--region=Måleregionen"),
    )
    print(f"one more municipality with first content: {time.perf_counter() - began:.1f} s")


def _admin(user: object) -> Client:
    client = Client(headers={"host": settings.ADMIN_HOST})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _report(name: str, ask: Callable[[], object], before: Callable[[], None] = lambda: None) -> None:
    before()
    ask()
    before()
    queries: list[str] = []

    def note(execute: Callable[..., object], sql: str, *more: object) -> object:
        queries.append(sql)
        return execute(sql, *more)

    with connection.execute_wrapper(note):
        response = ask()
    assert response.status_code == 200, (name, response.status_code)
    walls, own = [], []
    for _number in range(TIMES):
        before()
        wall, cpu = time.perf_counter(), time.process_time()
        ask()
        own.append(time.process_time() - cpu)
        walls.append(time.perf_counter() - wall)
    print(
        f"{name}: {len(queries)} queries, {statistics.median(own) * 1000:.1f} ms of CPU, "
        f"{statistics.median(walls) * 1000:.0f} ms in all (quickest {min(walls) * 1000:.0f})"
    )


if __name__ == "__main__":
    main()
