"""nginx on loopback with the configuration that is recommended (docs/nginx.conf): only ports and folders differ."""

import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.servers import BASE, wait_for

CONFIGURATION = BASE / "docs/nginx.conf"
FILE = "/the-same-as-a-file"  # its content is `file` in the folder


def program() -> str | None:
    """Where nginx is; None where it is not installed."""
    return shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")


@contextmanager
def in_front_of(port: int, own: int, folder: Path, static: Path) -> Iterator[None]:
    """Listens on `own` while the block runs; `static` is served as /static/. `folder` is nginx's own."""
    shutil.rmtree(folder, ignore_errors=True)
    cache = Path("/dev/shm") / f"portalen-bench-{own}"
    folder.mkdir(parents=True)
    main = folder / "nginx.conf"
    main.write_text(
        f"daemon off; worker_processes auto; pid {folder}/pid; error_log stderr;\n"
        "events { worker_connections 512; }\n"
        "http { include /etc/nginx/mime.types; sendfile on; tcp_nopush on; keepalive_requests 1000000;\n"
        f"client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;\n"
        f"{_on_loopback(port, own, cache, static, folder)}\n}}\n"
    )
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([program(), "-p", folder, "-c", main], stdout=log, stderr=log)
        try:
            wait_for(own, server)
            yield
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)
            shutil.rmtree(cache, ignore_errors=True)


def _on_loopback(port: int, own: int, cache: Path, static: Path, folder: Path) -> str:
    text = CONFIGURATION.read_text()
    redirect = text.index("server {\n    listen 80;")
    text = text[:redirect] + text[text.index("server {", redirect + 1) :]
    text = re.sub(r"^ *(ssl_|http2 ).*\n", "", text, flags=re.M)
    for said, here in (
        ("listen 443 ssl;", f"listen 127.0.0.1:{own};"),
        ("server_name .kommune.example;", "server_name _;"),
        ("server 127.0.0.1:8000;", f"server 127.0.0.1:{port};"),
        ("/dev/shm/portalen ", f"{cache} "),
        ("/srv/portalen/var/static/", f"{static}/"),
        ("/var/log/nginx/portalen.log", f"{folder}/access.log"),
        # What is compared with: a file, logged as pages are.
        ("    location / {", f"    location = {FILE} {{ alias {folder}/file; }}\n    location / {{"),
    ):
        assert said in text, said
        text = text.replace(said, here)
    return text
