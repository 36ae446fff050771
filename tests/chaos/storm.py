"""Citizens who send and try again, a killer who never rests, and the count afterwards."""

import email
import json
import random
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

import psutil

from tests.chaos.inside import SLUG
from tests.live import BASE, Live
from tests.robot import Robot

CITIZENS = 4
ARM_AFTER = 4.0  # seconds from a kill at a point until the next there
RANDOM_EVERY = 10.0  # seconds between kills of any process
PATIENCE = 120.0  # seconds that one citizen goes on trying
SETTLED_WITHIN = 420.0  # seconds from the last send until every delivery has come to its end
sent_files: dict[str, str] = {}  # what the municipality must find with each intent
POINT = re.compile(r'\breach\("([a-z_.]+)"\)')


def points() -> list[str]:
    """Every named point in the code."""
    found = set()
    for package in ("sites", "forms_app", "selfservice"):
        for file in (BASE / package).rglob("*.py"):
            found.update(POINT.findall(file.read_text()))
    return sorted(found)


@dataclass
class Tally:
    """What happened. All but `submissions`, `kills`, `wiped` and `mailed_twice` must be empty."""

    submissions: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    wiped: int = 0
    not_killed_at: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    false_receipts: list[str] = field(default_factory=list)
    undelivered: list[str] = field(default_factory=list)
    unmailed: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)  # lost, doubled, altered or never looked into
    mailed_twice: int = 0  # a server that took a mail just before we died gets it again, under the same id

    @property
    def faults(self) -> dict[str, list[str]]:
        names = ("not_killed_at", "lost", "doubled", "false_receipts", "undelivered", "unmailed", "files")
        return {name: getattr(self, name) for name in names if getattr(self, name)}


def inside(live: Live, command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.chaos.inside", command],
        cwd=BASE,
        env=live.environment(),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def storm(live: Live, submissions: int, pause: float) -> Tally:
    """Has `submissions` forms filled in and sent while processes are killed, and counts when all is quiet.

    Each citizen waits `pause` seconds on average before the next form.
    """
    steps = json.loads(inside(live, "make"))
    before = set(json.loads(inside(live, "tell"))["submissions"])
    tally = Tally(submissions=submissions)
    receipts: dict[str, set[str]] = {}  # what each intent was told
    ended = threading.Event()
    killer = threading.Thread(target=_kill, args=(live, tally, ended))
    killer.start()
    numbers = iter(range(submissions))
    citizens = [
        threading.Thread(target=_send_all, args=(live, steps, numbers, receipts, pause))
        for _ in range(CITIZENS)
    ]
    for citizen in citizens:
        citizen.start()
    while any(citizen.is_alive() for citizen in citizens):
        time.sleep(0.5)
        if not tally.wiped and len(receipts) > submissions / 2:
            tally.wiped += int(inside(live, "wipe"))
    tally.wiped += int(inside(live, "wipe"))
    ended.set()
    _settle(live)
    killer.join()
    _settle(live)
    _count(live, before, receipts, tally)
    return tally


def _send_all(
    live: Live, steps: list[list[str]], numbers, receipts: dict[str, set[str]], pause: float
) -> None:
    for number in numbers:
        time.sleep(random.uniform(0, 2 * pause))
        key, reference = _send_one(live, steps, number)
        receipts.setdefault(key, set()).add(reference)


def _send_one(live: Live, steps: list[list[str]], number: int) -> tuple[str, str]:
    """Fills in, sends, and tries again as people do, until there is a receipt; returns key and reference."""
    robot = Robot("alta.localhost", live.port, timeout=20)
    deadline = time.monotonic() + PATIENCE
    answers = [
        dict(zip(steps[0], (f"Kari {number}", f"kari{number}@innbygger.example"), strict=True)),
        {steps[1][0]: f"Ønske {number}", f"{steps[1][1]}-how": "now"},
    ]
    key = ""
    while time.monotonic() < deadline:
        try:
            robot.get(f"/selvbetjening/{SLUG}/start/")
            if going_on := re.search(r'href="([^"]*/(?:steg|se-over)/[^"]*)"', robot.body):
                robot.get(going_on[1])  # our own draft from before the crash
            while at_step := re.search(r'action="[^"]*/steg/(\d+)/"', robot.body):
                _fill_step(robot, answers[int(at_step[1]) - 1], steps, f"Vedlegg {number}")
            if "/se-over/" in robot.path:
                action, fields = robot.hidden()
                key = fields["key"]
                sent_files[key] = f"clean Vedlegg {number}"
                _press_send(robot, action, fields, deadline)
            assert robot.status == 200 and "/kvittering/" in robot.path, (
                robot.path,
                robot.status,
                robot.body,
            )
            return key, robot.path.split("/kvittering/")[1].strip("/")
        except (OSError, AssertionError):
            robot.close()
            time.sleep(0.3)
    raise AssertionError(f"citizen {number} gave up at {robot.path}: {robot.status} {robot.body[:500]}")


def _fill_step(robot: Robot, answers: dict[str, str], steps: list[list[str]], content: str) -> None:
    """Sends a step as people do who see that a file is there, or that one did not come whole."""
    action, fields = robot.hidden()
    if there := re.search(r'name="remove-file" value="([^"]+)"', robot.body):
        robot.post(action, fields | answers | {"remove-file": there[1]})
    elif steps[1][0] in answers:
        files = {f"{steps[1][1]}-file": ("vedlegg.txt", content.encode())}
        robot.send_files(action, fields | answers, files)
    else:
        robot.post(action, fields | answers)


def _press_send(robot: Robot, action: str, fields: dict[str, str], deadline: float) -> None:
    """Presses Send, and again when no answer comes."""
    while True:
        try:
            robot.post(action, fields)
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)


