"""What is asked for is narrowed, and the answer stays: generated patterns, at a real server of Oxigraph."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import Server, oxigraph
from vndx.errors import QuerySyntaxError
from vndx.federation import Federation, service
from vndx.federation.before import leads, narrowing
from vndx.graph.engine import Engine
from vndx.graph.tokens import tokens
from vndx.remote.client import Client

_THERE = """
@prefix : <http://x/> .
:b1 :q :c1 ; :p :b2 ; :x :y1 . :b2 :q :c2 , :c3 ; :p :b3 . :b3 :q :c1 . :b4 :p :b1 ; :q :c4 .
:c1 :x :b1 . :c9 :x :y1 .
:s1 :name "one" , "một"@vi . :b1 :name "one" .
"""
_HERE = """
@prefix : <http://x/> .
:l1 :has :b1 . :l2 :has :b2 . :l3 :has :b9 . :l1 :sees :c1 . :l2 :sees :c2 , :c3 . :b1 :q :here .
:l4 :has :b1 . :l1 :name "one" . :l2 :name "một"@vi .
"""
#: Pieces of what is asked of the other server; each gives some of its variables a value, or none.
_THERE_PIECES = (
    "?b :q ?c .",
    "?b :p ?d .",
    "?c :x ?y .",
    "OPTIONAL { ?b :x ?y }",
    "OPTIONAL { ?a :p9 ?b }",
    "OPTIONAL { ?b :p ?d FILTER(?c != :c1) }",
    "MINUS { ?b :x ?y }",
    "MINUS { ?d :p ?b }",
    "MINUS { ?b :x ?y . ?n :p9 ?m }",
    "{ ?b :q ?c } UNION { ?c :x ?b }",
    "{ ?b :p ?d }",
    "{ SELECT ?b WHERE { ?b :q ?t } }",
    "{ SELECT ?b (COUNT(*) AS ?n) WHERE { ?b :q ?t } GROUP BY ?b }",
    "{ SELECT ?c WHERE { ?b :q ?c } ORDER BY ?c LIMIT 2 }",
    "FILTER(BOUND(?c)) ?b :q ?c .",
    "FILTER(!BOUND(?y))",
    "FILTER NOT EXISTS { ?b :x ?z }",
    "FILTER EXISTS { ?d :p ?b }",
    "BIND(?b AS ?e)",
    "BIND(BOUND(?c) AS ?has)",
    "VALUES ?c { UNDEF :c1 }",
    "VALUES (?b ?d) { (:b1 UNDEF) (UNDEF :b3) }",
    "?b :p* ?d .",
    "?b :p? ?d ; :q ?c .",
    "?b :p/:p* ?d .",
    "?b (:p|:q*) ?d .",
    "?d :p+ ?b ; :name ?w .",
    "GRAPH ?g { ?b :q ?c }",
)
#: Pieces of what stands before it, or around it.
_BEFORE = (
    "?l :has ?b .",
    "?l :sees ?c .",
    "?l :name ?w .",
    "OPTIONAL { ?l :none ?b }",
    "OPTIONAL { ?l :sees ?c }",
    "VALUES ?b { UNDEF :b1 }",
    "VALUES (?b ?c) { (:b1 UNDEF) (:b2 :c2) (:b9 :c1) }",
    "VALUES ?c { }",
    "{ ?l :has ?b } UNION { ?l :sees ?c }",
    "MINUS { :l1 :has ?b }",
    "BIND(:b1 AS ?b)",
    "FILTER(?b != :b1)",
    "FILTER(?c = :c1)",
    "FILTER(!BOUND(?d))",
    "FILTER EXISTS { ?l :sees ?c }",
    "{ SELECT ?b WHERE { ?l :has ?b } LIMIT 1 }",
    "",
)
_AROUND = (
    "SERVICE",
    "SERVICE",
    "{ SERVICE }",
    "OPTIONAL { SERVICE }",
    "OPTIONAL { SERVICE FILTER(?c != :c1) }",
    "OPTIONAL { ?l :sees ?c SERVICE }",
    "MINUS { SERVICE }",
    "MINUS { ?m :sees ?c SERVICE }",
    "FILTER EXISTS { SERVICE }",
    "FILTER NOT EXISTS { OPTIONAL { ?b :q ?u FILTER(?l != :l1) } SERVICE }",
    "FILTER EXISTS { ?m :has ?b MINUS { ?l :has ?b . ?m :sees ?c } SERVICE }",
    "{ SERVICE } UNION { ?l :sees ?c }",
    "{ ?l :sees ?c } UNION { SERVICE }",
    "GRAPH ?h { ?l :has ?b SERVICE }",
    "GRAPH ?h { { ?l :sees ?c MINUS { ?l :has ?b } SERVICE } }",
    "{ SELECT ?b ?c WHERE { SERVICE } }",
    "{ { BIND(BOUND(?b) AS ?has) SERVICE FILTER(BOUND(?b)) } }",
    "SERVICE ?m :sees ?c .",
    "SERVICE OPTIONAL { ?m :has ?b }",
)


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("there") / "there.ttl"
    path.write_text(_THERE, encoding="utf-8")
    with oxigraph(path, read_only=True) as server:
        yield server


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder: Path = tmp_path_factory.mktemp("here")
    path = folder / "here.trig"
    body = _HERE.partition(".\n")[2]
    path.write_text(f"@prefix : <http://x/> .\n:one :in :g . GRAPH :g {{ {body} }}", encoding="utf-8")
    with Engine([str(path)]) as engine:
        yield engine


class Both:
    """Asks a query twice: narrowed, and not.

    Attributes:
        narrowed: how often that had an effect.
    """

    def __init__(self, here: Engine, there: Server, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        self._here, self._url, self._client, self._patch = here, there.query, client, monkeypatch
        self.narrowed = 0

    def __call__(self, query: str) -> tuple[Counter[str], Counter[str]]:
        text = f"PREFIX : <http://x/>\n{query.replace('SERVICE', f'SERVICE <{self._url}>')}"
        found = []
        for how in (self._counting, lambda *_: None):
            self._patch.setattr(service, "narrowing", how)
            whole = Federation(self._client, [self._url]).prepare(text, self._here, prefixes={})
            data = self._here.query(whole, trusted=True).data
            rows = json.loads(data)["results"]["bindings"]
            found.append(Counter(json.dumps(row, sort_keys=True) for row in rows))
        return found[0], found[1]

    def _counting(self, *given: object) -> object:
        found = narrowing(*given)  # type: ignore[arg-type]
        self.narrowed += found is not None
        return found


@pytest.fixture
def both(here: Engine, there: Server, client: Client, monkeypatch: pytest.MonkeyPatch) -> Both:
    return Both(here, there, client, monkeypatch)


@pytest.mark.parametrize("seed", range(8))
def test_narrowing_changes_no_answer(both: Both, seed: int) -> None:
    chance = random.Random(seed)
    tried = full = 0
    for _ in range(60):
        asked = " ".join(chance.sample(_THERE_PIECES, chance.choice((1, 1, 2, 2, 3))))
        around = chance.choice(_AROUND).replace("SERVICE", f"SERVICE {{ {asked} }}")
        before = " ".join(chance.sample(_BEFORE, chance.choice((1, 1, 2))))
        query = f"SELECT ?l ?b ?c ?d ?y ?e ?has ?n ?w ?m {{ {before} {around} }}"
        try:
            narrowed, whole = both(query)
        except QuerySyntaxError:  # BIND of what has a value already
            continue
        assert narrowed == whole, query
        tried += 1
        full += bool(whole)
    assert tried > 40
    assert full > 10
    assert both.narrowed >= 3


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("?l :has ?b SERVICE { MINUS { ?b :x ?y } ?b :q ?c }", 4),
        ("?l :has ?b SERVICE { OPTIONAL { ?a :p9 ?b } ?b :q ?c }", 4),
        ("?l :has ?b SERVICE { { SELECT ?b WHERE { ?b :q ?t } } } BIND(1 AS ?t)", 4),
        ("?l :has ?b SERVICE { { SELECT ?c WHERE { ?b :q ?c } ORDER BY ?c LIMIT 1 } ?b :p* ?d }", 0),
        ("?l :has ?b SERVICE { ?b :p* ?d }", 0),
    ],
)
def test_what_was_once_otherwise(both: Both, query: str, rows: int) -> None:
    narrowed, whole = both(f"SELECT ?l ?b ?c {{ {query} }}")
    assert narrowed == whole
    if rows:
        assert whole.total() == rows


def test_the_columns_are_those_in_the_scope_of_service(here: Engine, there: Server, client: Client) -> None:
    federation = Federation(client, [there.query])
    query = (
        "PREFIX : <http://x/> SELECT * { ?l :has ?b "
        f"SERVICE <{there.query}> {{ {{ SELECT ?b WHERE {{ ?b :q ?t }} }} FILTER(?u != ?b || true) }} }}"
    )
    text = federation.prepare(query, here, prefixes={})
    assert json.loads(here.query(text, trusted=True).data)["head"]["vars"] == ["l", "b"]


@pytest.mark.parametrize(
    ("pattern", "names", "first"),
    [
        ("?b :q ?c", "b c", True),
        ("?b :p* ?c", "", True),
        ("?b :p* ?c ; :q ?d", "b d", True),
        ("FILTER(?c > 1) ?b :q ?d", "b d", True),
        ("?b :p/:q* ?d", "b d", True),
        ("?b (:p|:q) ?d", "b d", True),
        ("?b (:p|:q)* ?d", "", True),
        ("?b :p*|:q/:r ?d", "", True),
        ("OPTIONAL { ?a :p ?b } ?b :q ?c", "b c", False),
        ("{ ?a :p ?b } ?b :q ?c", "b c", False),
        ("VALUES ?x { UNDEF } ?b :q ?c", "b c", False),
        ("GRAPH ?g { ?x ?y ?z } ?m :p? ?n", "g", False),
        ("SELECT ?b { ?b :q ?c }", "", True),
    ],
)
def test_which_variables_may_narrow(pattern: str, names: str, first: bool) -> None:
    from vndx.federation.before import _needed

    words = tokens(pattern)
    assert _needed(words) == names.split()
    assert leads(words, _needed(words)) is first
