"""Texts are found by their bytes, never by their name."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from vndx.errors import TextError
from vndx.sources import texts
from vndx.sources.texts import find_texts, read_text

WORDS = "Làng Mẫu có 12 hộ.\r\n".encode()
DIGEST = sha256(WORDS).hexdigest()


def test_a_text_is_found_under_any_name_and_read_byte_for_byte(tmp_path: Path) -> None:
    (tmp_path / "zzz.bin").write_bytes(WORDS)
    (tmp_path / "other.txt").write_bytes(b"other")
    found = find_texts(tmp_path, {"a": DIGEST})
    assert found.problems == {}
    assert found.found["a"].text == WORDS.decode()
    assert found.found["a"].path.name == "zzz.bin"


def test_a_changed_text_under_its_name_is_said_to_have_changed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(WORDS + b" ")
    found = find_texts(tmp_path, {"a": DIGEST, "b": "0" * 64})
    assert found.found == {}
    assert "the text of a has changed" in found.problems["a"].en
    assert DIGEST[:12] in found.problems["a"].vi
    assert "no file in" in found.problems["b"].en


def test_a_text_that_is_not_utf8_says_at_which_byte(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"ab\xff")
    found = find_texts(tmp_path, {"a": sha256(b"ab\xff").hexdigest()})
    assert "not UTF-8 (byte 2)" in found.problems["a"].en


def test_what_leads_out_or_is_too_long_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    (outside / "a.txt").write_bytes(WORDS)
    os.symlink(outside / "a.txt", inside / "a.txt")
    os.mkfifo(inside / "pipe")
    assert find_texts(inside, {"a": DIGEST}).found == {}
    assert set(find_texts(outside, {"a": DIGEST}).found) == {"a"}
    monkeypatch.setattr(texts, "LONGEST", 3)
    assert "longer than 3 bytes" in find_texts(outside, {"a": DIGEST}).problems["a"].en


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(WORDS)
    os.symlink("real", tmp_path / "a.txt")
    assert set(find_texts(tmp_path, {"a": DIGEST}).found) == {"a"}


def test_a_folder_or_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TextError, match="cannot read the folder"):
        find_texts(tmp_path / "none", {"a": DIGEST})
    with pytest.raises(TextError, match="cannot read"):
        read_text(tmp_path / "none")
