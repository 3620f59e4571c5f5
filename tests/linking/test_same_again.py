"""What is asked does not depend on the run: else no answer is found in the cache again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest

_ITEM = "http://www.wikidata.org/entity/Q"
_MERGED = 6
_ASK = """
import sys
from vndx.linking.asking import items
from vndx.linking.profile import named
from vndx.remote.client import Client
from vndx.remote.settings import Settings
from vndx.remote.sparql import Endpoint
profile = named("wikidata", Settings(), sys.argv[1])
with Client() as client:
    items(Endpoint(client, profile.endpoint), profile, [f"{profile.space}Q{n}" for n in range(1, 7)])
"""


class _Merged(BaseHTTPRequestHandler):
    """A server on which each thing from 1 to 6 was merged into one a hundred higher."""

    asked: list[str]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        query = parse_qs(body)["query"][0] if body.startswith("query=") else body
        type(self).asked.append(query)
        rows = [
            {
                "item": {"type": "uri", "value": f"{_ITEM}{number}"},
                "what": {"type": "uri", "value": "http://www.w3.org/2002/07/owl#sameAs"},
                "value": {"type": "uri", "value": f"{_ITEM}{number + 100}"},
            }
            for number in range(1, _MERGED + 1)
            if f"<{_ITEM}{number}>" in query and "owl#sameAs" in query
        ]
        answer = {"head": {"vars": ["item", "what", "value", "from", "to", "class"]}}
        data = json.dumps(answer | {"results": {"bindings": rows}}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def merged() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Merged)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/sparql"
    server.shutdown()
    server.server_close()
    thread.join()


def test_each_run_asks_the_same(merged: str) -> None:
    runs = []
    for seed in ("1", "2", "3"):
        _Merged.asked = []
        own = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", _ASK, merged], env=own, check=True)
        runs.append(_Merged.asked)
    assert f"<{_ITEM}{100 + _MERGED}>" in "".join(runs[0])  # the second question, for what remains
    assert runs[0] == runs[1] == runs[2]
