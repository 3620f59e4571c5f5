"""A tiny article and its graph, made up for the tests: every kind of fact once."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

TEXT = """\
Phiên họp thứ 3 của Tổ Thử nghiệm
Chiều 5.6, tại Làng Mẫu, bà Lê Thị Mẫu, Tổ trưởng Tổ Thử nghiệm tỉnh Mẫu Sơn, chủ trì phiên họp.
Năm 2031, gần 48.000 hộ đã đăng ký; 9/12 thôn có mạng, đạt 75%.
Doanh thu ước đạt 7,5 tỷ đồng, tăng 4% so với năm 2030. Chỉ số dự báo đạt 0,75.
Làng đứng thứ 4, trong nhóm 10 làng dẫn đầu từ năm 2028 đến nay, nhanh nhất huyện trong 2 năm liên tiếp.
Quyết định số 12/QĐ-TTN ngày 1.2.2031 của Tổ về kế hoạch thử nghiệm đến năm 2035 (khóa 7).
Ảnh 8. Đường dây nóng: 0999 123456
"""

PREFIXES = """\
@prefix article: <https://w3id.org/vndx/id/article/> .
@prefix body: <https://w3id.org/vndx/id/body/> .
@prefix claim: <https://w3id.org/vndx/id/claim/tiny/> .
@prefix code: <https://w3id.org/vndx/code/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix doc: <https://w3id.org/vndx/id/doc/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix ev: <https://w3id.org/vndx/id/evidence/tiny/> .
@prefix figure: <https://w3id.org/vndx/id/figure/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix g: <https://w3id.org/vndx/graph/tiny/> .
@prefix graph: <https://w3id.org/vndx/graph/> .
@prefix group: <https://w3id.org/vndx/id/group/> .
@prefix initiative: <https://w3id.org/vndx/id/initiative/> .
@prefix meeting: <https://w3id.org/vndx/id/meeting/> .
@prefix membership: <https://w3id.org/vndx/id/membership/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix period: <https://w3id.org/vndx/id/period/> .
@prefix person: <https://w3id.org/vndx/id/person/> .
@prefix place: <https://w3id.org/vndx/id/place/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix remark: <https://w3id.org/vndx/id/remark/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix term: <https://w3id.org/vndx/id/term/> .
@prefix unit: <http://qudt.org/vocab/unit/> .
@prefix vndx: <https://w3id.org/vndx/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

REFERENCE = """\
GRAPH graph:reference {
  person:le-thi-mau a foaf:Person ; skos:prefLabel "Lê Thị Mẫu"@vi .
  body:to a vndx:SteeringBody ; skos:prefLabel "Tổ Thử nghiệm tỉnh Mẫu Sơn"@vi .
  place:mau-son a vndx:Province ; skos:prefLabel "tỉnh Mẫu Sơn"@vi ; skos:altLabel "Mẫu Sơn"@vi .
  place:lang-mau a vndx:Place ; skos:prefLabel "Làng Mẫu"@vi .
  term:to-7 a vndx:PartyTerm ; skos:prefLabel "khóa 7"@vi ; vndx:ordinal 7 .
  period:2028--2031-06-05 a vndx:Period ;
    vndx:begin "2028-01-01"^^xsd:date ; vndx:end "2031-06-05"^^xsd:date .
  period:2030 a vndx:Period ; vndx:begin "2030-01-01"^^xsd:date ; vndx:end "2030-12-31"^^xsd:date .
  period:2030--2031 a vndx:Period ; vndx:begin "2030-01-01"^^xsd:date ; vndx:end "2031-12-31"^^xsd:date .
  period:2031 a vndx:Period ; vndx:begin "2031-01-01"^^xsd:date ; vndx:end "2031-12-31"^^xsd:date .
}
"""


