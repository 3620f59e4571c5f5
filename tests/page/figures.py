"""An indicator whose figures differ each in one thing from a series of three that belong together."""

from __future__ import annotations

from tests.page.networks import edge, evidence, network, node
from vndx.network import Network, Statement

INDICATOR = "indicator:measured"
#: What no line may step over, by the figure that differs in it.
DIFFERENT: dict[str, dict[str, object]] = {
    "area": {"area": "place:elsewhere"},
    "population": {"population": "group:some"},
    "source": {"saidBy": "body:other"},
    "unit": {"unit": "unit:other"},
    "forecast": {"status": "forecast"},
    "change": {"change_kind": "change-percent", "base_period": "period:2020"},
    "half": {"begin": "2024-01-01", "end": "2024-06-30"},
    "within": {"comparedWithin": "place:elsewhere"},
}


def figure(name: str, year: int, **differs: object) -> Statement:
    """Return a figure of a year; what *differs* is a role, a part of the figure, or its period."""
    roles = {"indicator": INDICATOR, "area": "place:here", "saidBy": "body:one"}
    told = {
        "value": str(10 + year % 10),
        "comparator": "eq",
        "unit": "unit:PERCENT",
        "unit_vi": "%",
        "unit_en": "%",
        "status": "actual",
        "status_vi": "thực hiện",
        "status_en": "actual",
        "period": f"period:{year}",
    }
    begin, end = f"{year}-01-01", f"{year}-12-31"
    kind = "Observation"
    for key, value in differs.items():
        if key in ("area", "population", "saidBy", "comparedWithin"):
            roles[key] = str(value)
        elif key == "begin":
            begin = str(value)
        elif key == "end":
            end = str(value)
        elif key == "kind":
            kind = str(value)
        else:
            told[key] = str(value)
    made = Statement(f"figure:{name}", "figure", kind, {"vi": "Số liệu", "en": "Observation"})
    made.labels = {"vi": f"{told['value']} %", "en": f"{told['value']} %"}
    made.roles = {role: [id] for role, id in roles.items()}
    made.figure, made.begin, made.end = told, begin, end
    made.period = {"vi": f"năm {year}", "en": str(year)}
    made.evidence = [evidence(year, f"{told['value']} %")]
    return made


def series() -> Network:
    """Return the network of it: three years that belong together, a target, and those that differ."""
    told = [figure(f"year-{year}", year) for year in (2021, 2022, 2023)]
    told.append(figure("target", 2025, kind="Target", status="goal"))
    told += [figure(f"differs-{name}", 2024, **differs) for name, differs in DIFFERENT.items()]
    nodes = [node(INDICATOR, kind=7, group="indicators", kind_labels={"vi": "Chỉ tiêu", "en": "Indicator"})]
    nodes += [node(id, kind=6) for id in ("place:here", "place:elsewhere")]
    nodes += [node(id, kind=1) for id in ("body:one", "body:other")]
    nodes.append(node("group:some", kind=2))
    edges = []
    for each in told:
        made = edge(INDICATOR, each.roles["area"][0], statement=each.id, begin=each.begin, end=each.end)
        made.id = f"{INDICATOR} measured-in {each.id}"
        edges.append(made)
    return network(nodes, edges, told)
