"""Places that are kept: the same as those worked out, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from vndx.draw import memory, page
from vndx.network import build

Table = dict[str, tuple[int, int]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VNDX_CACHE", str(tmp_path))
    return tmp_path / "places"


class Maker:
    """Makes places, and counts how often it had to."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> list[Table]:
        self.made += 1
        return [{"place:hà-nội": (-3, 4), "b": (0, 1)}, {}]


def test_a_page_from_kept_places_is_the_page_byte_for_byte(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = build()
    first = page(network)
    assert len(list(folder.iterdir())) >= 3  # the network, and the provinces of two times
    assert page(network) == first
    monkeypatch.setenv("VNDX_CACHE", "off")
    assert page(network) == first


def test_the_same_is_made_once_and_what_differs_anew(folder: Path) -> None:
    make = Maker()
    assert memory.places("a", ["x", ("y", 1)], make) == make()
    assert memory.places("a", ["x", ("y", 1)], make) == make()
    assert make.made == 3
    for parts in (["x", ("y", 2)], ["xy"], ["x"], [], ["x\0('y', 1)"]):
        before = make.made
        memory.places("a", parts, make)
        assert make.made == before + 1


def test_another_program_makes_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Maker()
    memory.places("a", ["x"], make)
    monkeypatch.setattr(memory, "_code", lambda: "other")
    memory.places("a", ["x"], make)
    assert make.made == 2


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "{",
        "[]]",
        "[1]",
        '[{"a": [1]}]',
        '[{"a": [1, 2.5]}]',
        '[{"a": [true, 1]}]',
        '[{"a": "xy"}]',
        "\xff",
    ],
)
def test_what_is_damaged_is_made_anew_and_mended(folder: Path, damaged: str) -> None:
    make = Maker()
    wanted = memory.places("a", ["x"], make)
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damaged.encode("latin-1"))
    assert memory.places("a", ["x"], make) == wanted
    assert make.made == 2
    assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("VNDX_CACHE", str(tmp_path / "file"))
    make = Maker()
    assert memory.places("a", ["x"], make) == memory.places("a", ["x"], make)
    assert make.made == 2


def test_only_the_last_are_kept(folder: Path) -> None:
    make = Maker()
    for number in range(40):
        memory.places("a", [number], make)
    assert len(list(folder.iterdir())) == 24
