"""What robots do on both sides, and how often a second."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.bench.figures import SECONDS, Rate
from tests.bench.questions import QUESTIONS
from tests.bench.servers import fill_ins_per_second, posts_per_second, python
from tests.robot import Robot

DRAFTS = 6000


def sends(port: int, host: str, folder: Path, environment: dict[str, str]) -> float:
    """Complete sends a second: each a finished draft of its own, made in the database beforehand."""
    token = "a" * 32
    prepared = folder / "sends.txt"
    made = python("tests.bench.ours", "drafts", str(DRAFTS), **environment).split()
    with prepared.open("w") as file:
        for key, browser in zip(made[::2], made[1::2], strict=True):
            file.write(f"csrf={token}; draft={browser}\tcsrfmiddlewaretoken={token}&key={key}\n")
    return posts_per_second(port, "/selvbetjening/two-steps/send/", host, prepared, 302, seconds=SECONDS)


def inserts(port: int, folder: Path) -> float:
    """Rows that plain Django inserts a second."""
    prepared = folder / "inserts.txt"
    prepared.write_text("\ttext=Helst+ytterst%2C+for+hun+stikker+dypt.\n" * 200_000)
    return posts_per_second(port, "/insert/", "localhost", prepared, 200, seconds=SECONDS)


def dialogs(port: int, host: str, steps: list[dict[str, str]]) -> Rate:
    """Whole dialogs a second."""
    return partial(_fill_ins, partial(_dialog, port, host, steps))


def forms(port: int) -> Rate:
    """Wagtail forms filled in a second."""
    return partial(_fill_ins, partial(_form, port))


def _fill_ins(journey: Callable[[], int]) -> float:
    return fill_ins_per_second(journey, seconds=SECONDS)[0]


_robots: dict[int, Robot] = {}  # one in each process


def _robot(host: str, port: int) -> Robot:
    robot = _robots.setdefault(port, Robot(host, port))
    robot.forget()
    robot.requests = 0
    return robot


def _dialog(port: int, host: str, steps: list[dict[str, str]]) -> int:
    """Start page, two steps, review, send, receipt: every request that a browser without scripts makes."""
    robot = _robot(host, port)
    robot.get("/selvbetjening/two-steps/")
    robot.follow(r'href="([^"]*/two-steps/start/)"')
    for answers in steps:
        robot.submit(answers)
    robot.submit()
    assert "/kvittering/" in robot.path and robot.status == 200, (robot.path, robot.status)
    return robot.requests


def _form(port: int) -> int:
    """One GET, one POST."""
    robot = _robot("localhost", port)
    robot.get("/")
    robot.submit({asked.label.lower().replace(" ", "_"): asked.answer for asked in QUESTIONS})
    assert "Thank you" in robot.body, robot.body
    return robot.requests
