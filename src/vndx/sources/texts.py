"""Finding the text of each article in a folder: by the SHA-256 of its bytes, never by its name."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from vndx.claim.names import sha256
from vndx.errors import TextError, reason

#: No article is longer than this many bytes; a longer file is passed over unread.
LONGEST = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Text:
    """One text as stored: offsets count its code points."""

    path: Path
    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Texts:
    """What a folder holds of the articles that are asked for.

    Attributes:
        found: article id to its text.
        problems: article id to the error that says why it has none.
        strangers: texts that are none of these articles, and bear the name of none.
    """

    found: dict[str, Text] = field(default_factory=dict)
    problems: dict[str, TextError] = field(default_factory=dict)
    strangers: list[Path] = field(default_factory=list)


def read_text(path: Path) -> Text:
    """Read one text, byte for byte: no line end is translated, no mark composed.

    Raises:
        TextError: when the file cannot be read, is too long, or is not UTF-8.
    """
    try:
        if path.stat().st_size > LONGEST:
            raise TextError(
                f"{path} is longer than {LONGEST} bytes and cannot be the text of an article",
                f"{path} dài hơn {LONGEST} byte, không thể là văn bản của một bài báo",
            )
        data = path.read_bytes()
    except OSError as error:
        en, vi = reason(error)
        raise TextError(f"cannot read {path}: {en}", f"không đọc được {path}: {vi}") from error
    try:
        return Text(path, data.decode("utf-8"), sha256(data))
    except UnicodeDecodeError as error:
        raise TextError(
            f"{path} is not UTF-8 (byte {error.start}); store the text as UTF-8",
            f"{path} không phải UTF-8 (byte {error.start}); hãy lưu văn bản ở dạng UTF-8",
        ) from error


def find_texts(folder: Path, articles: Mapping[str, str]) -> Texts:
    """Find the texts of *articles* among the files of *folder*.

    Files may have any name; symlinks that lead out of the folder, folders in
    it and files over `LONGEST` bytes are passed over.

    Args:
        folder: where to look; folders below it are not searched.
        articles: article id to the SHA-256 of its text, in hexadecimal.

    Raises:
        TextError: when *folder* is no folder that can be read.
    """
    wanted = {digest: article for article, digest in articles.items()}
    texts = Texts()
    same_name: dict[str, Text | TextError] = {}
    for path in files(folder):
        try:
            text = read_text(path)
        except TextError as error:
            if path.stem in articles:
                same_name[path.stem] = error
            continue
        if text.sha256 in wanted:
            texts.found.setdefault(wanted[text.sha256], text)
        elif path.stem in articles:
            same_name[path.stem] = text
        else:
            texts.strangers.append(path)
    for article, digest in articles.items():
        if article not in texts.found:
            texts.problems[article] = _problem(folder, article, digest, same_name.get(article))
    return texts


def files(folder: Path) -> list[Path]:
    """Return the files that may hold a text, sorted by name.

    Raises:
        TextError: when *folder* is no folder that can be read.
    """
    try:
        inside = folder.resolve(strict=True)
        entries = sorted(os.scandir(inside), key=lambda entry: entry.name)
    except OSError as error:
        en, vi = reason(error)
        raise TextError(
            f"cannot read the folder of texts {folder}: {en}; name it with --texts",
            f"không đọc được thư mục văn bản {folder}: {vi}; hãy chỉ ra bằng --texts",
        ) from error
    return [
        Path(entry.path)
        for entry in entries
        if entry.is_file() and Path(entry.path).resolve().is_relative_to(inside)
    ]


def _problem(folder: Path, article: str, digest: str, same: Text | TextError | None) -> TextError:
    if isinstance(same, TextError):
        return same
    if same is not None:
        return TextError(
            f"the text of {article} has changed: {same.path} has SHA-256 {same.sha256[:12]}…, "
            f"the graph expects {digest[:12]}…",
            f"văn bản của {article} đã thay đổi: {same.path} có SHA-256 {same.sha256[:12]}…, "
            f"đồ thị cần {digest[:12]}…",
        )
    return TextError(
        f"no file in {folder} is the text of {article} (SHA-256 {digest[:12]}…)",
        f"không tệp nào trong {folder} là văn bản của {article} (SHA-256 {digest[:12]}…)",
    )
