"""A service's button stands in a frame of another web site, all of it, on narrow screens and wide."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from selfservice.promotion import addresses
from tests import factories


class Elsewhere(BaseHTTPRequestHandler):
    """The other web site: one page."""

    page = b""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.page)

    def log_message(self, *_parts):
        pass


@pytest.fixture
def elsewhere():
    with HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://annet.localhost:{server.server_port}/"
        server.shutdown()


def test_the_button_is_whole_and_leads_out_of_the_frame(live_server, page, elsewhere, transactional_db):
    alta = factories.municipality("alta")
    version = factories.dialog_version(alta)
    code = addresses.address_of(alta, version.dialog).code
    source = f"http://alta.localhost:{live_server.thread.port}/t/{code}/knapp/?sprak=nb"
    Elsewhere.page = f'<!doctype html><iframe src="{source}" width="100%" height="80"></iframe>'.encode()
    for width in (320, 1440):
        page.set_viewport_size({"width": width, "height": 400})
        page.goto(elsewhere)
        button = page.frame_locator("iframe").locator("a.ds-button")
        frame, box = page.locator("iframe").bounding_box(), button.bounding_box()
        assert box["y"] >= frame["y"] and box["y"] + box["height"] <= frame["y"] + frame["height"], width
        assert box["x"] + box["width"] <= frame["x"] + frame["width"], width
    assert button.get_attribute("target") == "_top" and not page.context.cookies()
