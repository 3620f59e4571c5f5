"""``vndx chart`` as a user runs it."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
import threading
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.chart.made import drawing, of_class, parsed
from vndx.results.wrap import width


def run(
    *words: str, cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "vndx", "chart", *words]
    return subprocess.run(command, capture_output=True, timeout=60, cwd=cwd, env=os.environ | (env or {}))


def answer(*words: str, **env: str) -> bytes:
    done = run(*words, env=env)
    assert (done.stderr, done.returncode) == (b"", 0)
    return done.stdout


def picture(*words: str) -> ElementTree.Element:
    return parsed(answer(*words, "--format", "svg").decode())


def test_two_rates_among_different_people_are_two_marks_and_no_line() -> None:
    root = picture("payment-account-rate")
    assert len(of_class(root, "point")) == 2
    assert drawing(root, "line") == []
    words = " ".join(root.itertext())
    assert "another population" in words
    assert "003_b00752c9cd7ff306:487-537" in words
    assert "002_89fe85b06d75cd0d:7675-7739" in words


def test_the_two_seventeen_percent_are_not_joined() -> None:
    root = picture("online-dossier-rate")
    ends = [(line.get("data-from"), line.get("data-to")) for line in drawing(root, "line")]
    assert len(of_class(root, "point")) == 5
    assert len(ends) == 2
    assert not any("localities" in f"{one}{other}" for one, other in ends)


def test_growth_of_years_is_not_joined_to_the_estimate_of_a_half_year() -> None:
    root = picture("digital-economy-growth")
    (line,) = drawing(root, "line")
    assert str(line.get("data-to")).endswith("2023_actual_19")
    (hollow,) = drawing(root, "hollow")
    assert hollow.tag == "circle"


def test_targets_are_lines_and_a_derived_value_is_dashed() -> None:
    root = picture("essential-services-deployed")
    assert len(drawing(root, "goal")) == 3
    assert len(drawing(root, "derived")) == 1
    assert len(of_class(root, "point")) == 3
    words = " ".join(root.itertext())
    assert "+5 services" in words


def test_options_narrow_it_down() -> None:
    assert len(of_class(picture("essential-services-deployed", "--population", "đề án 06"), "target")) == 1
    assert len(of_class(picture("communes-with-broadband-rate", "--area", "bình thuận"), "point")) == 1
    assert len(of_class(picture("communes-with-broadband-rate", "--area", "place:viet-nam"), "point")) == 1
    assert len(of_class(picture("communes-with-broadband-rate"), "point")) == 2


@pytest.mark.parametrize(
    "words",
    [
        ["indicator:innovation-index-rank"],
        ["innovation-index-rank"],
        ["innovation", "index", "rank"],
        ["thứ hạng chỉ số đổi mới sáng tạo"],
        ["https://w3id.org/vndx/id/indicator/innovation-index-rank"],
    ],
)
def test_an_indicator_is_a_name_an_id_or_an_iri(words: list[str]) -> None:
    assert answer(*words).decode().splitlines()[0] == "innovation index rank"


def test_without_a_file_it_is_blocks_and_a_table() -> None:
    lines = answer("online-dossier-rate").decode().splitlines()
    assert lines[0] == "share of dossiers handled online end to end"
    assert lines[2] == "A Viet Nam: 17% – 42%"
    assert lines[4] == "B Viet Nam, ministries and sectors: 38% – 61%"
    assert lines[3].strip().strip("▁▂▃▄▅▆▇█") == "─" * (len(lines[3].strip()) - 2)
    assert any("61%" in line and "001_b4d0f94a64a1d25e:2012-2029" in line for line in lines)
    assert any("another population" in line for line in lines)


def test_targets_alone_say_so_and_have_their_numbers() -> None:
    said = answer("signal-gap-villages-covered-rate").decode()
    assert "villages without mobile signal that have grid power: target 100%\n\nvalue" in said
    assert "none is reported: there are targets only" in said
    both = answer("essential-services-deployed").decode()
    assert "\nA Viet Nam: 36 – 41; 43; target 53\n" in both
    assert "C Viet Nam, the 25 essential public services of Project 06: target 25\n" in both
    assert "\n- 002_89fe85b06d75cd0d: KTMT on the plan for 2024" in both


def test_the_beginning_of_several_names_is_taken_for_one_aloud() -> None:
    done = run("dịch vụ công")
    assert done.returncode == 0
    said = done.stderr.decode()
    assert said.startswith("dịch vụ công is taken for indicator:essential-services-deployed (")
    assert "indicator:portal-accounts" in said
    assert said.count("\n") == 1


def test_it_speaks_vietnamese() -> None:
    said = answer("digital-economy-growth", "--lang", "vi").decode()
    for words in ("tốc độ phát triển kinh tế số", "22,4%", "ước tính", "30/06/2024", "tình trạng khác"):
        assert words in said, words
    root = picture("portal-dossiers", "--lang", "vi")
    assert "hơn 46,2 triệu" in " ".join(root.itertext())


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.svg", b"<svg xmlns="),
        ("a.html", b"<!DOCTYPE html>"),
        ("a.htm", b"<!DOCTYPE html>"),
        ("a.PNG", b"\x89PNG\r\n"),
        ("a.txt", b"growth of"),
        ("a", b"growth of"),
    ],
)
def test_a_file_is_written_in_the_format_of_its_name(tmp_path: Path, name: str, start: bytes) -> None:
    assert answer("digital-economy-growth", "-o", str(tmp_path / name)) == b""
    first = (tmp_path / name).read_bytes()
    assert first.startswith(start)
    assert answer("digital-economy-growth", "-o", str(tmp_path / name)) == b""
    assert (tmp_path / name).read_bytes() == first


def test_the_format_that_is_asked_for_wins(tmp_path: Path) -> None:
    answer("digital-economy-growth", "-o", str(tmp_path / "a.html"), "--format", "svg")
    assert (tmp_path / "a.html").read_bytes().startswith(b"<svg")
    answer("digital-economy-growth", "-o", str(tmp_path / "a.dat"), "--format", "png")
    assert (tmp_path / "a.dat").read_bytes().startswith(b"\x89PNG")
    assert answer("digital-economy-growth", "--format", "png").startswith(b"\x89PNG")
    assert answer("digital-economy-growth", "--format", "html").startswith(b"<!DOCTYPE")


def test_the_bytes_are_utf_8_in_any_locale_and_colours_change_nothing() -> None:
    plain = answer("digital-economy-growth", "--lang", "vi", LC_ALL="C", PYTHONUTF8="0", NO_COLOR="1")
    assert plain == answer("digital-economy-growth", "--lang", "vi", FORCE_COLOR="1", CLICOLOR_FORCE="1")
    assert "tốc độ" in plain.decode()
    assert b"\x1b" not in plain


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["payment-acount-rate"], 2, "did you mean indicator:payment-account-rate"),
        (["indicator:payment-acount-rate"], 2, "did you mean indicator:payment-account-rate"),
        (["qqqqqqqq"], 2, "nothing is called qqqqqqqq"),
        (["place:viet-nam"], 2, "place:viet-nam is no indicator"),
        (["platforms"], 2, "platforms may mean 9 things"),
        ([""], 2, "indicator="),
        ([], 2, "INDICATOR"),
        (
            ["payment-account-rate", "--area", "binh dinh"],
            2,
            "has no figure for place:binh-dinh; there are: ",
        ),
        (["payment-account-rate", "--area", "nowhere"], 2, "nothing is called nowhere"),
        (["payment-account-rate", "--population", "place:viet-nam"], 2, "no figure for place:viet-nam"),
        (["ict-revenue"], 1, "indicator:ict-revenue has no level to draw, only changes: +26% (first half of"),
        (["payment-account-rate", "-o", "a.pdf"], 2, "a.pdf does not say which format"),
        (["payment-account-rate", "-o", "missing/a.svg"], 1, "cannot write missing/a.svg"),
        (["payment-account-rate", "--format", "pdf"], 2, "pdf"),
        (["payment-account-rate", "--graph", "missing"], 1, "no such file or folder: missing"),
    ],
)
def test_what_is_wrong_is_one_sentence(words: list[str], code: int, sentence: str, tmp_path: Path) -> None:
    done = run(*words, cwd=tmp_path)
    text = done.stderr.decode()
    assert (done.stdout, done.returncode) == (b"", code), text
    assert sentence in text
    assert text.startswith("vndx: ")
    assert text.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_mistake_is_said_in_vietnamese_too() -> None:
    done = run("ict-revenue", "--lang", "vi")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "không có trị số để vẽ, chỉ có mức tăng giảm: +26%" in done.stderr.decode()


def test_an_indicator_without_figures_says_so(tmp_path: Path) -> None:
    graph = tmp_path / "a.ttl"
    graph.write_text(
        "<https://w3id.org/vndx/id/indicator/made> a <https://w3id.org/vndx/ontology#Indicator> ;"
        ' <http://www.w3.org/2004/02/skos/core#prefLabel> "made"@en .',
        "utf-8",
    )
    done = run("made", "--graph", str(graph))
    assert (done.returncode, done.stdout) == (1, b"")
    assert "indicator:made has no figure to draw" in done.stderr.decode()


def on_a_terminal(*words: str, columns: int = 50) -> tuple[int, str, str]:
    """Return the exit code, what the screen shows and what is said beside it."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    seen = bytearray()
    reader = threading.Thread(target=drain, args=(leader, seen))
    reader.start()
    command = [sys.executable, "-m", "vndx", "chart", *words]
    env = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    done = subprocess.run(command, stdout=follower, stderr=subprocess.PIPE, timeout=60, env=env)
    os.close(follower)
    reader.join()
    os.close(leader)
    return done.returncode, seen.decode(), done.stderr.decode()


