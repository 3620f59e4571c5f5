"""What goes wrong between two machines, as sentences."""

from __future__ import annotations

from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    IncompleteRead,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ProxyError,
    SSLError,
    TimeoutError,
)

from vndx.errors import RemoteError
from vndx.remote.address import host_of
from vndx.remote.reply import Reply
from vndx.text.display import safe, shortened


def failed(url: str, error: Exception) -> RemoteError:
    """Say why no answer came: there was no connection, or it broke."""
    host = host_of(url)
    en, vi, kind = _failure(error)
    return RemoteError(f"{host} {en}", f"{host} {vi}", kind=kind)


def _failure(error: Exception) -> tuple[str, str, str]:
    """Return what happened in English and Vietnamese, and the kind; what is more special stands first."""
    said = safe(shortened(str(error)))
    if isinstance(error, NameResolutionError):
        return (
            "is unknown: there is no such server, or no network",
            "không tìm thấy: không có máy chủ này, hoặc không có mạng",
            "connect",
        )
    if isinstance(error, NewConnectionError):
        return (
            "takes no connection; is a server running there?",
            "không nhận kết nối; máy chủ có đang chạy không?",
            "connect",
        )
    if isinstance(error, ProxyError):
        return (
            "cannot be reached through the proxy that the environment names",
            "không tới được qua proxy mà môi trường nêu",
            "connect",
        )
    if isinstance(error, SSLError):
        return f"offers no safe connection: {said}", f"không cho kết nối an toàn: “{said}”", "connect"
    if isinstance(error, ConnectTimeoutError):
        return "does not take the connection in time", "không nhận kết nối trong thời gian cho phép", "time"
    if isinstance(error, TimeoutError):  # that of urllib3
        return "does not answer in time", "không trả lời trong thời gian cho phép", "time"
    if isinstance(error, IncompleteRead) or "IncompleteRead" in repr(error) or "InvalidChunk" in repr(error):
        return "broke its answer off before the end", "ngắt câu trả lời khi chưa hết", "truncated"
    if isinstance(error, ProtocolError | OSError):
        return "closed the connection without an answer", "đóng kết nối mà không trả lời", "closed"
    if isinstance(error, ValueError) and not isinstance(error, HTTPError):
        # What the request could not be written with; its words would show the request, the password's too.
        return (
            "was not asked: the request cannot be written in HTTP",
            "chưa được hỏi: yêu cầu không ghi được theo HTTP",
            "address",
        )
    return f"answered what is no HTTP: {said}", f"trả lời không đúng HTTP: “{said}”", "broken"


def out_of_time(url: str, seconds: float) -> RemoteError:
    """Say that a request took too long."""
    host = host_of(url)
    return RemoteError(
        f"{host} did not answer within {seconds:g} s; ask for less, or give it more time with --timeout",
        f"{host} không trả lời xong trong {seconds:g} giây; hãy hỏi ít hơn, "
        "hoặc cho thêm thời gian bằng --timeout",
        kind="time",
    )


def too_large(url: str, size: int) -> RemoteError:
    """Say that an answer is larger than *size* bytes."""
    host = host_of(url)
    return RemoteError(
        f"the answer of {host} is larger than {size >> 20} MiB; ask for less",
        f"câu trả lời của {host} lớn hơn {size >> 20} MiB; hãy hỏi ít hơn",
        kind="size",
    )


def too_many(url: str, rows: int) -> RemoteError:
    """Say that an answer has more than *rows* rows."""
    host = host_of(url)
    return RemoteError(
        f"the answer of {host} has more than {rows} rows; ask for less",
        f"câu trả lời của {host} có hơn {rows} dòng; hãy hỏi ít hơn",
        kind="size",
    )


def wait(url: str, status: int, seconds: float | None) -> RemoteError:
    """Say that a server asks to be left alone for a while."""
    host = host_of(url)
    if seconds is None:
        en, vi = "for a while", "một lúc"
    else:
        en, vi = f"for {_span(seconds, 'en')}", _span(seconds, "vi")
    return RemoteError(
        f"{host} asks to be left alone {en} (HTTP {status}); try again after that",
        f"{host} yêu cầu tạm ngừng hỏi {vi} (HTTP {status}); hãy thử lại sau đó",
        kind="status",
        status=status,
        retry_after=seconds,
    )


def _span(seconds: float, language: str) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s" if language == "en" else f"{seconds:.0f} giây"
    minutes = f"{seconds / 60:.0f}"
    return f"{minutes} min" if language == "en" else f"{minutes} phút"


