"""What is installed is what is in the checkout: the package, the three folders of content, nothing else.

Everything happens offline: the wheel is built by the backend that the test
tools brought along, and the fresh environment borrows this one's dependencies.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

# Built and installed once, not once in each of the processes that share the tests.
pytestmark = pytest.mark.xdist_group("wheel")

CONTENT = ("ontology", "graph", "queries")
HATCH = [sys.executable, "-m", "hatchling", "build"]


def _run(call: list[str], folder: Path) -> str:
    done = subprocess.run(call, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{call}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _build(target: str, source: Path, out: Path) -> Path:
    _run([*HATCH, "--target", target, "--directory", str(out)], source)
    (built,) = out.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build("wheel", root, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a fresh environment with the wheel."""
    return _installed(wheel, tmp_path_factory.mktemp("fresh") / "venv")


@pytest.fixture(scope="module")
def borrowing(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return another one that has the dependencies too.

    They are those of the tests' environment, found last, without its own (editable)
    vndx: the .pth files of a folder that a .pth file names are not read.
    """
    place = _installed(wheel, tmp_path_factory.mktemp("borrowing") / "venv")
    (_packages(place) / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return place


def _installed(wheel: Path, place: Path) -> Path:
    """Install the wheel into a new environment at *place* and return it."""
    _run([sys.executable, "-m", "venv", "--without-pip", str(place)], place.parent)
    install = [sys.executable, "-m", "pip", "--python", str(place / "bin" / "python"), "install"]
    _run([*install, "--quiet", "--no-deps", "--no-index", str(wheel)], place.parent)
    return place


def _packages(place: Path) -> Path:
    (packages,) = place.glob("lib/python*/site-packages")
    return packages


def _files(folder: Path) -> dict[str, bytes]:
    """Return each file that git would know under *folder*, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }


def test_only_vndx_lands_in_site_packages(site: Path) -> None:
    names = {path.name for path in _packages(site).iterdir()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"vndx"}
    assert len(names) == 2


def test_the_package_and_the_three_folders_are_installed_byte_for_byte(site: Path, root: Path) -> None:
    package = _packages(site) / "vndx"
    expected = _files(root / "src" / "vndx")
    for name in CONTENT:
        files = _files(root / name)
        assert files, f"{name}/ is empty"
        expected |= {f"_content/{name}/{path}": data for path, data in files.items()}
    assert _files(package) == expected


def test_both_licences_travel_along(wheel: Path) -> None:
    names = [name.rpartition("/")[2] for name in zipfile.ZipFile(wheel).namelist() if "/licenses/" in name]
    assert sorted(names) == ["LICENSE", "LICENSE-DATA"]


def test_a_wheel_built_through_the_sdist_holds_the_same_files(
    wheel: Path, root: Path, tmp_path: Path
) -> None:
    for name in ("sdist", "source", "again"):
        (tmp_path / name).mkdir()
    # Member by member: the filter that extractall() asks for is unknown to the first Pythons 3.11.
    with tarfile.open(_build("sdist", root, tmp_path / "sdist")) as packed:
        for member in packed:
            data = packed.extractfile(member)
            if data is not None:
                path = tmp_path / "source" / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data.read())
    (source,) = (tmp_path / "source").iterdir()
    again = _build("wheel", source, tmp_path / "again")

    def contents(path: Path) -> dict[str, int]:
        return {info.filename: info.CRC for info in zipfile.ZipFile(path).infolist()}

    assert contents(again) == contents(wheel)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--version"], "vndx "),
        (["--lang", "vi", "--help"], "Cách dùng: vndx"),
        (["query", "targets", "--param", "year=2024", "--format", "csv"], "/indicator/"),
        (["check"], ": sound"),
    ],
)
def test_the_installed_command_answers_far_from_the_checkout(
    borrowing: Path, words: list[str], expected: str
) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(borrowing / "bin" / "vndx"), *words],
        cwd="/",
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert expected in done.stdout + done.stderr
