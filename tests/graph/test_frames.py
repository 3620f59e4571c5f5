"""Frames arrive as they were sent, however the pipe cuts them."""

from __future__ import annotations

import os
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndx.graph.frames import Closed, Frame, Reader, write

_FRAMES = st.lists(st.dictionaries(st.text(max_size=20), st.binary(max_size=200), max_size=6), max_size=4)


def _through_a_pipe(frames: list[Frame]) -> list[Frame]:
    out, into = os.pipe()

    def send() -> None:
        for frame in frames:
            write(into, frame)
        os.close(into)

    thread = threading.Thread(target=send)
    thread.start()
    reader = Reader(out)
    got = [reader.read() for _ in frames]
    thread.join()
    with pytest.raises(Closed):
        reader.read()
    os.close(out)
    return got


@given(_FRAMES)
def test_frames_come_back(frames: list[Frame]) -> None:
    assert _through_a_pipe(frames) == frames


def test_a_frame_larger_than_any_buffer_comes_back() -> None:
    frame = {"data": os.urandom(1 << 16) * 80, "": b"x"}
    assert _through_a_pipe([frame, {"next": b""}]) == [frame, {"next": b""}]


def test_a_reader_that_went_away_is_noticed() -> None:
    out, into = os.pipe()
    os.close(out)
    with pytest.raises(Closed):
        write(into, {"a": b"b"})
    os.close(into)
