"""A citizen without scripts: follows redirects, keeps cookies, reads forms, posts them.

Speaks HTTP to the whole product (middleware, sessions, CSRF protection and all) inside this process, so that
what happens can be taken back as if it had not been.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

_VOID = {"input", "br", "img", "link", "meta", "hr"}


class Page(HTMLParser):
    """What of an HTML page a citizen needs: its forms' controls, its error summary, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.errors: dict[str, str] = {}  # the control that a message leads to, and the message
        self.text = ""
        self._stack: list[str] = []
        self._summary = 0
        self._link: str | None = None
        self.feed(html)

    @property
    def form(self) -> "Form | None":
        """The form of the dialog: the one with our own hidden fields."""
        return next((form for form in self.forms if "key" in form.hidden), None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag not in _VOID:
            self._stack.append(tag)
            if "data-errors" in values or self._summary:
                self._summary += 1
        if tag == "form":
            self.forms.append(Form(values.get("action", ""), values.get("method", "get")))
        elif tag in ("input", "select", "textarea", "button") and self.forms and "name" in values:
            self.forms[-1].add(tag, values)
        elif tag == "a" and self._summary:
            self._link = values.get("href", "").removeprefix("#")

    def handle_endtag(self, tag: str) -> None:
        while self._stack:
            self._summary -= bool(self._summary)
            if self._stack.pop() == tag:
                break
        if tag == "a":
            self._link = None

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._link is not None:
            self.errors[self._link] = self.errors.get(self._link, "") + data


@dataclass
class Form:
    """A form: its address, its hidden fields, and the names of its controls."""

    action: str
    method: str
    hidden: dict[str, str] = field(default_factory=dict)
    controls: set[str] = field(default_factory=set)

    def add(self, tag: str, values: dict[str, str]) -> None:
        if values.get("type") == "hidden":
            self.hidden[values["name"]] = values.get("value", "")
        if tag != "button":
            self.controls.add(values["name"])


class Visitor:
    """Somebody at `host` in a browser of their own."""

    def __init__(self, host: str) -> None:
        self._client = Client(enforce_csrf_checks=True, raise_request_exception=False, headers={"host": host})
        self._secure = settings.PUBLIC_SCHEME == "https"
        self.path = ""
        self.status = 0
        self.html = ""
        self.page = Page("")

    @property
    def where(self) -> str:
        """Which page it is: the first step may be met at the dialog's entrance, and its form tells."""
        form = self.page.form
        return form.action if form is not None and form.action else self.path

    def get(self, path: str) -> None:
        """Fetches a page, following redirects."""
        self._take(self._client.get(path, follow=True, secure=self._secure), path)

    def post(self, fields: Iterable[tuple[str, str]], files: Iterable[tuple[str, str, bytes]] = ()) -> None:
        """Posts the form of the page, with its hidden fields. Files are (name, file name, bytes).

        Raises LookupError when there is no form.
        """
        form = self.page.form
        if form is None:
            raise LookupError(f"no form on {self.path}")
        data: dict[str, list[object]] = {name: [value] for name, value in form.hidden.items()}
        for name, value in fields:
            data.setdefault(name, []).append(value)
        for name, file_name, content in files:
            data.setdefault(name, []).append(SimpleUploadedFile(file_name, content))
        path = form.action or self.path
        self._take(self._client.post(path, data, follow=True, secure=self._secure), path)

    def _take(self, response: object, path: str) -> None:
        chain = getattr(response, "redirect_chain", [])
        self.path = re.sub(r"^https?://[^/]+", "", chain[-1][0]) if chain else path
        self.status = response.status_code  # type: ignore[attr-defined]
        kind = response.headers.get("Content-Type", "")  # type: ignore[attr-defined]
        self.html = response.text if "html" in kind else ""  # type: ignore[attr-defined]
        self.page = Page(self.html)
