"""What every test may use: a clean database with languages, the queue by hand, a browser, a mail server."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from xdist.scheduler import LoadScopeScheduling

from tests.live import Live, start_live
from tests.mail import ScriptedMail

CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
    "--host-resolver-rules=MAP *.localhost 127.0.0.1",
]  # fmt: skip
LIVE = ("tests/chaos/", "tests/e2e/test_main_job.py", "tests/selfservice/demo/")
SHARED = Path(__file__).parents[2] / "shared"
_guard: subprocess.Popen[bytes] | None = None


def pytest_configure(config: pytest.Config) -> None:
    """Has the embedded PostgreSQL ended after the run, unless somebody else is using it."""
    global _guard
    from sites.postgres import guard

    data = settings.VAR / "postgres"
    if not hasattr(config, "workerinput") and (data / "postmaster.pid").exists():
        _guard = guard.post(data, unless_used=True)  # sees this process end


class OneDemo(LoadScopeScheduling):
    """Gives one worker all tests that need the running demo, so that it starts once; else whole files."""

    def _split_scope(self, nodeid: str) -> str:
        return "live" if nodeid.startswith(LIVE) else nodeid.partition("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> OneDemo:
    return OneDemo(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """CI's machine may be so busy that a browser waits in vain: such a test, no other, is told as "rerun" there."""
    again = pytest.mark.flaky(reruns=1, only_rerun=[r"TimeoutError: (Locator|Page)\.", "Locator expected"])
    missing = pytest.mark.skip(reason="the specifications are not beside the repository")
    for item in items:
        if "live" in getattr(item, "fixturenames", ()):
            assert item.nodeid.startswith(LIVE), (
                f"{item.nodeid} starts a second demo: name its folder in LIVE"
            )
        if os.environ.get("CI") and {"browser", "live"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(again)
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(missing)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Base data from here on, also after every test that empties the database.

    `flush` would have it made anew, half a second at a time: types, permissions and what is ours are put in as rows.
    """
    from django.core.cache import cache
    from django.core.management.commands import flush
    from django.db import transaction

    from tests import rows

    with django_db_blocker.unblock():
        ensure_base_data()
        base = rows.snapshot()
    assert base

    def again(*_args: object, **_options: object) -> None:
        with transaction.atomic():  # what refers to what is looked at when it ends
            rows.put(base, base.parameters)
        cache.clear()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush, "emit_post_migrate_signal", again)
        yield


@pytest.fixture(autouse=True)
def _nothing_remembered(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forgets what a process keeps of a database that the next test does not have.

    Stamps are read again when they are raised here, not by the clock: queries are counted however slow the machine.
    """
    from django.contrib.contenttypes.models import ContentType
    from django.core.cache import cache

    from sites.municipalities import hosts
    from sites.pagecache import stamps

    stamps.forget()
    monkeypatch.setattr(stamps, "READ_EVERY_SECONDS", 3600)
    hosts._as_of = None
    marker = request.node.get_closest_marker("django_db")
    uses_flush = marker and marker.kwargs.get("transaction")
    if uses_flush or "transactional_db" in request.fixturenames or "live_server" in request.fixturenames:
        request.getfixturevalue("transactional_db")
        ContentType.objects.clear_cache()
        cache.clear()


def ensure_base_data() -> None:
    """What Wagtail's migrations and the first onboarding leave."""
    from django.contrib.contenttypes.models import ContentType
    from django.core.cache import cache
    from wagtail.models import Collection, Locale, Page

    from sites.municipalities.onboarding import ensure_locales, remove_wagtails_start_page

    ensure_locales()
    remove_wagtails_start_page()
    if not Page.objects.filter(depth=1).exists():
        Page.add_root(
            title="Root",
            slug="root",
            locale=Locale.objects.get(language_code=settings.LANGUAGE_CODE),
            content_type=ContentType.objects.get_for_model(Page),
        )
    if not Collection.objects.filter(depth=1).exists():
        Collection.add_root(name="Root")
    cache.clear()


@pytest.fixture
def work() -> Callable[[], int]:
    """Works off the queue as a worker would, in this process; returns how many rings there were."""
    from django.utils.module_loading import import_string
    from django_q.models import OrmQ
    from django_q.signing import SignedPackage

    def work_off() -> int:
        count = 0
        while (ring := OrmQ.objects.order_by("pk").first()) is not None:
            ring.delete()
            called = SignedPackage.loads(ring.payload)
            import_string(called["func"])(*called["args"])
            count += 1
        return count

    return work_off


@pytest.fixture
def smtp(settings) -> Iterator[ScriptedMail]:
    """A real mail server that the product's mail goes to, and that answers as the test tells it to."""
    with ScriptedMail() as server:
        # Django's test runner has put a mailer in memory in place of the real one.
        settings.MAILERS = {
            "default": {
                "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
                "OPTIONS": {"host": "127.0.0.1", "port": server.port, "timeout": 5},
            }
        }
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator["object"]:
    """Chromium (a Playwright Browser); *.localhost is this machine."""
    if not CHROMIUM.exists():
        pytest.skip("needs Chromium at /usr/bin/chromium")
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in this thread
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=CHROMIUM_ARGUMENTS,
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser) -> Iterator["object"]:
    """A new Playwright Page of a visitor who has no cookies yet."""
    context = browser.new_context(locale="nb-NO", timezone_id="Europe/Oslo")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def live() -> Iterator[Live]:
    """The whole demo, as `make demo` runs it, in a folder and on ports of its own.

    Not below pytest's own folder: every new run closes that to other users, and PostgreSQL is one.
    """
    with (
        tempfile.TemporaryDirectory(prefix="portalen-", ignore_cleanup_errors=True) as folder,
        start_live(Path(folder)) as running,
    ):
        yield running
