from __future__ import annotations

import re
import threading

import pytest

from tests.faults import FATAL, NAMES, Faults
from tests.remote.conftest import Clock, Maker
from tests.servers import free_port
from vndx.errors import RemoteError, UsageError
from vndx.remote.client import Client, Request, _retry_after
from vndx.remote.limits import Limits
from vndx.remote.sparql import Endpoint

#: The kind of failure and the words that say it, for each fault.
_SAID = {
    "400": ("status", "does not understand the request (HTTP 400): Virtuoso 37000 Error SP030"),
    "401": ("status", "wants a user name and password that fit (HTTP 401)"),
    "403": ("status", r"refuses the request (HTTP 403): Go away\x1b[31m"),
    "404": ("status", "has nothing at this address (HTTP 404)"),
    "429": ("status", "asks to be left alone for 60 min (HTTP 429)"),
    "429-date": ("status", "asks to be left alone for "),
    "429-silent": ("status", "asks to be left alone for a while (HTTP 429)"),
    "500": ("status", "has failed at it (HTTP 500): java.util.concurrent.TimeoutException at x.y.Z"),
    "502": ("status", "has failed at it (HTTP 502)"),
    "503": ("status", "asks to be left alone for 10 min (HTTP 503)"),
    "html": ("type", "answered with a web page instead of SPARQL JSON"),
    "text": ("type", "answered with text/plain instead of SPARQL JSON"),
    "empty": ("truncated", "is not whole: it is empty"),
    "redirect": ("redirect", "sends on to http://127.0.0.1:"),
    "redirect-away": ("redirect", "sends on to https://elsewhere.example/sparql (HTTP 301)"),
    "truncated": ("truncated", "is not whole: it stops in the middle"),
    "cancelled": ("truncated", "is not whole: the server cancelled the query"),
    "short": ("truncated", "broke its answer off before the end"),
    "cut": ("truncated", "broke its answer off before the end"),
    "maxrows": ("truncated", "the server gives 3 rows at most"),
    "anytime": ("truncated", "the server ran out of time and stopped"),
    "no-answer": ("broken", "is no JSON of SPARQL"),
    "deep": ("broken", "is no JSON of SPARQL"),
    "slow": ("time", "did not answer within 1 s"),
    "drip": ("time", "did not answer within 1 s"),
    "drip-headers": ("time", "did not answer within 1 s"),
    "hang-up": ("closed", "closed the connection without an answer"),
    "no-http": ("closed", "closed the connection without an answer"),
    "huge": ("size", "is larger than 4 MiB"),
    "bomb": ("size", "is larger than 4 MiB"),
}


def test_each_fault_has_its_sentence() -> None:
    assert set(_SAID) == set(FATAL)
    assert len(FATAL) == 30


@pytest.mark.parametrize("name", FATAL)
def test_a_fault_is_one_sentence(make: Maker, faults: Faults, name: str) -> None:
    quick = name in ("slow", "drip", "drip-headers")
    client = make(total=1 if quick else 120, size=4 << 20)
    before = threading.active_count()
    with pytest.raises(RemoteError) as caught:
        Endpoint(client, faults.url(name)).select("SELECT * {}")
    kind, words = _SAID[name]
    assert caught.value.kind == kind
    assert words in caught.value.en
    for sentence in (caught.value.en, caught.value.vi):
        assert f"127.0.0.1:{faults.port}" in sentence
        assert sentence.isprintable()
        assert len(sentence) < 400
    assert caught.value.en != caught.value.vi
    if not quick:  # the server's own threads end when it does
        assert threading.active_count() <= before + 1


@pytest.mark.parametrize("name", [name for name in NAMES if name not in FATAL])
def test_what_comes_right_in_the_end_is_an_answer(make: Maker, faults: Faults, name: str) -> None:
    table = Endpoint(make(), faults.url(name)).select("SELECT ?item {}")
    assert table.columns == ["item"]
    assert table.rows == [{"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q33301"}}]
    assert len(faults.heard) == (2 if "after" in name else 1)


def test_it_introduces_itself(faults: Faults) -> None:
    with Client(contact="curator@example.org") as client:
        client.get(faults.url("ok"))
    assert re.fullmatch(
        r"vndx/[\d.]+ \(https://w3id\.org/vndx; curator@example\.org\)", faults.heard[0].headers["User-Agent"]
    )


@pytest.mark.parametrize(
    "contact", ["curator", "a b@c.d", "x@y.z\r\nX-Evil: 1", "https://a.example/(x)", "é@x.yz"]
)
def test_a_contact_is_an_address(contact: str) -> None:
    with pytest.raises(UsageError, match="no contact"):
        Client(contact=contact)


