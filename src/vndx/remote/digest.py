"""Saying who one is: HTTP Basic and Digest (RFC 7617, RFC 7616)."""

from __future__ import annotations

import hashlib
import re
import secrets
from base64 import b64encode
from dataclasses import dataclass, field
from urllib.parse import quote

from vndx.errors import UsageError
from vndx.text.display import safe, shortened

_FIELD = re.compile(r'(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))')
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_HASHES = {"MD5": "md5", "SHA-256": "sha256", "SHA-512-256": "sha512_256"}


@dataclass(frozen=True, slots=True)
class Login:
    """A name and its password, which no message shows.

    Raises:
        UsageError: for a name with control characters, which no header can carry.
    """

    user: str
    password: str = field(repr=False)

    def __post_init__(self) -> None:
        if safe(self.user) != self.user:
            shown = safe(shortened(self.user))
            raise UsageError(
                f"the user name {shown} has control characters, which no server takes",
                f"tên người dùng {shown} có ký tự điều khiển, không máy chủ nào nhận",
            )


def answer(challenge: str, login: Login, method: str, target: str, *, plain: bool) -> str | None:
    """Return what to send as ``Authorization`` after a 401.

    Args:
        challenge: the header ``WWW-Authenticate``; several may stand in it.
        login: who.
        method: of the request.
        target: path and query of the request.
        plain: the connection may carry the password itself: it is encrypted, or stays on this machine.

    Returns:
        The header; ``None`` when the server offers no way that is safe here.
    """
    for scheme, rest in _challenges(challenge):
        if scheme == "digest":
            fields = {name.lower(): quoted or bare for name, quoted, bare in _FIELD.findall(rest)}
            header = _digest(fields, login, method, target)
            if header is not None:
                return header
    colon = ":" in login.user  # what follows it would be taken for the password
    if plain and not colon and any(scheme == "basic" for scheme, _ in _challenges(challenge)):
        return "Basic " + b64encode(f"{login.user}:{login.password}".encode()).decode()
    return None


def _challenges(header: str) -> list[tuple[str, str]]:
    found = list(re.finditer(r"(?:^|,)\s*(Digest|Basic)(?:\s|$|,)", header, re.IGNORECASE))
    ends = [match.start() for match in found[1:]] + [len(header)]
    return [
        (match[1].lower(), header[match.end() : end])
        for match, end in zip(found, ends[: len(found)], strict=True)
    ]


def _digest(fields: dict[str, str], login: Login, method: str, target: str) -> str | None:
    named = fields.get("algorithm", "MD5")
    algorithm = named.upper()
    qops = [word.strip() for word in fields.get("qop", "").split(",")]
    if algorithm not in _HASHES or (fields.get("qop") and "auth" not in qops):
        return None

    def digest(words: str) -> str:
        return hashlib.new(_HASHES[algorithm], words.encode(), usedforsecurity=False).hexdigest()

    realm, nonce = fields.get("realm", ""), fields.get("nonce", "")
    if any(_CONTROLS.search(value) for value in fields.values()):
        return None  # they would be sent back in a header
    first = digest(f"{login.user}:{realm}:{login.password}")
    second = digest(f"{method}:{target}")
    parts = {"realm": realm, "nonce": nonce, "uri": target}
    bare: dict[str, str] = {}
    if login.user.isascii():
        parts = {"username": login.user, **parts}
    else:  # the other form of RFC 7616; a quoted string has no letters but those of ASCII
        bare["username*"] = "UTF-8''" + quote(login.user, safe="")
    if fields.get("qop"):
        count, own = "00000001", secrets.token_hex(16)
        parts["cnonce"] = own
        bare |= {"qop": "auth", "nc": count}
        parts["response"] = digest(f"{first}:{nonce}:{count}:{own}:auth:{second}")
    else:
        parts["response"] = digest(f"{first}:{nonce}:{second}")
    if "opaque" in fields:
        parts["opaque"] = fields["opaque"]
    if "algorithm" in fields:
        bare["algorithm"] = named
    quoted = [f'{name}="{_escaped(value)}"' for name, value in parts.items()]
    return "Digest " + ", ".join(quoted + [f"{name}={value}" for name, value in bare.items()])


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
