"""Starting, hearing and killing a worker process.

Two ways to start one. A fork is there in a millisecond, and is right for a
command that does nothing else; with other threads or the engine already in the
process it is not safe, and Windows has none. A new interpreter is right
everywhere else.
"""

from __future__ import annotations

import os
import sys
from time import monotonic

from vndx.graph.frames import Closed, Frame, Reader, write
from vndx.graph.worker import OUT_OF_MEMORY, serve

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess
    import threading

_SIGABRT, _SIGKILL = 6, 9
# Windows: the heap gave out, and the runtime ended the process.
_ABORTED = frozenset({OUT_OF_MEMORY, -_SIGABRT, -_SIGKILL, 0xC0000409, 0xC0000017})


class TimeUp(Exception):
    """The worker did not answer in time, and was killed."""


class Died(Exception):
    """The worker ended without an answer.

    Attributes:
        of_memory: it was ended the way the system or the runtime ends a process
            that asks for too much memory.
    """

    def __init__(self, status: int) -> None:
        super().__init__(f"worker ended with {status}")
        self.of_memory = status in _ABORTED


class Process:
    """One running worker."""

    def __init__(self, *, fork: bool) -> None:
        self._pid = 0
        self._program: subprocess.Popen[bytes] | None = None
        self._deadline = 0.0
        if fork and can_fork():
            self._requests, self._answers = self._fork()
        else:
            self._requests, self._answers = self._start()
        self._reader = Reader(self._answers, self._wait if hasattr(os, "fork") else None)

    def gone(self) -> bool:
        """Tell whether the worker, of which no answer is awaited, has ended."""
        if not hasattr(os, "fork"):
            return self._program is not None and self._program.poll() is not None
        import select

        poll = select.poll()
        poll.register(self._answers, select.POLLIN)
        return bool(poll.poll(0))  # nothing but the end of the pipe can be there to read

    def send(self, frame: Frame) -> bool:
        """Give the worker a request; tell whether it could be written, which does not mean read."""
        try:
            write(self._requests, frame)
        except Closed:
            return False
        return True

    def receive(self, seconds: float) -> Frame:
        """Wait for the next answer.

        Raises:
            TimeUp: when it takes longer; the worker is dead by then.
            Died: when the worker ended first.
        """
        self._deadline = monotonic() + seconds
        timer = self._timer(seconds)
        try:
            return self._reader.read()
        except Closed:
            late = timer is not None and monotonic() >= self._deadline
            status = self.end(itself=True)
            if late:
                raise TimeUp from None
            raise Died(status) from None
        except TimeUp:
            self.end()
            raise
        finally:
            if timer is not None:
                timer.cancel()

    def end(self, *, itself: bool = False) -> int:
        """End the worker and return how it ended: an exit code, or minus a signal.

        Args:
            itself: it is ending by itself; wait for that, because how it ends says why.
        """
        if self._program is not None:
            return self._end_program(self._program, 10.0 if itself else 0.0)
        if not self._pid:
            return 0
        pid, self._pid = self._pid, 0
        if not itself:
            os.kill(pid, _SIGKILL)
        status = os.waitpid(pid, 0)[1]
        os.close(self._requests)
        os.close(self._answers)
        return os.waitstatus_to_exitcode(status)

    def _end_program(self, program: subprocess.Popen[bytes], seconds: float) -> int:
        import subprocess

        try:
            program.wait(seconds)
        except subprocess.TimeoutExpired:
            program.kill()
        status = program.wait()
        for pipe in (program.stdin, program.stdout):
            if pipe is not None:
                pipe.close()
        return status

    def _wait(self) -> None:
        """Return when there is something to read; raise when it is too late."""
        import select

        poll = select.poll()
        poll.register(self._answers, select.POLLIN)
        if not poll.poll(max(0.0, self._deadline - monotonic()) * 1000):
            raise TimeUp

    def _timer(self, seconds: float) -> threading.Timer | None:
        """Start what ends the worker in time where a pipe cannot be polled."""
        if self._program is None or hasattr(os, "fork"):
            return None
        import threading

        timer = threading.Timer(seconds, self._program.kill)
        timer.start()
        return timer

    def _fork(self) -> tuple[int, int]:
        request_out, request_in = os.pipe()
        answer_out, answer_in = os.pipe()
        self._pid = os.fork()
        if self._pid:
            os.close(request_out)
            os.close(answer_in)
            return request_in, answer_out
        # From here on this is the worker, and it must not come back.
        try:
            os.close(request_in)
            os.close(answer_out)
            os.setsid()  # a Ctrl-C is for the one who asks
            if "faulthandler" in sys.modules:
                sys.modules["faulthandler"].disable()
            serve(request_out, answer_in)
        except BaseException:  # noqa: BLE001 - the exit code is all that can be said
            os._exit(1)
        os._exit(0)

    def _start(self) -> tuple[int, int]:
        import subprocess

        root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
        # -P: whatever lies in the current folder is not imported.
        begin = f"import sys; sys.path.append({root!r}); from vndx.graph.worker import main; main()"
        self._program = subprocess.Popen(
            [sys.executable, "-P", "-c", begin],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            start_new_session=True,
        )
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        return self._program.stdin.fileno(), self._program.stdout.fileno()


def can_fork() -> bool:
    """Tell whether a fork of this process is safe: no other thread, and no engine that may have some."""
    threading = sys.modules.get("threading")
    return (
        hasattr(os, "fork")
        and "pyoxigraph" not in sys.modules
        and (threading is None or threading.active_count() == 1)
    )
