"""A citizen without JavaScript, for tests that need many of them: fast, with cookies, redirects and forms."""

import html
import re
import socket
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

_FORM = re.compile(r'<form\b([^>]*\bmethod="post"[^>]*)>(.*?)</form>', re.DOTALL)
_HIDDEN = re.compile(r'<input\b[^>]*\btype="hidden"[^>]*>')
_ATTRIBUTE = re.compile(r'\b(name|value|action)="([^"]*)"')
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_COOKIE = re.compile(rb"\r\nset-cookie: *([^=;]+)=([^;\r]*)", re.IGNORECASE)
_LOCATION = re.compile(rb"\r\nlocation: *([^\r]*)", re.IGNORECASE)

URLENCODED = "application/x-www-form-urlencoded"


class Broken(ConnectionError):
    """The server hung up before a whole answer had come."""


@dataclass
class Robot:
    """Somebody with a browser at `host`, on a connection of their own to 127.0.0.1:`port`."""

    host: str
    port: int
    timeout: float = 30.0
    cookies: dict[str, str] = field(default_factory=dict)
    status: int = 0
    path: str = ""
    body: str = ""
    requests: int = 0
    _socket: socket.socket | None = None

    def get(self, path: str) -> None:
        """Fetches a page, following redirects. Raises Broken and OSError."""
        self._follow("GET", path, b"")

    def follow(self, pattern: str) -> None:
        """Goes to the address that the first group of `pattern` finds in the page."""
        found = re.search(pattern, self.body)
        assert found, f"no {pattern} on {self.path}"
        self.get(html.unescape(found[1]))

    def hidden(self) -> tuple[str, dict[str, str]]:
        """Address and hidden fields of the page's form."""
        form = _FORM.search(self.body)
        assert form, f"no form on {self.path} ({self.status})"
        fields = {}
        for tag in _HIDDEN.findall(form[2]):
            attributes = dict(_ATTRIBUTE.findall(tag))
            fields[attributes["name"]] = html.unescape(attributes.get("value", ""))
        action = dict(_ATTRIBUTE.findall(form[1])).get("action", "")
        return html.unescape(action) or self.path, fields

    def submit(self, answers: dict[str, str] | None = None) -> None:
        """Sends the page's form with `answers`, following redirects."""
        action, fields = self.hidden()
        self.post(action, fields | (answers or {}))

    def post(self, path: str, fields: dict[str, str]) -> None:
        self._follow("POST", path, urlencode(fields).encode())

    def send_files(self, path: str, fields: dict[str, str], files: dict[str, tuple[str, bytes]]) -> None:
        """Posts a form with files, {control: (name, bytes)}, following redirects."""
        mark = "----robot"
        parts = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
        parts += [
            f'name="{control}"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'.encode() + content
            for control, (name, content) in files.items()
        ]
        lines = [f"--{mark}\r\nContent-Disposition: form-data; ".encode() + part + b"\r\n" for part in parts]
        body = b"".join([*lines, f"--{mark}--\r\n".encode()])
        self._follow("POST", path, body, f"multipart/form-data; boundary={mark}")

    def forget(self) -> None:
        """Becomes somebody else, on the same connection."""
        self.cookies.clear()
        self.body = ""

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _follow(self, method: str, path: str, body: bytes, kind: str = URLENCODED) -> None:
        location: str | None = path
        while location is not None:
            parts = urlsplit(location)
            self.path = parts.path + (f"?{parts.query}" if parts.query else "")
            location = self._request(method, self.path, body, kind)
            method, body = "GET", b""

    def _request(self, method: str, path: str, body: bytes, kind: str) -> str | None:
        head = [f"{method} {path} HTTP/1.1", f"Host: {self.host}:{self.port}"]
        if self.cookies:
            head.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if method == "POST":
            head.append(f"Content-Type: {kind}")
            head.append(f"Content-Length: {len(body)}")
        message = "\r\n".join(head).encode() + b"\r\n\r\n" + body
        self.requests += 1
        headers, content = self._exchange(message)
        self.status = int(headers[9:12])
        for name, value in _COOKIE.findall(headers):
            self.cookies[name.decode()] = value.decode()
        self.body = content.decode()
        location = _LOCATION.search(headers)
        return location[1].decode() if location and 300 <= self.status < 400 else None

    def _exchange(self, message: bytes) -> tuple[bytes, bytes]:
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self.port), self.timeout)
        try:
            self._socket.sendall(message)
            received = b""
            while (end := received.find(b"\r\n\r\n")) < 0:
                received += self._receive()
            headers, content = received[:end], received[end + 4 :]
            if length := _LENGTH.search(headers):
                while len(content) < int(length[1]):
                    content += self._receive()
            elif b"\r\nTransfer-Encoding: chunked" in headers:
                content = self._chunks(content)
        except OSError:
            self.close()
            raise
        if b"\r\nConnection: close" in headers:
            self.close()
        return headers, content

    def _chunks(self, received: bytes) -> bytes:
        content = b""
        while True:
            while b"\r\n" not in received:
                received += self._receive()
            size, _, received = received.partition(b"\r\n")
            end = int(size, 16) + 2
            while len(received) < end:
                received += self._receive()
            content, received = content + received[: end - 2], received[end:]
            if end == 2:
                return content

    def _receive(self) -> bytes:
        assert self._socket is not None
        if received := self._socket.recv(65536):
            return received
        raise Broken
