"""No file brings down the process that reads it, whichever command does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from vndx.errors import DataError
from vndx.graph.nesting import DEEPEST, refuse_deep

_RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="urn:x:">'
    '<rdf:Description rdf:about="urn:a">BODY</rdf:Description></rdf:RDF>'
)


def _turtle(deep: str) -> str:
    return f"<urn:a> <urn:b> {deep} ."


def _triples(depth: int) -> str:
    return _turtle("<<( <urn:a> <urn:b> " * depth + "1" + " )>>" * depth)


def _quoted(depth: int) -> str:
    return _turtle("<<( <urn:a> <urn:b> " * depth + '"1"' + " )>>" * depth)


def _blanks(depth: int) -> str:
    return _turtle("[ <urn:b> " * depth + "1" + " ]" * depth)


def _lists(depth: int) -> str:
    return _turtle("( " * depth + "1" + " )" * depth)


def _nodes(depth: int) -> str:
    return '{"@id": "urn:a", "urn:b": ' * depth + "1" + "}" * depth


def _arrays(depth: int) -> str:
    return '{"@id": "urn:a", "urn:b": ' + "[" * depth + "1" + "]" * depth + "}"


def _elements(depth: int) -> str:
    inside = "<x:b><rdf:Description>" * depth + "</rdf:Description></x:b>" * depth
    return _RDF.replace("BODY", inside)


#: Name of a file to how its text is made, and the depth at which an unprotected reader dies or hangs.
_DEEP: dict[str, tuple[Callable[[int], str], int]] = {
    "terms.ttl": (_triples, 20_000),
    "terms.trig": (_triples, 20_000),
    "terms.nt": (_quoted, 20_000),
    "terms.nq": (_quoted, 20_000),
    "blanks.ttl": (_blanks, 50_000),
    "blanks.trig": (_blanks, 50_000),
    "lists.ttl": (_lists, 50_000),
    "lists.trig": (_lists, 50_000),
    "nodes.jsonld": (_nodes, 5_000),
    "arrays.jsonld": (_arrays, 50_000),
    "elements.rdf": (_elements, 20_000),
}
_COMMANDS = {
    "query": ["query", "ASK {}"],
    "search": ["search", "a"],
    "show": ["show", "urn:a"],
    "stats": ["stats"],
    "check": ["check"],
    "export": ["export", "n-quads"],
    "csv": ["export", "csv"],
    "verify": ["verify", "--texts", "TEXTS"],
    "ledger": ["ledger", "--texts", "TEXTS"],
    "cite": ["cite", "a", "b", "--texts", "TEXTS"],
    "queries": ["queries", "targets"],
}


def test_every_format_meets_every_command() -> None:
    assert {name.rpartition(".")[2] for name in _DEEP} == {"ttl", "trig", "nt", "nq", "jsonld", "rdf"}
    assert len(_DEEP) * len(_COMMANDS) == 121


@pytest.mark.parametrize("command", _COMMANDS)
def test_a_deep_file_is_one_sentence(tmp_path: Path, command: str) -> None:
    (tmp_path / "texts").mkdir()
    words = [str(tmp_path / "texts") if word == "TEXTS" else word for word in _COMMANDS[command]]
    for name, (make, depth) in _DEEP.items():
        path = tmp_path / name
        path.write_text(make(depth), encoding="utf-8")
        call = [sys.executable, "-m", "vndx", *words, "--graph", str(path)]
        done = subprocess.run(call, capture_output=True, encoding="utf-8", timeout=60)
        said = done.stdout if command == "check" else done.stderr  # there it is a finding
        assert done.returncode in (1, 2), (name, done)
        assert "Traceback" not in done.stderr, name
        sentence = "RDF 1.2" if name.startswith("terms") else f"more than {DEEPEST} brackets"
        assert sentence in said, name
        assert f"{path}, line 1: " in said or f"{path}:1: " in said, name
        assert said.count(str(path)) <= 2  # a finding names its file before the sentence
        if command != "check":
            assert done.stdout == ""
            assert said.count("\n") == 1


@pytest.mark.parametrize("name", [name for name in _DEEP if not name.startswith("terms")])
def test_a_hundred_are_taken_and_one_more_is_not(tmp_path: Path, name: str) -> None:
    make, _ = _DEEP[name]
    path = tmp_path / name
    outer = {"arrays.jsonld": 1, "elements.rdf": 2}.get(name, 0)
    step = 2 if name == "elements.rdf" else 1
    most = (DEEPEST - outer) // step
    path.write_text("\n" + make(most), encoding="utf-8")
    refuse_deep(str(path))
    path.write_text("\n" + make(most + 1), encoding="utf-8")
    with pytest.raises(DataError, match="line 2"):
        refuse_deep(str(path))


#: What looks deep and is not: brackets in strings, IRIs, comments and names, or one after the other.
_FLAT = {
    "side.ttl": _turtle("[ <urn:b> ( 1 ) ] , " * 1000 + "1"),
    "strings.ttl": _turtle('"[[[" , "\\"[" , \'[{(<<\' , """[ "[" \n\\""" [ << \n[[""" , ' * 100 + "1"),
    "single.trig": "<urn:g> { " + _turtle("'''[ '[' \n\\''' << [''' , " * 200 + "1") + " }",
    "iris.ttl": _turtle("<urn:((((((((((((((> , " * 100 + "1"),
    "comments.ttl": _turtle("1 , # [[[ << \" ''' <\n" * 100 + "1"),
    "names.ttl": "@prefix e: <urn:e> . " + _turtle("e:it\\'s\\( , e:b\\#[] , " * 200 + "1").replace("[]", ""),
    "literals.nt": '<urn:a> <urn:b> "a << b \\" << <<( c" .\n# <<( \n' * 200,
    "literals.nq": '<urn:a> <urn:b> "<<( c"@en <urn:g> .\n' * 200,
    "strings.jsonld": '[{"@id": "urn:a", "urn:b": "[[[\\"[{{"}' + ', {"urn:b": ["\\\\"]}' * 200 + "]",
    "side.rdf": _RDF.replace(
        "BODY",
        "\n".join(["<!-- <a> <b> -- \n <c> --><x:b\n>1</x:b><x:c rdf:resource='urn:>\"/>'\n/>"] * 200)
        + "<x:d><![CDATA[ <a> <b>\n <c> ]]></x:d><?p <a> <b> ?>" * 200,
    ),
}


