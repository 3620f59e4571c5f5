from __future__ import annotations

from pathlib import Path

import pytest

from vndx.cli.remote_call import client
from vndx.errors import DataError
from vndx.remote.settings import Settings, settings


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    monkeypatch.setenv("VNDX_CONFIG", str(path))
    return path


def test_the_settings_of_a_user(file: Path) -> None:
    file.write_text(
        'contact = "me@example.org"\n[services]\nallow = ["http://a.example/"]\n'
        '[profile.mine]\nendpoint = "http://b.example/sparql"\n',
        encoding="utf-8",
    )
    assert settings() == Settings(
        *(str(file), "me@example.org", ("http://a.example/",)),
        profiles={"mine": {"endpoint": "http://b.example/sparql"}},
    )


def test_a_file_that_is_named_has_to_be_there(file: Path) -> None:
    with pytest.raises(DataError, match=r"cannot read .*own\.toml"):
        settings()


def test_no_file_no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("VNDX_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings() == Settings()
    (tmp_path / "vndx").mkdir()
    (tmp_path / "vndx" / "vndx.toml").write_text('contact = "me@example.org"', encoding="utf-8")
    assert settings().contact == "me@example.org"


def test_whose_contact_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is given by the call, before that of the environment, before that of the settings."""
    own = Settings(contact="settled@a.example")
    monkeypatch.delenv("VNDX_CONTACT", raising=False)
    assert client(own, None, 1).contact == "settled@a.example"
    monkeypatch.setenv("VNDX_CONTACT", "around@a.example")
    assert client(own, "", 1).contact == "around@a.example"
    assert client(own, "given@a.example", 1).contact == "given@a.example"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("contact = ", "is no TOML"),
        ("contact = 1", "contact has to be a text"),
        ("services = 1", r"services\.allow has to be a list"),
        ("[services]\nallow = 'http://a.example/'", r"services\.allow has to be a list"),
        ("[services]\nallow = [1]", r"services\.allow has to be a list"),
        ("profile = 1", "profile has to be a table"),
        ("[profil.x]\nendpoint = 'http://a.example/'", r"no such key: profil; there are contact, services"),
        ("[services]\nallowed = []", r"no such key: services\.allowed; there are services\.allow"),
        ("[profile]\nmine = 1", "profile has to be a table"),
    ],
)
def test_what_does_not_fit_is_one_sentence(file: Path, text: str, said: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=said) as caught:
        settings()
    assert str(file) in caught.value.vi


def test_bytes_that_are_no_text(file: Path) -> None:
    file.write_bytes(b"contact = '\xff'")
    with pytest.raises(DataError, match="is no TOML"):
        settings()
