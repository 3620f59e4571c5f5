"""One part of vndx opens connections, and no other."""

from __future__ import annotations

import ast
from pathlib import Path

#: Modules that reach a network, or that listen to one.
_NETWORK = (
    *("asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket"),
    *("socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "xmlrpc"),
)


def _imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def _reaches(name: str) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in _NETWORK)


def test_only_the_client_opens_connections(root: Path) -> None:
    source = root / "src" / "vndx"
    found = {
        str(path.relative_to(source)): names
        for path in sorted(source.rglob("*.py"))
        if (names := {name for name in _imported(path) if _reaches(name)})
    }
    # `http` has the list of statuses too, and the exceptions of urllib3 open nothing.
    opening = {path for path, names in found.items() if not all(_is_a_name(name) for name in names)}
    assert opening == {"remote/wire.py"}
    assert len(found) >= 4


def _is_a_name(name: str) -> bool:
    return name in ("http", "http.HTTPStatus") or name.startswith("urllib3.exceptions")
