"""What commands share that ask other servers: who asks, how long, and from the cache or not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from vndx.cli.complete import kinds
from vndx.lang import t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.remote.client import Client
    from vndx.remote.settings import Settings

_Function = TypeVar("_Function", bound=Callable[..., Any])

_TIMEOUT = 120


def remote_options(function: _Function) -> _Function:
    """Add ``--contact``, ``--timeout``; the function takes ``contact: str, timeout: float``."""
    function = click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=_TIMEOUT,
        show_default=True,
        metavar=t("SECONDS", "GIÂY"),
        help=t(
            "Give up asking the other server after so long, waits included.",
            "Thôi hỏi máy chủ kia sau ngần ấy giây, kể cả lúc chờ.",
        ),
    )(function)
    return click.option(
        "--contact",
        default="",
        envvar="VNDX_CONTACT",
        show_envvar=True,
        metavar=t("ADDRESS", "ĐỊA_CHỈ"),
        help=t(
            "Your e-mail address or page, which public servers want to know.",
            "Thư điện tử hoặc trang web của bạn, các máy chủ công cộng yêu cầu cho biết.",
        ),
    )(function)


def type_option(function: _Function) -> _Function:
    """Add ``--type``, all things of a kind or class in place of one; the function takes ``sort: str``."""
    return click.option(
        "--type",
        "sort",
        default="",
        metavar=t("KIND", "LOẠI"),
        shell_complete=kinds,
        help=t(
            "All things of this kind (person, place, …) or class (Ministry, …).",
            "Mọi đối tượng của loại này (person, place, …) hoặc lớp này (Ministry, …).",
        ),
    )(function)


def cache_options(function: _Function) -> _Function:
    """Add ``--offline``, ``--cache-days``; the function takes ``offline: bool, cache_days: float``."""
    function = click.option(
        "--cache-days",
        type=click.FloatRange(min=0),
        default=7,
        show_default=True,
        metavar=t("DAYS", "NGÀY"),
        help=t(
            "Ask anew for answers that are older; 0 for all.",
            "Hỏi lại những câu trả lời cũ hơn; 0 là hỏi lại tất cả.",
        ),
    )(function)
    return click.option(
        "--offline",
        is_flag=True,
        help=t(
            "Ask nobody: answer from what was asked before.",
            "Không hỏi ai: chỉ dùng những câu trả lời đã có.",
        ),
    )(function)


def client(
    settings: Settings,
    contact: str | None,
    timeout: float,
    *,
    offline: bool = False,
    cache_days: float | None = None,
) -> Client:
    """Return the one that asks, with what the user has settled.

    Args:
        settings: the user's.
        contact: as given; when empty that of ``VNDX_CONTACT``, else that of the settings.
        timeout: seconds for one request.
        offline: ask nobody.
        cache_days: how old an answer may be; ``None`` for no cache.

    Raises:
        vndx.errors.UsageError: when the contact is none.
    """
    import os

    from vndx.remote.cache import DAY, Cache
    from vndx.remote.client import Client
    from vndx.remote.limits import Limits

    limits = Limits(total=timeout)
    return Client(
        contact or os.environ.get("VNDX_CONTACT", "") or settings.contact,
        limits=limits,
        cache=None if cache_days is None else Cache.of_user(cache_days * DAY),
        offline=offline,
    )