def drain(leader: int, seen: bytearray) -> None:
    try:
        while piece := os.read(leader, 65536):
            seen += piece
    except OSError:  # how Linux says that nobody writes any more
        pass


@pytest.mark.parametrize("columns", [40, 72, 200])
def test_it_is_no_wider_than_the_terminal(columns: int) -> None:
    code, shown, said = on_a_terminal("essential-services-deployed", "--lang", "vi", columns=columns)
    assert (code, said) == (0, "")
    assert max(width(line) for line in shown.splitlines()) <= columns
    assert "\x1b" not in shown
    assert "dịch vụ" in shown


def test_a_png_is_not_thrown_at_a_terminal() -> None:
    code, shown, said = on_a_terminal("essential-services-deployed", "--format", "png")
    assert (code, shown) == (2, "")
    assert "-o chart.png writes it to a file" in said


MODULES = """
import sys
from vndx.cli import main
assert main(sys.argv[1:]) == 0
print("\\nmodules:", *sys.modules)
"""


def test_nothing_heavy_is_imported(tmp_path: Path) -> None:
    heavy = {"rdflib", "pyoxigraph", "pyshacl", "networkx", "pyvis", "numpy"}
    for words, own in ([], set()), (["-o", str(tmp_path / "a.png")], {"resvg_py"}):
        command = [sys.executable, "-c", MODULES, "chart", "digital-economy-growth", *words]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        loaded = set(done.stdout.rpartition("modules:")[2].split())
        assert "vndx.chart.model" in loaded
        assert loaded & (heavy | {"resvg_py"}) == own
