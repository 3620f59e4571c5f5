"""From a network to one HTML file that needs nothing else, and lets nothing else in.

pyvis' ``Network`` is the model, and pyvis renders it: through a template of ours, in a Jinja environment that
escapes. What pyvis' own template does wrong is measured in docs/decisions/0013-the-page.md. The library that
draws on the canvas comes out of pyvis' wheel.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from importlib.resources import files
from types import ModuleType

from vndx.draw.data import Data
from vndx.draw.script import script, style

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from vndx.draw.outcomes import Outcome
    from vndx.network import Labels, Network

_TITLE = {
    "vi": "Chuyển đổi số quốc gia Việt Nam: mạng lưới tri thức",
    "en": "Viet Nam's national digital transformation: the knowledge graph",
}
#: What JSON may hold and a script element, or a reader of JavaScript, would take for something else.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "keyboard": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 3_600_000,
        "dragNodes": True,
    },
    "nodes": {"shape": "custom", "chosen": False},
    "edges": {
        "smooth": False,
        "width": 1.2,
        "chosen": False,
        "selectionWidth": 0,
        "hoverWidth": 0.8,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.4}},
    },
}


def prepare() -> None:
    """Load what a page is made with, which takes a while: for whoever waits for something else meanwhile."""
    import vndx.network.layout  # noqa: F401

    _pyvis()


def page(
    network: Network,
    *,
    title: Labels | None = None,
    language: str = "vi",
    outcomes: Mapping[str, Outcome] | None = None,
) -> str:
    """Return the page of a network.

    Args:
        network: what to show; any ids and texts.
        title: heading in both languages; that of the graph when left out.
        language: ``vi`` or ``en``, to begin with.
        outcomes: what came of targets, by the id of their figure (`vndx.draw.outcomes`).
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    titles = title or _TITLE
    data = Data(network, titles, language, outcomes)
    library, own, sheet = vis(), script(), style()
    environment = Environment(
        loader=PackageLoader("vndx.draw", "page"), autoescape=True, undefined=StrictUndefined
    )
    environment.policies["json.dumps_kwargs"] = {}
    environment.globals.update(
        language=language,
        title=titles.get(language) or next(iter(titles.values())),
        policy=_policy([library, own], sheet),
        library=Markup(library),
        script=Markup(own),
        style=Markup(sheet),
        shared=data.shared,
    )
    environment.filters["inert"] = lambda value: Markup(inert(value))
    environment.filters["lean"] = _lean
    network_of_pyvis = model(network, data)
    network_of_pyvis.templateEnv = environment
    network_of_pyvis.path = "page.html.j2"
    html = network_of_pyvis.generate_html()
    assert isinstance(html, str)
    return html


def model(network: Network, data: Data) -> Any:
    """Return pyvis' ``Network`` with all nodes and edges, numbered, each with its record as ``vndx``."""
    drawn = _pyvis()(directed=True, cdn_resources="in_line")
    drawn.options = _OPTIONS  # set_options would take the spaces out of it
    index = {id: number for number, id in enumerate(network.nodes)}
    for id, number in index.items():
        record = data.nodes[id]
        x, y = record["p"][0] or record["p"][1]
        drawn.add_node(number, label=network.nodes[id].name("vi"), group=record["g"], x=x, y=y, vndx=record)
    for edge, record in zip(network.edges, data.edges, strict=True):
        drawn.add_edge(index[edge.source], index[edge.target], vndx=record)
    return drawn


def _pyvis() -> Any:
    """Return pyvis' ``Network``.

    pyvis asks IPython for what shows a page in a notebook, which takes longer than drawing the page; we never
    show one. So it is given an empty stand-in, unless IPython is there already, or pyvis itself.
    """
    absent = [name for name in ("IPython", "IPython.display") if name not in sys.modules]
    if "pyvis.network" in sys.modules or len(absent) < 2:
        absent = []
    for name in absent:
        sys.modules[name] = ModuleType(name)
        sys.modules[name].__dict__["IFrame"] = None
    try:
        from pyvis.network import Network as Model
    finally:
        for name in absent:
            del sys.modules[name]
    return Model


def _lean(things: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out of pyvis' records what is the same for all, or stands in ours."""
    kept = ("from", "to")
    return [{**{key: thing[key] for key in kept if key in thing}, **thing["vndx"]} for thing in things]


def inert(value: Any) -> str:
    """Write JSON that can stand in a script element: nothing in it ends the element or begins another."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # What UTF-8 cannot hold, half of a pair, is written as an escape too.
    return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text.translate(_ESCAPES))


def vis() -> str:
    """Return the script of vis-network that came with pyvis, the newest if there are several."""
    _pyvis()
    folder = files("pyvis") / "templates" / "lib"
    found = [item for item in folder.iterdir() if re.fullmatch(r"vis-[\d.]+", item.name)]
    newest = max(found, key=lambda item: [int(part) for part in re.findall(r"\d+", item.name)])
    text = (newest / "vis-network.min.js").read_text("utf-8")
    if "</script" in text.lower() or "<!--" in text:  # pragma: no cover - another version of pyvis
        raise AssertionError("vis-network cannot stand in a script element")
    return text


def _policy(scripts: list[str], sheet: str) -> str:
    return (
        "default-src 'none'; "
        f"script-src {' '.join(map(_hash, scripts))}; style-src {_hash(sheet)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
