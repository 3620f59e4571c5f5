"""Addresses: which may be asked, and who has to say who asks."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

from vndx import __version__
from vndx.errors import RemoteError, UsageError
from vndx.text.display import safe, shortened

#: Those who ask in their rules that a program names somebody who can be written to.
_WANT_CONTACT = (
    "wikidata.org",
    "wikimedia.org",
    "wikipedia.org",
    "dbpedia.org",
    "geonames.org",
    "europa.eu",
    "qlever.dev",
)
_CONTACT = re.compile(r"[^\s()<>@;,]+@[^\s()<>@;,]+\.[^\s()<>@;,]+|https?://[^\s()<>;,]+", re.ASCII)


def checked(url: str) -> SplitResult:
    """Return the parts of *url*.

    Raises:
        RemoteError: when it is no address that may be asked.
    """
    shown = safe(shortened(url))
    try:
        parts = urlsplit(url)
        port_fits = parts.port is None or parts.port > 0
    except ValueError:
        parts, port_fits = urlsplit(""), False
    bad = parts.scheme not in ("http", "https") or not parts.hostname or not port_fits
    if bad or re.search(r"[\s<>\"{}|\\^`\x00-\x20\x7f]", url):
        raise RemoteError(
            f"{shown} is no address of a server; it has to begin with https:// or http://",
            f"{shown} không phải địa chỉ máy chủ; địa chỉ phải bắt đầu bằng https:// hoặc http://",
            kind="address",
        )
    if parts.username is not None or parts.password is not None:
        host = parts.hostname
        raise RemoteError(
            f"the address of {host} carries a user name or password; give the name by an option, "
            "the password by VNDX_PASSWORD",
            f"địa chỉ của {host} có kèm tên hoặc mật khẩu; hãy cho tên bằng tùy chọn, "
            "mật khẩu bằng VNDX_PASSWORD",
            kind="address",
        )
    return parts


def host_of(url: str) -> str:
    """Return the name of the server of *url*, with its port if it has one: for sentences."""
    return urlsplit(url).netloc or shortened(url)


def is_loopback(host: str | None) -> bool:
    """Tell whether *host* is this machine."""
    if host is None:
        return False
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refuse_unknown_caller(parts: SplitResult, contact: str) -> None:
    """Refuse to ask a public endpoint that wants to know who asks, when nobody is named.

    Raises:
        RemoteError: then.
    """
    host = (parts.hostname or "").rstrip(".")  # with a dot at its end it is the same server
    if not contact and any(host == name or host.endswith(f".{name}") for name in _WANT_CONTACT):
        raise RemoteError(
            f"{host} wants to know whom to write to about a program that asks it; give your e-mail "
            "address or a page by --contact or VNDX_CONTACT",
            f"{host} yêu cầu chương trình cho biết cách liên hệ; hãy cho thư điện tử hoặc trang web "
            "của bạn bằng --contact hoặc VNDX_CONTACT",
            kind="contact",
        )


def user_agent(contact: str) -> str:
    """Return how vndx introduces itself.

    Args:
        contact: an e-mail address or a page; may be empty.

    Raises:
        UsageError: when it is neither.
    """
    if contact and not (contact.isascii() and contact.isprintable() and _CONTACT.fullmatch(contact)):
        given = safe(shortened(contact))
        raise UsageError(
            f"{given} is no contact; it has to be an e-mail address or the address of a page",
            f"{given} không phải thông tin liên hệ; cần thư điện tử hoặc địa chỉ một trang",
        )
    return f"vndx/{__version__} (https://w3id.org/vndx{'; ' if contact else ''}{contact})"
