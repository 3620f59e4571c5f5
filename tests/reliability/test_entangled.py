"""``vndx diff`` refuses blank nodes that would take too long to tell apart, and only those."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from vndx.cli import main
from vndx.diff import Difference, blank, read
from vndx.errors import DataError

Edges = Iterable[tuple[str, str]]


def clique(count: int, name: str = "b") -> Edges:
    return [
        (f"{name}{one}", f"{name}{other}") for one in range(count) for other in range(count) if one != other
    ]


def ring(count: int) -> Edges:
    return [(f"b{place}", f"b{(place + 1) % count}") for place in range(count)]


def written(path: Path, edges: Edges, more: str = "") -> Path:
    path.write_text("".join(f"_:{one} <urn:p> _:{other} .\n" for one, other in edges) + more, "utf-8")
    return path


@pytest.mark.parametrize(
    "edges",
    [
        clique(9),
        ring(500),
        [("a", "b"), ("b", "a"), *((one, f"{one}{place}") for one in "ab" for place in range(9))],
    ],
    ids=["clique", "ring", "children"],
)
def test_what_looks_too_much_alike_is_refused(
    edges: Edges, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(written(tmp_path / "alike.nt", edges))
    assert main(["diff", path, path]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(f"vndx: {path} has blank nodes so much alike")
    assert shown.err.count("\n") == 1
    assert main(["--lang", "vi", "diff", path, path]) == 1
    assert capsys.readouterr().err.startswith(f"vndx: {path} có những nút trống giống nhau")


def test_many_small_parts_are_counted_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "parts.nt", [edge for name in "abcdef" for edge in clique(5, name)])
    assert len(read(path)) == 20  # what is said six times over is said once
    monkeypatch.setattr(blank, "MOST_TRIES", 5 * 20 * 120)
    with pytest.raises(DataError):
        read(path)


def test_looks_at_neighbours_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "ring.nt", ring(200), "_:b0 <urn:q> 'x' .\n".replace("'", '"'))
    assert len(read(path)) == 201
    monkeypatch.setattr(blank, "MOST_LOOKS", 401 * 50)
    with pytest.raises(DataError):
        read(path)


def test_what_can_be_told_apart_still_is(tmp_path: Path) -> None:
    ladder = [
        edge
        for step in range(12)
        for edge in ((f"x{step}", f"x{step + 1}"), (f"y{step}", f"y{step + 1}"), (f"x{step}", f"y{step}"))
    ]
    both = [*ladder, *((other, one) for one, other in ladder if one[0] != other[0])]
    for name, edges in (("ladder", both), ("clique", clique(6)), ("ring", ring(8))):
        old = written(tmp_path / f"{name}.old.nt", edges)
        new = written(
            tmp_path / f"{name}.new.nt", [(f"z{two}", f"z{one}") for two, one in reversed(list(edges))]
        )
        assert not Difference(read(old), read(new))
        less = written(tmp_path / f"{name}.less.nt", list(edges)[1:])
        assert Difference(read(old), read(less))
