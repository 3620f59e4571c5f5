"""Fixtures that several folders of tests share, and what keeps a run to itself.

Messages are compared in English, whatever the locale of the machine, and
nothing is written into the checkout.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from vndx import lang

_CHECKOUT = Path(__file__).resolve().parent.parent

os.environ["VNDX_LANG"] = "en"
os.environ.pop("VNDX_DEBUG", None)
# Snapshots of graphs: neither among those of the user, nor left from another run. The
# processes that share the tests take the folder of the one that started them, which removes it.
if "VNDX_TESTS_FOLDER" not in os.environ:
    _OWN = tempfile.TemporaryDirectory(prefix="vndx-tests-")
    os.environ["VNDX_TESTS_FOLDER"] = _OWN.name
    os.environ["VNDX_CACHE"] = str(Path(_OWN.name) / "cache")
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(Path(_OWN.name) / "hypothesis")

# No deadline: a slow machine is no fault. Under CI the same examples each time.
hypothesis.settings.register_profile(
    "vndx", database=None, deadline=None, derandomize=os.environ.get("CI") == "true"
)
hypothesis.settings.load_profile("vndx")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the checkout."""
    return _CHECKOUT


@pytest.fixture(scope="session")
def texts_dir() -> Path:
    """Return the folder of the articles' texts: ``VNDX_TEXTS``, or ``../shared/seeds`` beside the checkout.

    The texts are not part of the project. Where they are missing the test is
    skipped; in CI it fails, for there they must be.
    """
    named = os.environ.get("VNDX_TEXTS")
    folder = Path(named) if named else _CHECKOUT.parent / "shared" / "seeds"
    if not any(folder.glob("*.txt")):
        reason = f"the articles' texts are not at {folder}; point VNDX_TEXTS at their folder"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


def program(name: str, package: str = "") -> str:
    """Return where a program from outside Python lies; *package* is what to install for it, by its own name.

    Without it the test is skipped; in CI it fails, for ``tests/system-packages.sh``
    installs them all.
    """
    found = shutil.which(name)
    if found is not None:
        return found
    reason = f"{name} is missing; to run this test too: apt-get install {package or name}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """Let no test choose the language of the next."""
    yield
    lang.use(None)
