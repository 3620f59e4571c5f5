"""The forms in which other graphs may write a name, and how far two names agree.

A name agrees, best first: as it is written; with the tone on the other vowel (Hòa, Hoà); without
the word for what it is ("tỉnh", "Province") or what tells it from others ("(Việt Nam)"); without
marks. The last says little: Hoa, Hòa and Hóa are then one.
"""

from __future__ import annotations

import re

from vndx.text.keys import match_key, nfc, other_tones, plain_d, search_key, unify_tones

#: How names agree, the best first.
FITS = ("exact", "tone", "prefix", "plain")

_BEFORE = ("tỉnh", "thành phố", "thủ đô", "tp")
_AFTER = ("province", "city", "municipality")
_KIND = re.compile(
    rf"^(?:(?:{'|'.join(_BEFORE)})\s+|tp\.\s*)+(?=\S)|\s+(?:{'|'.join(_AFTER)})$",
    re.IGNORECASE,
)
#: A hyphen, en dash or minus between two names, with or without spaces: who writes which is chance.
_DASH = re.compile("\\s*[\u002d\u2010-\u2015\u2212]\\s*")
_DASHES = ("-", " - ", "\u2013", " \u2013 ")
_APART = re.compile(r"\s*\([^()]*\)\s*$")


def bare(name: str) -> str:
    """Return *name* without the word for what it is, and without what stands in brackets after it.

    ``Tỉnh Hòa Bình (từ 01/07/2025)`` and ``TP.Huế`` become ``Hòa Bình`` and ``Huế``.
    """
    return _KIND.sub("", unify_tones(_APART.sub("", name.strip()))) or name


def agree(one: str, other: str) -> str:
    """Return how two names agree, one of `FITS`; empty when they do not."""
    if _same(one) == _same(other):
        return "exact"
    one, other = _DASH.sub("-", one), _DASH.sub("-", other)
    if match_key(one) == match_key(other):
        return "tone"
    short = bare(one), bare(other)
    if match_key(short[0]) == match_key(short[1]):
        return "prefix"
    return "plain" if search_key(short[0]) == search_key(short[1]) != "" else ""


def forms(name: str, *, place: bool = False) -> list[str]:
    """Return the strings to ask for, each once; an endpoint compares letter by letter.

    Args:
        name: as it is here.
        place: it is that of a place: the words for a province and a city may stand beside it.
    """
    stem = bare(name)
    plain = _without_marks(stem)
    found = [nfc(name.strip()), stem, _APART.sub("", nfc(name.strip()))]
    if place:
        found += [f"{word} {stem}" for word in ("tỉnh", "thành phố")]
        found += [f"{root} {word}" for root in (stem, plain) for word in ("Province", "province", "City")]
    else:
        found += [f"{stem} (Việt Nam)", f"{stem} (Vietnam)"]
    found.append(plain)
    found = [form for text in found for form in (text, *_dashed(text))]
    toned = [form for text in found for form in (text, unify_tones(text), other_tones(text))]
    cased = [
        form for text in toned for form in (text, text[:1].upper() + text[1:], text[:1].lower() + text[1:])
    ]
    return list(dict.fromkeys(form for form in cased if form))


def _same(name: str) -> str:
    return " ".join(_DASH.sub("-", nfc(name)).casefold().split())


def _dashed(name: str) -> list[str]:
    """Return the ways to write a name of two names, ``Bà Rịa - Vũng Tàu``; none for another one."""
    return [_DASH.sub(dash, name) for dash in _DASHES] if _DASH.search(name) else []


def _without_marks(name: str) -> str:
    from unicodedata import combining, normalize

    return "".join(char for char in normalize("NFD", plain_d(name)) if not combining(char))