@pytest.mark.parametrize(
    "url",
    [
        "https://query.wikidata.org/sparql",
        "https://query.wikidata.org./sparql",
        "https://QUERY.WIKIDATA.ORG/sparql",
        "https://dbpedia.org/sparql",
        "http://sws.geonames.org/1566083/about.rdf",
        "https://publications.europa.eu/webapi/rdf/sparql",
    ],
)
def test_public_endpoints_want_a_contact(url: str) -> None:
    with pytest.raises(RemoteError, match=r"give your e-mail address .* VNDX_CONTACT") as caught:
        Client().get(url)
    assert caught.value.kind == "contact"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://example.org/", "no address of a server"),
        ("file:///etc/hostname", "no address of a server"),
        ("example.org/sparql", "no address of a server"),
        ("http://", "no address of a server"),
        ("http://example.org:0/", "no address of a server"),
        ("http://example.org:99999/", "no address of a server"),
        ("http://example.org/ x", "no address of a server"),
        ("http://example.org/\r\nX-Evil: 1", "no address of a server"),
        ("http://[::1/", "no address of a server"),
        ("http://dba:secret@example.org/", "carries a user name or password"),
    ],
)
def test_what_is_no_address_is_not_asked(url: str, said: str) -> None:
    with pytest.raises(RemoteError, match=said) as caught:
        Client().get(url)
    assert caught.value.kind == "address"
    assert "secret" not in caught.value.en + caught.value.vi


def test_nobody_there(make: Maker, clock: Clock) -> None:
    with pytest.raises(RemoteError, match="takes no connection; is a server running there") as caught:
        make().get(f"http://127.0.0.1:{free_port()}/")
    assert caught.value.kind == "connect"
    assert clock.slept == []


def test_it_waits_as_long_as_it_is_told(make: Maker, faults: Faults, clock: Clock) -> None:
    make().get(faults.url("ok-after-429"))
    assert clock.slept == [1.0]


def test_it_does_not_wait_an_hour_and_does_not_ask_before(make: Maker, faults: Faults, clock: Clock) -> None:
    client = make()
    for _ in range(3):
        with pytest.raises(RemoteError) as caught:
            client.get(faults.url("429"))
        assert caught.value.retry_after == 3600
    assert len(faults.heard) == 1
    assert clock.slept == []
    clock.now = 3601
    with pytest.raises(RemoteError):
        client.get(faults.url("429"))
    assert len(faults.heard) == 2


def test_a_server_that_rests_is_told_of_as_it_was(make: Maker, faults: Faults, clock: Clock) -> None:
    client = make()
    for _ in range(2):
        with pytest.raises(RemoteError, match="HTTP 503") as caught:
            client.get(faults.url("503"))
        assert caught.value.status == 503
    assert len(faults.heard) == 1


def test_it_gives_up_after_some_tries(make: Maker, faults: Faults, clock: Clock) -> None:
    with pytest.raises(RemoteError):
        make(tries=4).get(faults.url("502"))
    assert len(faults.heard) == 4
    assert clock.slept == [1.0, 2.0, 4.0]


def test_waiting_counts_as_time(make: Maker, faults: Faults, clock: Clock) -> None:
    with pytest.raises(RemoteError):
        make(tries=9, total=10).get(faults.url("502"))
    assert clock.now <= 10


@pytest.mark.parametrize("name", ["500", "403", "redirect", "html"])
def test_what_will_not_change_is_asked_once(make: Maker, faults: Faults, name: str) -> None:
    with pytest.raises(RemoteError):
        Endpoint(make(), faults.url(name)).ask("ASK {}")
    assert len(faults.heard) == 1


@pytest.mark.parametrize(("name", "times"), [("502", 1), ("cut", 1), ("hang-up", 1)])
def test_a_change_is_not_asked_for_twice(make: Maker, faults: Faults, name: str, times: int) -> None:
    with pytest.raises(RemoteError):
        Endpoint(make(), faults.url(name)).update("INSERT DATA { <urn:a> <urn:b> <urn:c> }")
    assert len(faults.heard) == times


@pytest.mark.parametrize("name", ["slow", "drip", "drip-headers"])
def test_a_server_that_hangs_does_not_hold_us(faults: Faults, name: str) -> None:
    """It is left while it is still at it: the server never ends such an answer by itself."""
    with Client(limits=Limits(total=0.5)) as client, pytest.raises(RemoteError, match="did not answer"):
        client.get(faults.url(name))
    assert not [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("7", 7.0),
        (" 0 ", 0.0),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
        ("Fri, 31 Dec 9999999999 23:59:59 GMT", None),
        ("soon", None),
        ("-1", None),
        ("", None),
    ],
)
def test_how_long_a_server_asks_to_wait(words: str, seconds: float | None) -> None:
    assert _retry_after(words) == seconds


def test_a_status_may_be_an_answer(make: Maker, faults: Faults) -> None:
    reply = make().send(Request("GET", faults.url("404"), also=frozenset((404,))))
    assert (reply.status, reply.media_type) == (404, "text/html")


def test_a_connection_is_used_again(make: Maker, faults: Faults) -> None:
    client = make()
    before = threading.active_count()
    for _ in range(5):
        client.get(faults.url("ok"))
    assert threading.active_count() <= before + 1  # the server has one thread for each connection


def test_a_proxy_is_not_asked_for_what_is_here(
    make: Maker, faults: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    make().get(faults.url("ok"))
    with pytest.raises(RemoteError, match="cannot be reached through the proxy"):
        make().get("http://data.example.org/")
