"""What articles are made of."""

from dataclasses import dataclass
from typing import Any

Block = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Article:
    """A content page. `days_ago` makes it news; `link` is the slug of the page that `<a id="a1">` leads to."""

    slug: str
    title: str
    description: str
    body: tuple[Block, ...]
    menu: bool = False
    days_ago: int | None = None
    link: str = ""


def running_text(*parts: str) -> Block:
    return "text", "".join(parts)


def heading(text: str) -> str:
    return f"<h2>{text}</h2>"


def paragraph(text: str) -> str:
    return f"<p>{text}</p>"


def bullets(*items: str) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
