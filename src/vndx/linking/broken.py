"""What it means that a link breaks a rule, in words for the one who has just made it."""

from __future__ import annotations

from vndx.errors import UsageError
from vndx.text.display import safe, shortened

#: What it means that a link breaks a rule, for the one who has just made it.
_RULES = {
    "link-kind": ("the one here and the one there are of different kinds, {}", "hai bên khác loại, {}"),
    "link-shared": (
        "{} is the same already; look into that link first",
        "{} đã được coi là một với mục đó; hãy xem lại liên kết ấy trước",
    ),
    "link-twice": (
        "it is {} already; look into that link first",
        "đối tượng này đã được coi là một với {}; hãy xem lại liên kết ấy trước",
    ),
    "link-rejected": ("{} was refused for it before", "{} đã từng bị từ chối cho đối tượng này"),
    "link-none": (
        "it is linked to {} already, so that it was not found cannot hold",
        "đối tượng này đã có liên kết đến {}, nên không thể ghi là không tìm thấy",
    ),
    "link-identifier": ("{} is no identifier of that graph", "{} không phải mã của đồ thị đó"),
    "link-same": (
        "it changed in time, so it is not the same over all of it; at most exact",
        "đối tượng này thay đổi theo thời gian nên không đồng nhất mãi; nhiều nhất là exact",
    ),
    "link-change": (
        "{} is linked to what this was made from, or to what was made of it; it can be at most related",
        "{} đã gắn với đơn vị trước hoặc sau khi thay đổi của đối tượng này; nhiều nhất là related",
    ),
    "link-confidence": (
        "the confidence {} is not from 0 to 1",
        "độ tin cậy {} không nằm trong khoảng 0 đến 1",
    ),
}


def broken(rule: str, value: str) -> UsageError:
    """Return the error for a link that breaks a rule of `vndx.links.rules`."""
    value = safe(shortened(value, 120))
    en, vi = _RULES.get(rule, (f"it breaks the rule {rule}: {value}", f"trái quy tắc {rule}: {value}"))
    return UsageError(
        f"this link cannot stand: {en.format(value)}; nothing was written",
        f"liên kết này không được chấp nhận: {vi.format(value)}; chưa ghi gì",
    )
