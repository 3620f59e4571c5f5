"""The language in which the program speaks to its reader: Vietnamese or English.

Each message is written in both languages where it is used, side by side, so
that neither can be forgotten and no catalogue can fall behind the code::

    t("no such file", "không có tệp này")

The choice is one for the process: ``--lang``, else ``VNDX_LANG``, else the
locale (POSIX order: ``LC_ALL``, ``LC_MESSAGES``, ``LANG``), else English.
"""

from __future__ import annotations

import os
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("vi", "en")

_chosen: str | None = None


def use(language: str | None) -> None:
    """Choose the language for this process.

    Args:
        language: ``"vi"`` or ``"en"``; ``None`` goes back to the environment.

    Raises:
        ValueError: for any other language.
    """
    global _chosen
    if language is not None and language not in LANGUAGES:
        raise ValueError(f"not a language of vndx: {language!r}")
    _chosen = language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language meanwhile, for what is written in both.

    Args:
        language: ``"vi"`` or ``"en"``.
    """
    before = _chosen
    use(language)
    try:
        yield
    finally:
        use(before)


def current() -> str:
    """Return the language in force, ``"vi"`` or ``"en"``."""
    if _chosen is not None:
        return _chosen
    own = os.environ.get("VNDX_LANG", "").lower()
    if own in LANGUAGES:
        return own
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "vi" if value.lower().startswith("vi") else "en"
    return "en"


def refused() -> str:
    """Return what ``VNDX_LANG`` asks for, if that is no language and none was chosen."""
    own = os.environ.get("VNDX_LANG", "")
    return "" if _chosen is not None or own.lower() in ("", *LANGUAGES) else own


def t(en: str, vi: str) -> str:
    """Return whichever of the two wordings is in the language in force."""
    return vi if current() == "vi" else en


def order() -> tuple[str, str]:
    """Return both languages, the one in force first: the order to look for a label in."""
    return ("vi", "en") if current() == "vi" else ("en", "vi")
