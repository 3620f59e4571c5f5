"""Several who judge at the same moment: no judgement is lost, and the rules hold of them together."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from tests.links.made import THERE, link
from vndx.errors import UsageError, WriteError
from vndx.linking.profile import named
from vndx.linking.record import record
from vndx.links import NO_TERM, Link, add, alone, kept, lock, read
from vndx.links.rules import Things
from vndx.remote.settings import Settings

_TOGETHER = 4
_NEW = """\
endpoint = "http://127.0.0.1:9/sparql"
target = "mine"
space = "https://example.org/"
"""


def _ours(number: int) -> str:
    return f"https://w3id.org/vndx/id/place/x{number}"


def _add(number: int, folder: str) -> None:
    add(link(subject=_ours(number), object=f"{THERE}{number}"), folder)


def _record(judgement: Link, folder: str, profile: str = "wikidata") -> None:
    record(judgement, [], Things({}), named(profile, Settings()), folder)


def _one_for_all(number: int, folder: str) -> None:
    _record(link(subject=_ours(number)), folder)


def _turned_round(number: int, folder: str) -> None:
    _record(link(rejected=number % 2 == 0), folder)


def _to_a_new_graph(number: int, folder: str) -> None:
    profile = Path(folder).with_name(f"{number}.toml")
    profile.write_text(_NEW, encoding="utf-8")
    judgement = link(subject=_ours(number), object=f"https://example.org/{number}", target="mine")
    _record(judgement, folder, str(profile))


def _work(do: Callable[[int, str], None], number: int, folder: str, barrier: Barrier) -> None:
    barrier.wait(120)
    try:
        do(number, folder)
    except UsageError:
        os._exit(2)


def _at_once(do: Callable[[int, str], None], folder: Path) -> list[int]:
    """Do something in several processes at the same moment; return how each ended."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(_TOGETHER)
    workers = [
        context.Process(target=_work, args=(do, number, str(folder), barrier)) for number in range(_TOGETHER)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sorted(worker.exitcode or 0 for worker in workers)


def test_what_is_added_at_once_is_all_there(tmp_path: Path) -> None:
    folder = tmp_path / "links"
    assert _at_once(_add, folder) == [0] * _TOGETHER
    assert {found.subject for found in read([folder])} == {_ours(number) for number in range(_TOGETHER)}
    assert [path.name for path in folder.iterdir()] == ["wikidata.trig"]


def test_of_those_who_give_one_thing_there_to_several_here_one_is_heard(tmp_path: Path) -> None:
    assert _at_once(_one_for_all, tmp_path / "links") == [0, 2, 2, 2]
    assert len(read([tmp_path / "links"])) == 1


def test_of_those_who_contradict_each_other_the_first_is_heard(tmp_path: Path) -> None:
    assert _at_once(_turned_round, tmp_path / "links") == [0, 0, 2, 2]
    assert len(read([tmp_path / "links"])) == 1


def test_first_links_to_a_new_graph_are_all_there(tmp_path: Path) -> None:
    assert _at_once(_to_a_new_graph, tmp_path / "links") == [0] * _TOGETHER
    assert len(read([tmp_path / "links"])) == _TOGETHER
    assert (tmp_path / "links" / "mine.trig").read_text("utf-8").count("a vndx:LinkedGraph") == 1


def test_what_came_after_the_graph_was_read_counts(tmp_path: Path) -> None:
    """The links that a caller has in hand may be those of a minute ago; the folder is what holds."""
    add(link(), str(tmp_path))
    with pytest.raises(UsageError, match="is the same already"):
        _one_for_all(1, str(tmp_path))
    with pytest.raises(UsageError, match="was accepted as exact on"):
        _record(link(rejected=True), str(tmp_path))
    with pytest.raises(UsageError, match="was not found cannot hold"):
        _record(link(object=NO_TERM, confidence=None, kind=""), str(tmp_path))
    assert kept(str(tmp_path)) == [link()]


def test_a_lock_is_waited_for_and_not_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_WAIT", 0.1)
    with alone(str(tmp_path)), pytest.raises(WriteError, match="somebody else is writing"):
        add(link(), str(tmp_path))
    add(link(), str(tmp_path))
    assert kept(str(tmp_path)) == [link()]


def test_a_lock_that_a_kill_left_behind_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / lock._NAME).write_bytes(b"")
    add(link(), str(tmp_path))
    assert kept(str(tmp_path)) == [link()]
