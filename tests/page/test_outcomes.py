"""What the page says came of a target is what vndx.progress says, in both languages, whichever is spoken."""

from __future__ import annotations

from tests.page.conftest import came
from vndx.lang import current, speaking


def test_outcomes_are_told_in_both_languages_whichever_is_spoken() -> None:
    found = {}
    for language in ("vi", "en"):
        with speaking(language):
            found[language] = {
                id: (one.name, one.labels, one.reason, one.result) for id, one in came().items()
            }
            assert current() == language
    assert found["vi"] == found["en"]
    name, labels, reason, result = found["vi"]["figure:essential-services-deployed_viet-nam_2024_goal_53"]
    assert (name, labels) == ("on-the-way", {"vi": "đang thực hiện", "en": "on the way"})
    assert result == "figure:essential-services-deployed_viet-nam_2024-h1_actual_43"
    assert reason["vi"].startswith("43 dịch vụ")
    assert reason["en"].startswith("43 services")