def redirected(url: str, status: int, target: str) -> RemoteError:
    """Say that a server sends elsewhere, where vndx does not follow."""
    host = host_of(url)
    target = safe(shortened(target, 200)) or "?"
    return RemoteError(
        f"{host} sends on to {target} (HTTP {status}); vndx does not follow, "
        "so give that address if you trust it",
        f"{host} chuyển sang {target} (HTTP {status}); vndx không tự đi theo, "
        "hãy cho thẳng địa chỉ đó nếu bạn tin cậy",
        kind="redirect",
        status=status,
    )


_STATUSES = {
    400: ("does not understand the request", "không hiểu yêu cầu"),
    401: ("wants a user name and password that fit", "đòi tên và mật khẩu đúng"),
    403: ("refuses the request", "từ chối yêu cầu"),
    404: ("has nothing at this address", "không có gì ở địa chỉ này"),
    405: ("does not take such a request at this address", "không nhận loại yêu cầu này ở địa chỉ này"),
    406: ("cannot answer in a form that vndx reads", "không trả lời được ở dạng mà vndx đọc được"),
    413: ("finds the request too large", "thấy yêu cầu quá lớn"),
    414: ("finds the address too long", "thấy địa chỉ quá dài"),
    415: ("does not take data of this kind", "không nhận dữ liệu loại này"),
}


def status(reply: Reply) -> RemoteError:
    """Say what an answer with an error status means, with the server's own words where it gives some."""
    host = host_of(reply.url)
    fallback = (
        ("has failed at it", "gặp lỗi khi xử lý")
        if reply.status >= 500
        else ("refuses the request", "từ chối yêu cầu")
    )
    en, vi = _STATUSES.get(reply.status, fallback)
    own = said(reply)
    return RemoteError(
        f"{host} {en} (HTTP {reply.status}){': ' if own else ''}{own}",
        f"{host} {vi} (HTTP {reply.status}){': “' + own + '”' if own else ''}",
        kind="status",
        status=reply.status,
    )


def said(reply: Reply) -> str:
    """Return the first words of a plain answer; empty for a page or for data."""
    if reply.media_type not in ("text/plain", ""):
        return ""
    words = " ".join(reply.body[:2000].decode("utf-8", "replace").split())
    return safe(shortened(words, 200))


def wrong_type(reply: Reply, wanted: str) -> RemoteError:
    """Say that the answer is of another kind than the one asked for."""
    host = host_of(reply.url)
    if reply.media_type in ("text/html", "application/xhtml+xml"):
        en, vi = "a web page", "một trang web"
    else:
        en = vi = safe(shortened(reply.media_type)) or "?"
    return RemoteError(
        f"{host} answered with {en} instead of {wanted}; is the address right?",
        f"{host} trả lời bằng {vi} thay vì {wanted}; địa chỉ có đúng không?",
        kind="type",
    )


def truncated(url: str, en: str, vi: str) -> RemoteError:
    """Say that an answer with status 200 is not whole.

    Args:
        url: who answered.
        en, vi: how one can tell.
    """
    host = host_of(url)
    return RemoteError(
        f"the answer of {host} is not whole: {en}",
        f"câu trả lời của {host} không trọn vẹn: {vi}",
        kind="truncated",
    )


def broken(url: str, form: str) -> RemoteError:
    """Say that an answer is not what it says it is."""
    host = host_of(url)
    return RemoteError(
        f"the answer of {host} is no {form} of SPARQL",
        f"câu trả lời của {host} không phải {form} của SPARQL",
        kind="broken",
    )


def beside(url: str) -> RemoteError:
    """Say that an answer is none to what was asked: it lacks a variable, or speaks of other things."""
    host = host_of(url)
    return RemoteError(
        f"the answer of {host} is not to what was asked",
        f"câu trả lời của {host} không đúng với câu hỏi",
        kind="broken",
    )


def unreadable(url: str, en: str, vi: str) -> RemoteError:
    """Say that an answer in RDF cannot be read, and why."""
    host = host_of(url)
    return RemoteError(
        f"the answer of {host} is no RDF that can be read: {safe(shortened(en, 200))}",
        f"câu trả lời của {host} không phải RDF đọc được: {safe(shortened(vi, 200))}",
        kind="broken",
    )


def offline(url: str) -> RemoteError:
    """Say that nobody is asked, and the cache does not know."""
    host = host_of(url)
    return RemoteError(
        f"the cache has no answer of {host} to this, and --offline asks nobody",
        f"bộ nhớ đệm chưa có câu trả lời của {host} cho việc này, và --offline không hỏi ai",
        kind="offline",
    )