@pytest.mark.parametrize("name", _FLAT)
def test_what_only_looks_deep_is_taken(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(_FLAT[name], encoding="utf-8")
    refuse_deep(str(path))


def test_what_hides_the_depth_does_not_help(tmp_path: Path) -> None:
    deep = "[ <urn:b> " * (DEEPEST + 1)
    hidden = {
        "strings.ttl": '"]" ' + "[ <urn:b> ']' , " * (DEEPEST + 1),
        "long.ttl": '""" ]]] " \\""" """ , ' + deep,
        "far.ttl": _turtle('"""' + "x\n" * 300_000 + '"""') + _turtle(deep),
        "comment.ttl": "# '''\n" + deep,
        "name.ttl": "e:it\\'s " + deep,
        "triple.nt": '<urn:a> <urn:b> "<<" .\n' + _quoted(1),
        "note.ttl": "<urn:a> <urn:b> 1 {| <urn:c> 2 |} .",
        "strings.jsonld": '{"a": "\\\\", "b": ' + "[" * (DEEPEST + 1),
        "comment.rdf": "<!-- ' -->" + "<a b='/>'>" * (DEEPEST + 1),
    }
    for name, text in hidden.items():
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        with pytest.raises(DataError, match="line"):
            refuse_deep(str(path))
