"""What the user decided once for all: ``vndx.toml``.

::

    contact = "you@example.org"

    [services]
    allow = ["https://query.wikidata.org/sparql"]

    [services.mirrors]  # asked in place of the address that a query or a profile names
    "https://query.wikidata.org/sparql" = "https://example.org/wikidata"

    [profile.mine]
    endpoint = "https://example.org/sparql"
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

from vndx import folders
from vndx.errors import DataError, reason


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings.

    Attributes:
        path: the file; empty when there is none.
        contact: for the user agent.
        allow: endpoints that SERVICE may ask.
        mirrors: address to the one that is asked in its place, by SERVICE, vndx link and vndx enrich.
        profiles: tables of ``[profile.NAME]`` by name, as they stand.
    """

    path: str = ""
    contact: str = ""
    allow: tuple[str, ...] = ()
    profiles: dict[str, dict[str, Any]] = field(default_factory=dict)
    mirrors: dict[str, str] = field(default_factory=dict)


def settings() -> Settings:
    """Read the user's settings; nothing when there is no file.

    Raises:
        DataError: when the file cannot be read, is no TOML, or has a value of the wrong kind.
    """
    path = folders.settings_file()
    if path is None or (not os.path.exists(path) and not os.environ.get("VNDX_CONFIG")):
        return Settings()
    table = read_toml(path)
    _refuse_unknown(path, table, "", ("contact", "services", "profile"))
    services = table.get("services", {})
    allow = services.get("allow", []) if isinstance(services, dict) else None
    mirrors = services.get("mirrors", {}) if isinstance(services, dict) else None
    profiles = table.get("profile", {})
    contact = table.get("contact", "")
    if not isinstance(allow, list) or not all(isinstance(url, str) for url in allow):
        raise _misfit(path, "services.allow", "a list of addresses", "danh sách địa chỉ")
    _refuse_unknown(path, services, "services.", ("allow", "mirrors"))
    if not isinstance(mirrors, dict) or not all(isinstance(url, str) for url in mirrors.values()):
        raise _misfit(path, "services.mirrors", "an address for each address", "một địa chỉ cho mỗi địa chỉ")
    if not isinstance(profiles, dict) or not all(isinstance(entry, dict) for entry in profiles.values()):
        raise _misfit(path, "profile", "a table for each name", "một bảng cho mỗi tên")
    if not isinstance(contact, str):
        raise _misfit(path, "contact", "a text", "một chuỗi")
    return Settings(path, contact, tuple(allow), profiles, mirrors)


def read_toml(path: str) -> dict[str, Any]:
    """Read a TOML file.

    Raises:
        DataError: when it cannot be read or is no TOML.
    """
    import tomllib

    try:
        with open(path, "rb") as file:
            return tomllib.load(file)
    except OSError as error:
        en, vi = reason(error)
        raise DataError(f"cannot read {path}: {en}", f"không đọc được {path}: {vi}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path} is no TOML: {error}", f"{path} không phải TOML: “{error}”") from error


def _refuse_unknown(path: str, table: dict[str, Any], within: str, known: tuple[str, ...]) -> None:
    """Refuse keys that mean nothing: they are slips, and what they were meant to say would not hold.

    Raises:
        DataError: naming the first.
    """
    for key in table:
        if key not in known:
            there = ", ".join(within + name for name in known)
            raise DataError(
                f"{path}: no such key: {within}{key}; there are {there}",
                f"{path}: không có khóa {within}{key}; có {there}",
            )


def _misfit(path: str, name: str, en: str, vi: str) -> DataError:
    return DataError(f"{path}: {name} has to be {en}", f"{path}: {name} phải là {vi}")
