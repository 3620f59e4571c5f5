"""However another server fails: one sentence, no success, nothing changed, nothing left running."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

import pytest

from tests.faults import FATAL, Faults
from tests.linking.conftest import Calls
from tests.servers import alive, free_port

_SLOW = ("slow", "drip", "drip-headers")


@pytest.fixture
def failing(other_calls: Calls, faults: Faults, monkeypatch: pytest.MonkeyPatch) -> Calls:
    monkeypatch.setattr("vndx.remote.client._FIRST_PAUSE", 0.01)
    faults.heard.clear()
    faults.forget()
    other_calls.links.mkdir()
    return other_calls


def _children() -> set[int]:
    """Return the processes that this one has started and that have not ended."""
    found: set[int] = set()
    for task in Path("/proc/self/task").iterdir():
        with suppress(FileNotFoundError):  # a thread that has ended meanwhile
            found |= set(map(int, (task / "children").read_text("ascii").split()))
    return {pid for pid in found if alive(pid)}


def _state(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "graph" / "links").iterdir()}


_CALLS = {
    "link": ("link", "place:ha-giang", "--to", "wikidata"),
    "accept": ("link", "accept", "place:ha-giang", "Q36685", "--by", "me", "--change", "--to", "wikidata"),
    "enrich": ("enrich", "place:ha-giang", "--from", "wikidata", "--property", "population"),
}


@pytest.mark.parametrize("name", FATAL)
def test_a_fault_changes_nothing(
    failing: Calls, faults: Faults, root: Path, tmp_path: Path, name: str
) -> None:
    before, state = _children(), _state(root)
    out = tmp_path / "out"
    out.write_text("old", encoding="utf-8")
    chosen = _CALLS if name in ("403", "truncated") else {"link": _CALLS["link"]}
    for call, words in chosen.items():
        limits = (
            "--timeout",
            "1" if name in _SLOW else "60",
            "--cache-days",
            "0",
            "--links",
            str(failing.links),
        )
        place = () if call == "accept" else ("-o", str(out))
        said = failing.run(*words, "--endpoint", faults.url(name), *limits, *place)
        assert (said.code, said.out) == (1, "")
        assert said.err.count("\n") == 1
        assert said.err.startswith("vndx: ")
        assert f"127.0.0.1:{faults.port}" in said.err
        assert "Traceback" not in said.err
        assert out.read_text("utf-8") == "old"
    assert list(failing.links.iterdir()) == []
    assert _state(root) == state
    assert _children() <= before
    assert not [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    assert faults.heard
    assert all(heard.headers["User-Agent"].startswith("vndx/") for heard in faults.heard)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_nobody_there_is_one_sentence(failing: Calls, language: str) -> None:
    url = f"http://127.0.0.1:{free_port()}/sparql"
    said = failing.run(
        "link",
        "place:ha-giang",
        "--to",
        "wikidata",
        "--endpoint",
        url,
        "--lang",
        language,
        "--cache-days",
        "0",
    )
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert ("takes no connection" if language == "en" else "không nhận kết nối") in said.err


def test_a_public_endpoint_is_not_asked_by_nobody(failing: Calls) -> None:
    said = failing.run("link", "place:ha-giang", "--to", "wikidata", "--cache-days", "0")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "query.wikidata.org wants to know whom to write to" in said.err


def test_a_contact_is_said_to_the_server(
    failing: Calls, faults: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = (*_CALLS["link"], "--endpoint", faults.url("403"), "--cache-days", "0")
    failing.run(*words, "--contact", "me@example.org")
    monkeypatch.setenv("VNDX_CONTACT", "https://example.org/me")
    failing.run(*words)
    agents = [heard.headers["User-Agent"] for heard in faults.heard]
    assert "me@example.org" in agents[0]
    assert "https://example.org/me" in agents[1]
    said = failing.run(*words, "--contact", "me")
    assert said.code == 2
    assert "no contact" in said.err


_POPULATION = "http://www.wikidata.org/prop/direct/P1082"
_BESIDE = (
    {"item": "https://w3id.org/vndx/id/place/ha-giang", "what": _POPULATION, "value": "urn:o"},
    {"item": "http://www.wikidata.org/entity/Q1"},
    {"item": "https://w3id.org/vndx/id/place/ha-giang", "what": "urn:p", "value": "urn:o"},
    {
        "item": "http://www.wikidata.org/entity/Q36685",
        "what": "https://schema.org/validThrough",
        "value": "urn:o",
    },
    {"what": "urn:p", "value": "urn:o"},
)


@pytest.mark.parametrize("row", _BESIDE)
def test_an_answer_to_another_question_is_refused(
    failing: Calls, faults: Faults, row: dict[str, str]
) -> None:
    """Else a server could have vndx write down what it likes, of things here too."""
    faults.row = {name: {"type": "uri", "value": value} for name, value in row.items()}
    said = failing.run(*_CALLS["enrich"], "--endpoint", faults.url("row"), "--cache-days", "0")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "is not to what was asked" in said.err


def test_a_value_that_no_file_may_hold_is_left_out(failing: Calls, faults: Faults) -> None:
    item, value = "http://www.wikidata.org/entity/Q36685", {"type": "literal", "value": "1\x07"}
    faults.row = {
        name: {"type": "uri", "value": iri} for name, iri in (("item", item), ("what", _POPULATION))
    }
    faults.row["value"] = value
    faults.row["statement"] = {"type": "uri", "value": "http://www.wikidata.org/entity/statement/Q36685-1"}
    faults.row["day"] = {"type": "literal", "value": "2020-01-01T00:00:00Z"}
    words = (*_CALLS["enrich"], "--endpoint", faults.url("row"), "--cache-days", "0")
    said = failing.run(*words)
    assert (said.code, said.out) == (0, "")
    assert "has none of this for 1 thing: population" in said.err
    value["value"] = "1"
    assert "wdt:P1082" in failing.run(*words).out
