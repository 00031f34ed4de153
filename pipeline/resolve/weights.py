"""What each finding of `evidence` is worth, in log-odds, and the thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

WEIGHTS: Final[Mapping[str, float]] = {
    "always": -2.0,
    "place_same": 2.5, "place_near": 1.0, "place_around": 0.0, "place_same_state": -2.5, "place_elsewhere": -6.0,
    "place_same_region": 1.0, "place_other_region": -2.0, "place_same_country": 0.5, "place_unknown": 0.0,
    "day_same": 2.0, "day_next": 1.0, "day_3": -0.5, "day_10": -2.0, "day_apart": -4.0, "today_3": 0.0, "today_10": -1.0,
    "today_apart": -2.5, "day_inside": 0.5,
    "day_outside": -2.5, "wait": -0.2, "wait_unsure_day": -0.6,
    "rare_always": -1.0,
    "rare_place_same": 3.5, "rare_place_near": 2.0, "rare_place_around": 1.5, "rare_place_same_state": -1.0,
    "rare_place_elsewhere": -4.0, "rare_place_same_region": 2.0, "rare_place_other_region": -1.0,
    "rare_place_same_country": 1.5, "rare_place_unknown": 0.5,
    "rare_day_same": 1.5, "rare_day_next": 1.2, "rare_day_3": 0.0, "rare_day_10": -1.0, "rare_day_apart": -3.0,
    "rare_today_3": 1.0, "rare_today_10": 0.3, "rare_today_apart": -0.7, "rare_day_inside": 1.2, "rare_day_outside": -1.5,
    "rare_wait": -0.5, "rare_wait_unsure_day": -0.6,
    "named_always": -1.0, "named_place_same": 2.5, "named_place_near": 1.5, "named_place_around": 0.5,
    "named_place_same_state": 0.0, "named_place_elsewhere": -1.5, "named_place_same_region": 1.5,
    "named_place_other_region": -1.0, "named_place_same_country": 0.7, "named_place_unknown": 0.5,
    "named_day_same": 2.0, "named_day_next": 1.0, "named_day_3": 0.0, "named_day_10": -0.5, "named_day_apart": -1.5,
    "named_today_3": 0.5, "named_today_10": 0.3, "named_today_apart": -0.3,
    "named_day_inside": 1.2, "named_day_outside": -0.5, "named_wait": -0.3, "named_wait_unsure_day": -0.4,
    "type_same": 0.8, "type_akin": 0.3, "type_open": 0.0, "type_apart": -2.0,
    "names_shared": 2.0, "names_known": 2.0, "names_none_shared": -2.0, "headline_alike": 3.0,
    "killed_same": 1.0, "killed_same_few": 0.3, "killed_none": -0.5, "killed_grown": 0.0, "killed_lower": -0.2,
    "killed_between": 0.0, "killed_grown_far": -1.0, "killed_lower_far": -2.0,
    "injured_same": 1.0, "injured_same_few": 0.3, "injured_none": -0.3, "injured_grown": 0.0, "injured_lower": -0.2,
    "injured_between": 0.0, "injured_grown_far": -0.7, "injured_lower_far": -1.0,
    "copy": 4.0, "background_both": 0.0, "background_one": -0.5, "site_same": 1.0, "wider_both": 0.5,
    "wider_one": -3.0,
}  # fmt: skip

JOIN: Final = 0.0
"""From this score on a report joins an incident."""
NEAR: Final = -1.5
"""From this score on an incident is possibly the same."""