def _kill(live: Live, tally: Tally, ended: threading.Event) -> None:
    """Arms every named point again and again, and kills a process at random in between.

    When the citizens have ended, the points that nobody came by yet stay armed for a while: the deliveries
    left over reach those of the worker.
    """
    folder = live.var / "kill"
    folder.mkdir(exist_ok=True)
    # Nobody is reminded in a storm: tests/forms_app/filling/test_reminders.py kills at those.
    names = [name for name in points() if not name.startswith("reminder.")]
    armed: set[str] = set()
    arm_at = dict.fromkeys(names, 0.0)
    random_at = time.monotonic() + RANDOM_EVERY
    patience = None
    while patience is None or time.monotonic() < patience:
        now = time.monotonic()
        for name in names:
            if name in armed and not (folder / name).exists():
                armed.discard(name)
                tally.kills[name] += 1
                arm_at[name] = now + ARM_AFTER
            if name not in armed and now >= arm_at[name] and not ended.is_set():
                (folder / name).touch()
                armed.add(name)
        if ended.is_set() and patience is None:
            patience = now + 60
        if ended.is_set() and all(tally.kills[name] for name in names):
            break
        if now >= random_at and not ended.is_set():
            random_at = now + RANDOM_EVERY
            _kill_any(live, tally)
        time.sleep(0.02)
    for name in armed:
        (folder / name).unlink(missing_ok=True)
    tally.not_killed_at = [name for name in names if not tally.kills[name]]


def _kill_any(live: Live, tally: Tally) -> None:
    """Kills some process of the web server or the worker cluster, whichever comes."""
    victims = []
    for child in psutil.Process(live.process.pid).children():
        command = " ".join(child.cmdline())
        if "gunicorn" in command or command.endswith("worker"):
            victims += [child, *child.children(recursive=True)]
    try:
        random.choice(victims).kill()
        tally.kills["any process"] += 1
    except psutil.NoSuchProcess:
        pass


def _settle(live: Live) -> None:
    """Waits until every delivery has come to an end and every file been looked into, ringing meanwhile."""
    deadline = time.monotonic() + SETTLED_WITHIN
    while time.monotonic() < deadline:
        told = json.loads(inside(live, "tell"))
        waiting = [file for files in told["files"].values() for file in files if file.startswith("waiting")]
        if not waiting and all(row["state"] != "pending" for row in told["deliveries"]):
            return
        inside(live, "sweep")
        time.sleep(5)


def _count(live: Live, before: set[str], receipts: dict[str, set[str]], tally: Tally) -> None:
    told = json.loads(inside(live, "tell"))
    stored = {key: reference for key, reference in told["submissions"].items() if key not in before}
    for key, references in receipts.items():
        if key not in stored:
            tally.lost.append(key)
        if references != {stored.get(key)}:
            tally.false_receipts.append(key)
    tally.doubled = sorted(set(stored) - set(receipts))
    if len(set(stored.values())) != len(stored) or told["cases"] != len(told["submissions"]):
        tally.doubled.append("references or cases")
    mailed = Counter(
        email.message_from_bytes(mail).get("Message-ID", "").strip("<>").split("@")[0]
        for mail in live.mails()
    )
    tally.files = [key for key in stored if told["files"].get(key) != [sent_files.get(key)]]
    channels = Counter(row["submission"] for row in told["deliveries"])
    for row in told["deliveries"]:
        if row["submission"] not in stored:
            continue
        if row["state"] != "delivered":
            tally.undelivered.append(f"{row['channel']} {row['state']} after {row['attempts']} attempts")
        elif row["channel"].endswith("_mail") and not mailed[row["id"]]:
            tally.unmailed.append(row["id"])
    tally.undelivered += [f"no delivery of {key}" for key in stored if not channels[key]]
    tally.mailed_twice = sum(count - 1 for count in mailed.values())