class Tiny:
    """The graph in parts, so that a test can change one of them.

    Attributes:
        text: the article.
        curated: what it says, in TriG; ``{phrase}`` stands for the evidence of a phrase.
        claims: the claims, likewise.
        ignored: phrase to reason.
        article: properties of the article's node.
    """

    def __init__(self) -> None:
        self.text = TEXT
        self.curated = _CURATED
        self.claims = _CLAIMS
        self.ignored = {"Ảnh 8": "picture-number", "0999 123456": "hotline"}
        self.article = "schema:spatialCoverage place:mau-son ."

    def replace(self, old: str, new: str) -> None:
        """Change the one place where the graph says *old*."""
        assert (self.curated + self.claims).count(old) == 1, old
        self.curated = self.curated.replace(old, new)
        self.claims = self.claims.replace(old, new)

    def trig(self) -> str:
        """Return the graph as TriG, each ``{phrase}`` replaced by its evidence node."""
        spans: dict[str, str] = {}
        body = ""
        for name, part in (("curated", self.curated), ("claims", self.claims)):
            body += f"GRAPH g:{name} {{\n{self._cited(part, spans)}\n}}\n"
        data = self.text.encode()
        body += f"""GRAPH g:evidence {{
          article:tiny a vndx:Article ; dcterms:identifier "tiny" ; vndx:codePoints {len(self.text)} ;
            vndx:sha256 "{sha256(data).hexdigest()}" ; {self.article}
        """
        for phrase, reason in self.ignored.items():
            spans[phrase] = f"vndx:ignoredBecause code:ignore-{reason} ; a vndx:IgnoredSpan"
        for phrase, more in spans.items():
            start = self.text.index(phrase)
            end = start + len(phrase)
            digest = sha256(phrase.encode()).hexdigest()
            body += f"""ev:{start}-{end} {more} ; oa:hasSource article:tiny ; vndx:sha256 "{digest}" ;
              oa:hasSelector ev:{start}-{end}.position , ev:{start}-{end}.quote .
            ev:{start}-{end}.position oa:start {start} ; oa:end {end} .
            ev:{start}-{end}.quote oa:exact "{phrase}" .
            """
        return PREFIXES + REFERENCE + body + "}\n"

    def _cited(self, part: str, spans: dict[str, str]) -> str:
        out = ""
        rest = part
        while "{" in rest:
            before, _, rest = rest.partition("{")
            phrase, _, rest = rest.partition("}")
            start = self.text.index(phrase)
            spans[phrase] = "a vndx:Evidence"
            out += f"{before}ev:{start}-{start + len(phrase)}"
        return out + rest

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Write graph and text; return the graph's file and the folder of texts."""
        graph, texts = folder / "tiny.trig", folder / "texts"
        texts.mkdir(exist_ok=True)
        graph.write_text(self.trig(), encoding="utf-8")
        (texts / "any-name.txt").write_bytes(self.text.encode())
        return graph, texts


