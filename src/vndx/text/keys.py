"""Keys to compare Vietnamese words by, however they were typed.

One name comes in many spellings: marks composed (NFC) or apart (NFD), the tone
on either vowel (``hoà`` and ``hòa``), ``Ð`` for ``Đ``, hard spaces. Two keys
take the difference away:

* `match_key` keeps the marks: it tells ``ma`` from ``mã``, and is for matching
  words of a source;
* `search_key` drops them: it is for what people type into a search box.

Both are the same for NFC and NFD input, and neither fails on any string.
"""

from __future__ import annotations

import re
from unicodedata import category, combining, normalize

_TONES = "\u0300\u0301\u0309\u0303\u0323"  # huyền, sắc, hỏi, ngã, nặng
_OTHER_D = {0x00F0: "đ", 0x0256: "đ"}  # eth and the African d: other code points, the same look
_PLAIN_D = {0x0111: "d", 0x00F0: "d", 0x0256: "d"}
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_JAMO = re.compile("[\u1160-\u11ff]")  # vowels and finals that compose with what stands before


def _toned(letter: str) -> dict[str, str]:
    """Return each toned form of *letter* and the tone that it carries, as a combining mark."""
    return {normalize("NFC", letter + tone): tone for tone in _TONES}


#: ``oà`` → ``òa``: what stands for a toned second vowel after each first one.
_MOVED = {
    first + toned: normalize("NFC", first + tone) + second
    for first, seconds in (("o", "ae"), ("O", "aeAE"), ("u", "y"), ("U", "yY"))
    for second in seconds
    for toned, tone in _toned(second).items()
}
# The tone may stand on either vowel only where nothing follows in the syllable
# (not "toàn"), and where the u is a vowel (not "quý", "quỳnh").
_OLD_PLACE = re.compile(f"(?<![qQ])(?:{'|'.join(_MOVED)})(?![^\\W\\d_]|[\u0300-\u036f])")
_BACK = {moved: toned for toned, moved in _MOVED.items()}
_NEW_PLACE = re.compile(f"(?<![qQ])(?:{'|'.join(_BACK)})(?![^\\W\\d_]|[\u0300-\u036f])")


def nfc(text: str) -> str:
    """Return *text* with its marks composed."""
    return normalize("NFC", text)


def unify_tones(text: str) -> str:
    """Return *text* in NFC with the tone of an open oa, oe, uy on the first vowel.

    ``hoà`` becomes ``hòa``, ``Uỷ`` becomes ``Ủy``; ``quý`` and ``toàn`` stay.
    """
    return _OLD_PLACE.sub(lambda found: _MOVED[found[0]], nfc(text))


def other_tones(text: str) -> str:
    """Return *text* in NFC with the tone of an open oa, oe, uy on the second vowel, where some write it.

    ``hòa`` becomes ``hoà``: what `unify_tones` takes back.
    """
    return _NEW_PLACE.sub(lambda found: _BACK[found[0]], nfc(text))


def plain_d(text: str) -> str:
    """Return *text* with d for each letter that looks like đ, capitals kept."""
    return text.translate({0x0110: "D", 0x00D0: "D", 0x0189: "D", **_PLAIN_D})


def match_key(text: str) -> str:
    """Return the accent-keeping key: equal for two spellings of the same words.

    NFC, case folded, tone place unified, invisible characters dropped, each run
    of white space (hard spaces and line ends included) one space, none at the ends.
    """
    return " ".join(unify_tones(_fold(_INVISIBLE.sub("", text))).split())


def search_key(text: str) -> str:
    """Return the key for searching: the words of *text*, without marks, joined by one space.

    A word is a run of letters and digits; everything else only separates, so
    ``Bộ TT&TT``, ``bo tt-tt`` and ``bộ tt & tt`` are all ``bo tt tt``, and
    ``05-NQ/TU`` is ``05 nq tu``. Đ, and what looks like it, is d.
    """
    if text.isascii():
        return _words(text.lower())
    apart = normalize("NFKD", _INVISIBLE.sub("", text)).casefold()
    apart = normalize("NFKD", apart).translate(_PLAIN_D)
    return _words("".join(char for char in apart if not _is_mark(char)))


def _words(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in text).split())


def _fold(text: str) -> str:
    # Caseless matching as Unicode defines it decomposes first; or ǰ and ᾳ fold in two ways.
    return normalize("NFC", normalize("NFD", text).casefold()).translate(_OTHER_D)


def _is_mark(char: str) -> bool:
    return char > "\u02ff" and category(char)[0] == "M"


class Folded:
    """A text with its `match_key` spelling and the way back to the offsets of the text.

    Attributes:
        text: the text as given.
        key: ``match_key(text)``.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        key: list[str] = []
        origin: list[tuple[int, int]] = []
        space: tuple[int, int] | None = None
        for start, end in _clusters(text):
            for char in _fold(_INVISIBLE.sub("", text[start:end])):
                if char.isspace():
                    space = space or (start, end)
                    continue
                if space is not None and key:
                    key.append(" ")
                    origin.append(space)
                space = None
                key.append(char)
                origin.append((start, end))
        # Moving a tone changes two letters in place and no offset.
        self.key = unify_tones("".join(key))
        self._origin = origin
        if len(self.key) != len(origin):  # pragma: no cover - would make every offset wrong
            raise AssertionError("the match key lost its offsets")

    def start(self, index: int) -> int:
        """Return where in the text the character *index* of the key begins."""
        return self._origin[index][0] if index < len(self._origin) else len(self.text)

    def end(self, index: int) -> int:
        """Return where in the text the part of the key that ends before *index* ends."""
        return self._origin[index - 1][1] if index else 0

    def find(self, phrase: str) -> list[tuple[int, int]]:
        """Return the start and end, in the text, of each place that spells *phrase* in any way."""
        wanted = match_key(phrase)
        found = []
        at = self.key.find(wanted) if wanted else -1
        while at >= 0:
            found.append((self.start(at), self.end(at + len(wanted))))
            at = self.key.find(wanted, at + 1)
        return found


def _clusters(text: str) -> list[tuple[int, int]]:
    """Cut *text* before each character that composes with nothing before it."""
    cuts = [index for index, char in enumerate(text) if index == 0 or not _joins(char)]
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True)) if text else []


def _joins(char: str) -> bool:
    if char <= "\u00ac":  # no mark among the first of all, and most characters are there
        return False
    return bool(_is_mark(char) or combining(char) or _JAMO.match(char) or _INVISIBLE.match(char))
