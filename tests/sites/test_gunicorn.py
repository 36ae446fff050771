"""The server's log: one line for each request, with nothing personal in it."""

from datetime import timedelta
from types import SimpleNamespace

from gunicorn.config import Config

from sites.gunicorn import Logger

ENVIRON = {
    "REQUEST_METHOD": "GET",
    "RAW_URI": "/s%C3%B8k/%0A1?q=Kari+Nordmann",
    "PATH_INFO": "/søk/\n1",
    "REMOTE_ADDR": "192.0.2.7",
    "HTTP_USER_AGENT": "Mozilla",
    "HTTP_COOKIE": "session=secret",
}


def test_a_line_tells_method_path_status_size_and_time_and_no_more(capfd):
    response = SimpleNamespace(status="200 OK", sent=512)
    Logger(Config()).access(response, None, ENVIRON, timedelta(milliseconds=12.7))
    lines = capfd.readouterr().out.splitlines()
    assert [line.partition("] ")[2] for line in lines] == ["GET /s%C3%B8k/%0A1 200 512 12ms"]
