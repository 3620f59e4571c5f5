"""Where the user's own files lie: what may be thrown away, and what the user decided.

Only ``os`` and ``sys``: a query asks for the first of them.
"""

from __future__ import annotations

import os
import sys


def cache(name: str) -> str | None:
    """Return the folder *name* in vndx's cache; ``None`` when the user wants no cache.

    ``VNDX_CACHE`` names the cache (``off``: none); else it is ``vndx`` in the
    user's cache folder, as the platform has it.
    """
    own = os.environ.get("VNDX_CACHE", "")
    if own:
        return None if own == "off" else os.path.join(os.path.abspath(own), name)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = _xdg("XDG_CACHE_HOME", "~/.cache")
    return os.path.join(base, "vndx", name) if os.path.isabs(base) else None


def settings_file() -> str | None:
    """Return the path of the user's ``vndx.toml``, whether it is there or not.

    ``VNDX_CONFIG`` names it; else it lies in ``vndx`` in the user's folder for settings.
    """
    own = os.environ.get("VNDX_CONFIG", "")
    if own:
        return os.path.abspath(own)
    if sys.platform == "win32":
        base = os.environ.get("APPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Application Support")
    else:
        base = _xdg("XDG_CONFIG_HOME", "~/.config")
    return os.path.join(base, "vndx", "vndx.toml") if os.path.isabs(base) else None


def _xdg(variable: str, otherwise: str) -> str:
    base = os.environ.get(variable, "")
    return base if os.path.isabs(base) else os.path.expanduser(otherwise)  # as the specification wants it
