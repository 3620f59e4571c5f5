"""The page's script: modules under ``page/``, joined into one where the page is written.

A module becomes a function that is called once and returns what it exports; an import takes it from there.
A module stands after all that it imports, and ``main.js`` comes last: the order follows from the imports.
"""

from __future__ import annotations

import re
from importlib.resources import files

_IMPORT = re.compile(r'^import \{([\w\s,]*)\} from "\./([a-z]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?:const|function\*?|class) (\w+)", re.MULTILINE)
_STRAY = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
FIRST = "main"


def order() -> list[str]:
    """Return the names of the modules in the order in which they are joined.

    Raises:
        AssertionError: when modules import each other in a circle.
    """
    found: list[str] = []

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            raise AssertionError(f"modules import each other: {' '.join([*path, name])}")
        if name not in found:
            for wanted in _IMPORT.finditer(_read(f"{name}.js")):
                visit(wanted[2], (*path, name))
            found.append(name)

    visit(FIRST, ())
    return found


def script() -> str:
    """Return the whole script, to stand in a ``<script>`` of its own."""
    return "'use strict';\n" + "\n".join(map(_function, order()))


def _function(name: str) -> str:
    """Return a module as a function that is called once."""
    text = _read(f"{name}.js")
    exported = ", ".join(_EXPORT.findall(text))
    text = _IMPORT.sub(lambda found: f"const {{{found[1]}}} = ${found[2]};\n", text)
    text = re.sub(r"^export (?=(?:const|function|class)\b)", "", text, flags=re.MULTILINE)
    if stray := _STRAY.search(text):
        raise AssertionError(f"{name}.js: only plain imports and exports can be joined, not {stray[0]}")
    text = re.sub(
        r"^\s*(?://.*\n|\n)?", "", text, flags=re.MULTILINE
    )  # comments and indents are for the module
    return f"const ${name} = (() => {{\n{text}return {{ {exported} }};\n}})();\n"


def style() -> str:
    """Return the style sheet of the page."""
    return _read("page.css")


def _read(name: str) -> str:
    return (files("vndx.draw") / "page" / name).read_text("utf-8").replace("\r\n", "\n")
