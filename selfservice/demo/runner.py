"""One command that sets up and runs everything on one machine: database, web, worker and the outside world.

PORT is the web server, PORT + 1 ID-porten, PORT + 2 the population register, PORT + 3 the mail server.
"""

import fcntl
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import connections

from selfservice.demo.children import Child, stop
from selfservice.registers.person.simulator import ensure_demo_keys
from sites.postgres import embedded, guard
from sites.processes import end_with_parent

type Say = Callable[[str], object]

READY_WITHIN = 90.0  # seconds
# What the demo leaves in VAR, secrets included.
_MADE = ("postgres", "mail", "media", "static", "log", "portalen.env", "*.txt", "*.pem", "*.jwk.json")
_MANAGE = [sys.executable, str(settings.BASE_DIR / "manage.py")]


class Stopped(Exception):
    """Somebody asked the demo to stop."""


def run(say: Say) -> None:
    """Sets up what is missing in VAR, runs everything, and returns when told to stop (SIGINT, SIGTERM).

    Whoever started us ends us: when that process dies, the demo stops as after SIGTERM. Raises CommandError
    when a demo runs in this VAR already, when a port is taken, and when something does not come up.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    end_with_parent(os.getppid(), signal.SIGTERM)
    guarding = None
    children: list[Child] = []
    try:
        with _Alone():
            guarding = guard.post(settings.VAR / "postgres")
            _refuse_taken_ports()
            _set_up(say)
            _serve(children, say)
    except Stopped:
        say("Stopping …")
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        stop(children[:2])  # web and worker, while what they talk to is still there
        stop(children[2:])
        if guarding is not None:
            connections.close_all()
            guarding.stdin.close()
            guarding.wait()


def reset() -> None:
    """Deletes everything under VAR that the demo made, the database and the secrets included.

    Raises CommandError while a demo runs there.
    """
    with _Alone():
        connections.close_all()
        embedded.stop(settings.VAR / "postgres")
        for made in _MADE:
            for path in settings.VAR.glob(made):
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _stop(*_: object) -> None:
    raise Stopped


class _Alone:
    """Holds VAR for this process."""

    def __enter__(self) -> None:
        settings.VAR.mkdir(parents=True, exist_ok=True)
        self._file = (settings.VAR / "demo.lock").open("w")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.close()
            raise CommandError(f"A demo is running in {settings.VAR}. Stop it first, or set VAR.") from error

    def __exit__(self, *_: object) -> None:
        self._file.close()


def _refuse_taken_ports() -> None:
    for port in range(settings.PORT, settings.PORT + 4):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as error:
                raise CommandError(
                    f"Port {port} is taken. The demo uses {settings.PORT} to {settings.PORT + 3}: "
                    f"choose others, for example: make demo PORT={settings.PORT + 100}"
                ) from error


def _set_up(say: Say) -> None:
    """Brings VAR up to date with the code, doing only what is not done already."""
    (settings.VAR / "log").mkdir(parents=True, exist_ok=True)
    _write_private(settings.VAR / "password.txt", os.environ["STAFF_PASSWORD"] + "\n")
    call_command("compile_catalogues", verbosity=0)

    static = _Made(settings.STATIC_ROOT / "made-of.txt", _static_sources())
    if not static.up_to_date:
        say("Collecting static files …")
        static.forget()
        collecting = _start_step("collectstatic", "--noinput")
    say("Updating the database …")
    call_command("createcachetable", verbosity=0)
    call_command("migrate", verbosity=0, interactive=False)
    rooms = (settings.BASE_DIR / "selfservice" / name for name in ("demo", "starter"))
    content = _Made(settings.VAR / "content.txt", [path for room in rooms for path in room.rglob("*")])
    if not content.up_to_date:
        say("Making seven municipalities with pages, dialogs and staff (once) …")
        connections.close_all()
        immediately = {"TASKS_BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}
        _finish("demo_content", _start_step("demo_content", **immediately))
        content.record()
    if not static.up_to_date:
        _finish("collectstatic", collecting)
        static.record()


def _static_sources() -> Iterable[str]:
    return (storage.path(path) for finder in get_finders() for path, storage in finder.list([]))


class _Made:
    """What was made from some files, and is out of date when one of them is added, removed or edited."""

    def __init__(self, note: Path, sources: Iterable[Path | str]) -> None:
        self._note = note
        states = []
        for source in map(Path, sources):
            if source.is_file() and source.suffix != ".pyc":
                state = source.stat()
                states.append(f"{source} {state.st_size} {state.st_mtime_ns}")
        self._fingerprint = hashlib.sha256("\n".join(sorted(states)).encode()).hexdigest()
        self.up_to_date = note.exists() and note.read_text() == self._fingerprint

    def forget(self) -> None:
        self._note.unlink(missing_ok=True)

    def record(self) -> None:
        self._note.parent.mkdir(parents=True, exist_ok=True)
        self._note.write_text(self._fingerprint)


def _serve(children: list[Child], say: Say) -> None:
    """Starts all processes, says `Klar:` when all answer, and looks after them for ever."""
    log, environment = settings.VAR / "log", _environment()
    children.extend(_children())
    say("Starting the services …")
    for child in children:
        child.start(log, environment)
    deadline = time.monotonic() + READY_WITHIN
    while waiting := [child.name for child in children if not child.answers()]:
        _look_after(children, say)
        if time.monotonic() > deadline:
            raise CommandError(f"Not ready after {READY_WITHIN:.0f} s: {', '.join(waiting)}. See {log}")
        time.sleep(0.1)
    say(_ready_line())
    while True:
        _look_after(children, say)
        time.sleep(0.5)


def _look_after(children: Iterable[Child], say: Say) -> None:
    for child in children:
        if line := child.restart_when_due(settings.VAR / "log", _environment()):
            say(line)


def _children() -> list[Child]:
    """The two that do the work, then the outside world that they talk to."""
    port, var = settings.PORT, settings.VAR
    module = [sys.executable, "-m"]
    return [
        Child("web", [*module, "gunicorn", "-c", "python:sites.gunicorn"], _http_ok(port, "/healthz")),
        Child("worker", [*_MANAGE, "worker"], _http_ok(port, "/readyz")),
        Child(
            "idporten",
            [
                *[*module, "selfservice.accounts.simulator", "--port", str(port + 1)],
                *["--client-key", settings.IDPORTEN["private_key"]],
            ],
            _http_ok(port + 1, "/.well-known/openid-configuration"),
        ),
        Child(
            "register",
            [
                *[*module, "selfservice.registers.person.simulator", "--port", str(port + 2)],
                *["--client-key", str(var / "maskinporten.jwk.json")],
            ],
            _listens(port + 2),
        ),
        Child(
            "mail",
            [
                *[*module, "selfservice.demo.mail_server", "--port", str(port + 3)],
                *["--folder", str(var / "mail")],
            ],
            _listens(port + 3),
        ),
    ]


def _ready_line() -> str:
    return (
        f"Klar: http://alta.localhost:{settings.PORT}/ (innbygger) · "
        f"{settings.WAGTAILADMIN_BASE_URL}/admin/ (ansatt: redaktor@alta.example, "
        f"passord {os.environ['STAFF_PASSWORD']}) · e-post i {settings.VAR / 'mail'} · Ctrl-C stopper"
    )


def _environment() -> dict[str, str]:
    return (
        os.environ
        | ensure_demo_keys(settings.VAR)
        | {
            "VAR": str(settings.VAR),
            "PORT": str(settings.PORT),
            "DJANGO_SETTINGS_MODULE": "sites.settings",
            "PYTHONPATH": str(settings.BASE_DIR),
            "PYTHONUNBUFFERED": "1",
        }
    )


def _start_step(name: str, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    """Starts a management command in another process, its output in the log."""
    parent = os.getpid()
    with (settings.VAR / "log" / f"{name}.log").open("wb") as output:
        return subprocess.Popen(  # noqa: S603
            [*_MANAGE, name, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=_environment() | environment,
            start_new_session=True,
            preexec_fn=lambda: end_with_parent(parent),  # noqa: PLW1509 - no threads here
        )


def _finish(name: str, step: subprocess.Popen[bytes]) -> None:
    if step.wait():
        raise CommandError(f"The step {name} failed: see {settings.VAR / 'log' / name}.log")


def _http_ok(port: int, path: str) -> Callable[[], bool]:
    def answers() -> bool:
        connection = HTTPConnection("127.0.0.1", port, timeout=2)
        try:
            connection.request("GET", path, headers={"Host": f"localhost:{port}"})
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    return answers


def _listens(port: int) -> Callable[[], bool]:
    def answers() -> bool:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=2).close()
        except OSError:
            return False
        return True

    return answers


def _write_private(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text)
