"""The nginx site as we ship it, before a real server, over TLS with a certificate of the test's own."""

import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection  # noqa: TID251  a server of ours, on loopback
from pathlib import Path

import pytest

from followthrough.cli import deploy
from followthrough.config.env import VARIABLES
from tests.cli.test_commands import run
from tests.config.test_env import PRODUCTION
from tests.journeys.server import free_port, wait_for

HOST = "tracker.council.example"
CANARY = "canary-key"
STATIC = re.compile(r'href="(/static/[^"]+/govuk-frontend\.min\.css)"')


@dataclass
class Site:
    """Where nginx listens, and the folder with its logs and the server's."""

    tls: int
    plain: int
    folder: Path

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[HTTPResponse, bytes]:
        trusting = ssl.create_default_context(cafile=str(self.folder / "fullchain.pem"))
        connection = HTTPSConnection("127.0.0.1", self.tls, timeout=60, context=trusting)
        # The name that the certificate is for is not the address that it is asked at.
        connection._context.check_hostname = False  # type: ignore[attr-defined]
        connection.request(method, path, body, {"Host": HOST, **headers})
        reply = connection.getresponse()
        content = reply.read()
        connection.close()
        return reply, content

    def logged(self) -> list[dict[str, object]]:
        lines = (self.folder / "server.log").read_text().splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    nginx, openssl = shutil.which("nginx") or shutil.which("/usr/sbin/nginx"), shutil.which("openssl")
    if nginx is None or openssl is None:
        pytest.skip("the tests through nginx, because there is no nginx or no openssl here")
    folder = tmp_path_factory.mktemp("nginx")
    made = Site(free_port(), free_port(), folder)
    port = free_port()
    certificate(openssl, folder)
    configuration = written(made, port)
    tested = subprocess.run([nginx, "-t", "-q", "-p", folder, "-c", configuration], capture_output=True, check=False)
    assert (tested.returncode, tested.stderr) == (0, b"")
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "followthrough.cli.main", "serve", "--workers", "1"],
            env=environment(folder, port),
            stdout=log,
            stderr=log,
        )
        proxy = subprocess.Popen([nginx, "-p", folder, "-c", configuration], stdout=log, stderr=log)
        try:
            wait_for(port, server, folder / "server.log")
            wait_for(made.tls, proxy, folder / "server.log")
            yield made
        finally:
            for process in (proxy, server):
                process.terminate()
                process.wait(60)


def certificate(openssl: str, folder: Path) -> None:
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    names = ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}", "-days", "2"]
    files = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    subprocess.run([*command, *names, *files], check=True, capture_output=True)


def written(site: Site, port: int) -> Path:
    """The site as it is shipped, with this test's ports and folders, inside the least of an nginx.conf."""
    text = deploy.text("nginx")
    changes = {
        "listen 80;": f"listen 127.0.0.1:{site.plain};",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{site.tls} ssl http2;",
        "    listen [::]:80;\n": "",
        "    listen [::]:443 ssl http2;\n": "",
        "127.0.0.1:8000": f"127.0.0.1:{port}",
        "/etc/ssl/followthrough": str(site.folder),
        "/var/log/nginx": str(site.folder),
        "/var/lib/nginx": str(site.folder),
    }
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    (site.folder / "site.conf").write_text(text)
    user = "user root;\n" if os.getuid() == 0 else ""
    temporary = "".join(f"  {name}_temp_path {site.folder}/{name};\n" for name in ("client_body", "proxy"))
    whole = site.folder / "nginx.conf"
    whole.write_text(
        f"{user}daemon off;\npid {site.folder}/nginx.pid;\nerror_log {site.folder}/nginx.log emerg;\n"
        f"events {{}}\nhttp {{\n{temporary}  include {site.folder}/site.conf;\n}}\n"
    )
    return whole


def environment(folder: Path, port: int) -> dict[str, str]:
    data = folder / "data"
    data.mkdir(mode=0o700)
    ours = PRODUCTION | {"DATA_DIR": str(data), "PORT": str(port), "TRUSTED_PROXIES": "1"}
    assert run("manage", "migrate", "--verbosity=0", **ours).returncode == 0
    return {name: value for name, value in os.environ.items() if name not in VARIABLES} | ours


def test_a_page_comes_over_tls_with_its_styles(site: Site) -> None:
    reply, page = site.ask("GET", "/account/sign-in/")
    assert (reply.status, b"Sign in" in page) == (200, True)
    assert reply.headers["Strict-Transport-Security"] == "max-age=31536000"
    found = STATIC.search(page.decode())
    assert found
    for _time in ("from the server", "from the cache"):
        reply, styles = site.ask("GET", found.group(1))
        assert (reply.status, len(styles) > 10_000) == (200, True)
        assert "max-age=604800" in reply.headers["Cache-Control"]


def test_plain_http_leads_to_https(site: Site) -> None:
    connection = HTTPConnection("127.0.0.1", site.plain, timeout=60)
    connection.request("GET", "/saltmere/?x=1", headers={"Host": HOST})
    reply = connection.getresponse()
    assert (reply.status, reply.headers["Location"]) == (301, f"https://{HOST}/saltmere/?x=1")
    connection.close()


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_what_machines_ask_is_not_for_the_world(site: Site, path: str) -> None:
    reply, page = site.ask("GET", path)
    assert (reply.status, b"nginx" in page) == (404, True)


def test_a_file_far_too_large_goes_no_further(site: Site) -> None:
    reply, _page = site.ask("POST", "/saltmere/imports/new/", b"x" * 64, **{"Content-Length": str(26 * 1024 * 1024)})
    assert reply.status == 413


def test_no_log_says_who_asked_for_what_and_both_carry_the_same_id(site: Site) -> None:
    address = f"/account/reset/abc/{CANARY}/?email={CANARY}@saltmere.example"
    reply, _page = site.ask(
        "GET", address, **{"User-Agent": CANARY, "X-Request-ID": CANARY, "X-Forwarded-For": CANARY, "Cookie": CANARY}
    )
    assert reply.status == 200
    request_id = reply.headers["X-Request-ID"]
    assert re.fullmatch(r"[0-9a-f]{32}", request_id)
    proxied = wait_for_line(site.folder / "followthrough.log", request_id)
    assert re.fullmatch(rf"\S+ 200 GET \d+ [\d.]+ {request_id}", proxied)
    [line] = [line for line in site.logged() if line.get("request") == request_id]
    assert (line["route"], line["status"]) == ("account_reset_password_from_key", 200)
    logs = "".join(path.read_text() for path in site.folder.glob("*.log"))
    assert [word for word in (CANARY, "/account/", "127.0.0.1 ") if word in logs] == []


def wait_for_line(log: Path, word: str) -> str:
    """nginx writes its line once the answer has gone."""
    deadline = time.monotonic() + 30
    while True:
        found = [line for line in log.read_text().splitlines() if word in line]
        if found or time.monotonic() > deadline:
            return found[0] if found else ""
        time.sleep(0.05)