_CURATED = """
figure:households a vndx:Observation ; vndx:value 48000.0 ; vndx:comparator code:comparator-lt ;
  vndx:unit code:unit-household ; vndx:period period:2031 ; vndx:status code:status-actual ;
  vndx:evidence {Năm 2031, gần 48.000 hộ} .
figure:villages a vndx:Observation ; vndx:value 9.0 ; vndx:numerator 9.0 ; vndx:denominator 12.0 ;
  vndx:statedPercent 75.0 ; vndx:comparator code:comparator-eq ; vndx:unit code:unit-village ;
  vndx:period period:2031 ; vndx:status code:status-actual ; vndx:evidence {9/12 thôn có mạng, đạt 75%} .
figure:revenue a vndx:Observation ; vndx:value 7500000000.0 ; vndx:comparator code:comparator-eq ;
  vndx:unit unit:CCY_VND ; vndx:period period:2031 ; vndx:status code:status-estimate ;
  vndx:evidence {7,5 tỷ đồng} .
figure:revenue-growth a vndx:Change ; vndx:value 4.0 ; vndx:comparator code:comparator-eq ;
  vndx:unit unit:PERCENT ; vndx:period period:2031 ; vndx:basePeriod period:2030 ;
  vndx:changeKind code:change-percent ; vndx:status code:status-estimate ;
  vndx:evidence {tăng 4% so với năm 2030} .
figure:index a vndx:Observation ; vndx:value 0.75 ; vndx:comparator code:comparator-eq ;
  vndx:unit code:unit-index ; vndx:period period:2031 ; vndx:status code:status-forecast ;
  vndx:evidence {dự báo đạt 0,75} .
figure:rank a vndx:Observation ; vndx:value 4.0 ; vndx:comparator code:comparator-eq ;
  vndx:unit code:unit-rank ; vndx:period period:2031 ; vndx:status code:status-actual ;
  vndx:evidence {đứng thứ 4} .
figure:top a vndx:Observation ; vndx:value 10.0 ; vndx:comparator code:comparator-le ;
  vndx:unit code:unit-rank ; vndx:period period:2028--2031-06-05 ; vndx:status code:status-actual ;
  vndx:evidence {trong nhóm 10 làng dẫn đầu từ năm 2028 đến nay} .
figure:fastest a vndx:Observation ; vndx:value 1.0 ; vndx:comparator code:comparator-eq ;
  vndx:unit code:unit-rank ; vndx:period period:2030--2031 ; vndx:status code:status-actual ;
  vndx:evidence {nhanh nhất huyện trong 2 năm liên tiếp} .
doc:12 a vndx:LegalDocument ; eli:id_local "12/QĐ-TTN" ; eli:date_document "2031-02-01"^^xsd:date ;
  vndx:issuedInTerm term:to-7 ;
  vndx:evidence {Quyết định số 12/QĐ-TTN ngày 1.2.2031 của Tổ về kế hoạch thử nghiệm đến năm 2035 (khóa 7)} .
meeting:m3 a vndx:Meeting ; vndx:ordinal 3 ; schema:startDate "2031-06-05"^^xsd:date ;
  schema:location place:lang-mau ; vndx:evidence {Phiên họp thứ 3} .
membership:m1 a org:Membership ; org:member person:le-thi-mau ; vndx:evidence {Lê Thị Mẫu, Tổ trưởng} .
initiative:trial a vndx:Initiative ; skos:altLabel "kế hoạch thử nghiệm"@vi ;
  vndx:plannedTo "2035-12-31"^^xsd:date ; vndx:evidence {kế hoạch thử nghiệm} .
remark:chair a vndx:Assessment ; skos:prefLabel "Bà tổ trưởng chủ trì"@vi ; vndx:inEvent meeting:m3 ;
  vndx:evidence {chủ trì} .
"""

_CLAIMS = """
claim:date a vndx:Claim ; rdf:subject meeting:m3 ; rdf:predicate schema:startDate ;
  rdf:object "2031-06-05"^^xsd:date ; vndx:evidence {Chiều 5.6} ; vndx:inferredFrom {Năm 2031} ;
  vndx:inferenceRule code:inference-year-from-article .
claim:place a vndx:Claim ; rdf:subject meeting:m3 ; rdf:predicate schema:location ;
  rdf:object place:lang-mau ; vndx:evidence {tại Làng Mẫu} .
claim:to a vndx:Claim ; rdf:subject initiative:trial ; rdf:predicate vndx:plannedTo ;
  rdf:object "2035-12-31"^^xsd:date ; vndx:evidence {đến năm 2035} .
claim:event a vndx:Claim ; rdf:subject remark:chair ; rdf:predicate vndx:inEvent ; rdf:object meeting:m3 ;
  vndx:evidence {chủ trì phiên họp} .
claim:period a vndx:Claim ; rdf:subject figure:villages ; rdf:predicate vndx:period ;
  rdf:object period:2031 ; vndx:evidence {Năm 2031} .
claim:setby a vndx:Claim ; rdf:subject figure:index ; rdf:predicate vndx:period ; rdf:object period:2031 ;
  vndx:inferredFrom {Năm 2031} ; vndx:inferenceRule code:inference-carried-over .
"""
