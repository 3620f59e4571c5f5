"""Everything that can go wrong because of what a user gave, as one tree.

::

    VndxError                 exit 1   anything below; one sentence, in both languages
    ├── UsageError            exit 2   the words of the call are wrong
    │   ├── UnknownName       exit 2   no entity, query or parameter of that name
    │   └── Ambiguous         exit 2   more than one entity fits the name
    ├── DataError             exit 1   a file of the graph is missing or cannot be read
    ├── TextError             exit 1   the text of an article is missing or has changed
    ├── QueryError            exit 1   a query could not be answered
    │   ├── QuerySyntaxError  exit 2   the query is not SPARQL 1.1
    │   ├── QueryRefused      exit 2   the query asks for what is not allowed
    │   ├── QueryTimeout      exit 1   it ran out of time and was stopped
    │   └── QueryCrash        exit 1   it ran out of memory, or brought its worker down
    ├── WriteError            exit 1   an output could not be written
    └── RemoteError           exit 1   another server could not be asked, or its answer cannot be used

The library raises these and knows nothing of the command line; ``vndx.cli``
alone turns them into a sentence on stderr and an exit code.
"""

from __future__ import annotations

import errno

from vndx.lang import t

#: What the system most often refuses, in Vietnamese; in English it says it itself.
_REFUSALS = {
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không được phép",
    errno.EISDIR: "đây là thư mục",
    errno.ENOTDIR: "một phần của đường dẫn không phải thư mục",
    errno.ENOSPC: "hết chỗ trên đĩa",
    errno.EROFS: "nơi này chỉ đọc",
    errno.ENAMETOOLONG: "tên quá dài",
}


class VndxError(Exception):
    """A failure that a sentence can explain.

    Args:
        en: what is wrong, where, and what to do, in one English sentence.
        vi: the same in Vietnamese.
    """

    exit_code = 1

    def __init__(self, en: str, vi: str) -> None:
        super().__init__(en)
        self.en = en
        self.vi = vi

    def __str__(self) -> str:
        return t(self.en, self.vi)


class UsageError(VndxError):
    """The words of the call are wrong."""

    exit_code = 2


class UnknownName(UsageError):
    """No entity, query or parameter has that name."""


class Ambiguous(UsageError):
    """More than one entity fits the name."""


class DataError(VndxError):
    """A file of the graph is missing or cannot be read."""


class TextError(VndxError):
    """The text of an article is missing or has changed."""


class QueryError(VndxError):
    """A query could not be answered."""


class QuerySyntaxError(QueryError):
    """The query is not SPARQL 1.1.

    Attributes:
        line, column: where, counted from 1; 0 when unknown.
        excerpt: that line of the query with a caret below the place, two lines; may be empty.
    """

    exit_code = 2
    line = 0
    column = 0
    excerpt = ""


class QueryRefused(QueryError):
    """The query asks for something that is not allowed here."""

    exit_code = 2


class QueryTimeout(QueryError):
    """The query ran out of time and was stopped."""


class QueryCrash(QueryError):
    """The query ran out of memory, or brought its worker down."""


class WriteError(VndxError):
    """An output could not be written."""


class RemoteError(VndxError):
    """Another server could not be asked, or its answer cannot be used.

    Args:
        en, vi: the sentence.
        kind: one word for what happened: ``address``, ``contact``, ``offline``, ``connect``,
            ``closed``, ``time``, ``size``, ``status``, ``redirect``, ``type``, ``truncated`` or ``broken``.
        status: the HTTP status; 0 when there was none.
        retry_after: how many seconds the server asks to wait; ``None`` when it does not say.
    """

    def __init__(
        self, en: str, vi: str, *, kind: str = "", status: int = 0, retry_after: float | None = None
    ) -> None:
        super().__init__(en, vi)
        self.kind = kind
        self.status = status
        self.retry_after = retry_after


def reason(error: OSError) -> tuple[str, str]:
    """Return why the system refused, in English and in Vietnamese.

    What is not known in Vietnamese stands in quotes, as the words of the system.
    """
    en = error.strerror or str(error)
    return en, _REFUSALS.get(error.errno or 0, f"“{en}”")
