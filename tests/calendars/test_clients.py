"""Real clients read a feed as it is meant: vdirsyncer fetches it, khal shows its hours."""

import http.server
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from flask.testing import FlaskClient

from tests.factories.meetings import make_meeting
from wgtr.core.database import db

PAIR = """
[general]
status_path = "{folder}/status/"
[pair meetings]
a = "there"
b = "here"
collections = null
[storage there]
type = "http"
url = "http://127.0.0.1:{port}/calendar.ics"
read_only = true
[storage here]
type = "filesystem"
path = "{folder}/kept/"
fileext = ".ics"
"""
SHOWN = """
[calendars]
[[meetings]]
path = {folder}/kept
type = calendar
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/{zone_name}.db
"""


@contextmanager
def served(content: bytes) -> Iterator[int]:
    """Serve `content` at every address of a free port."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the library's name
            self.send_response(200)
            self.send_header("Content-Type", "text/calendar; charset=utf-8")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def run(folder: Path, *command: str) -> str:
    environment = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def shown_in(zone: str, folder: Path, day: date) -> str:
    config = folder / f"{zone.replace('/', '-')}.khal"
    values = {"folder": folder, "zone": zone, "zone_name": config.stem}
    config.write_text(SHOWN.format(**values), "utf-8")
    wanted = ("{start-time} {end-time} {title}", str(day), "1d")
    return run(folder, "khal", "-c", str(config), "list", "--day-format", "", "--format", *wanted)


def test_clients_in_three_zones_show_the_same_instants(client: FlaskClient, tmp_path: Path) -> None:
    make_meeting()
    make_meeting(date(2025, 6, 5))
    db.session.commit()
    with served(client.get("/bodies/wgtr/calendar.ics").data) as port:
        (tmp_path / "kept").mkdir()
        pair = tmp_path / "pair"
        pair.write_text(PAIR.format(folder=tmp_path, port=port), "utf-8")
        for step in ("discover", "sync"):
            run(tmp_path, "vdirsyncer", "-c", str(pair), step)
    assert len(list((tmp_path / "kept").glob("*.ics"))) == 10
    winter, summer, last_day = date(2025, 2, 28), date(2025, 6, 5), date(2025, 2, 14)
    assert "10:00 13:00 WGTR meeting, sitting 1 of 2" in shown_in("Europe/Zurich", tmp_path, winter)
    assert "09:00 12:00 WGTR meeting, sitting 1 of 2" in shown_in("UTC", tmp_path, winter)
    assert "08:00 11:00 WGTR meeting, sitting 1 of 2" in shown_in("UTC", tmp_path, summer)
    assert "10:00 13:00 WGTR meeting, sitting 1 of 2" in shown_in("Europe/Zurich", tmp_path, summer)
    closing = shown_in("America/New_York", tmp_path, last_day)
    assert "17:00 18:00 WGTR: written input closes" in closing
