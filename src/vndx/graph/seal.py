"""What a worker may do once it has its data: nothing but compute, and only so much of it.

The system enforces all of this, not Python, because the engine is native code
that neither asks nor stops. The limits are hard: the process cannot take them back.
"""

from __future__ import annotations

import os
import sys

_MIB = 1 << 20


def no_files() -> None:
    """Let this process open nothing any more: no connection, no file, no pipe.

    The limit on file descriptors is lowered to those in use and each gap below
    it filled, so that the next ``socket()`` or ``open()`` fails.
    """
    if sys.platform == "win32":
        return
    import resource

    try:
        highest = max(int(name) for name in os.listdir("/dev/fd"))
    except OSError:
        highest = 255
    limit = highest + 1
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)  # one may have been inherited from before the limit was lowered
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    try:
        while True:  # a new descriptor is always the lowest that is free
            os.dup(0)
    except OSError:
        return


def no_leftovers() -> None:
    """Write no core dump and no message of the runtime's, however this process ends."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 2)
    os.close(nothing)
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_memory(mebibytes: int) -> None:
    """Let this process take that much memory on top of what it has; beyond it, it dies.

    Linux counts addresses. Elsewhere on POSIX a thread watches the memory in
    use, ten times a second. On Windows there is no limit.
    """
    if sys.platform == "win32":
        return
    import resource

    try:
        with open("/proc/self/statm", "rb") as file:
            now = int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        watch_memory(mebibytes)
        return
    limit = now + mebibytes * _MIB
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def watch_memory(mebibytes: int) -> None:
    """Abort this process soon after it has taken that much memory on top of what it has."""
    import _thread
    import resource
    import time

    unit = 1 if sys.platform == "darwin" else 1024
    limit = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit + mebibytes * _MIB

    def watch() -> None:
        while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit < limit:
            time.sleep(0.1)
        os.abort()

    _thread.start_new_thread(watch, ())


def limit_time(seconds: float) -> None:
    """Let this process compute that long from now, should nobody be left to stop it.

    The one that asked stops it by the clock; this holds even when that one was killed.
    """
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 2
    if hard == resource.RLIM_INFINITY or soft < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
