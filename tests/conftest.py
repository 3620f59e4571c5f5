"""Fixtures that several folders of tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def texts_dir() -> Path:
    """Return the folder of the articles' texts: ``VNDX_TEXTS``, or ``../shared/seeds`` beside the checkout.

    The texts are not part of the project. Where they are missing the test is
    skipped; in CI it fails, for there they must be.
    """
    named = os.environ.get("VNDX_TEXTS")
    folder = Path(named) if named else _CHECKOUT.parent / "shared" / "seeds"
    if not folder.is_dir():
        reason = f"the articles' texts are not at {folder}; point VNDX_TEXTS at their folder"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return folder
