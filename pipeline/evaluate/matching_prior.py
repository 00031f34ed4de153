"""What each finding of matching is worth by judgement, before anything is learned, and where judgement is not overruled.

Prefixes: "" is for everyday events, "rare_" for those of which a place has not two within some days, "named_" between
reports that share names. All in log-odds.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACES: Final[Mapping[str, tuple[float, float, float]]] = {
    "place_same": (2.5, 3.5, 2.0), "place_named": (0.5, 1.5, 1.0), "place_near": (1.0, 2.0, 1.5),
    "place_around": (-0.5, 1.0, 0.5), "place_same_state": (-2.5, -1.5, 0.0), "place_elsewhere": (-6.0, -5.5, -1.5),
    "place_other_country": (-8.0, -8.0, -4.0),
    "place_same_region": (0.5, 2.0, 1.5),
    "place_other_region": (-3.0, -2.0, -1.0), "place_same_country": (0.0, 1.5, 0.7),
    "place_unknown": (-1.0, 0.0, 0.5),
}  # fmt: skip
_TIMES: Final[Mapping[str, tuple[float, float, float]]] = {
    "always": (-2.5, -1.5, -2.0),
    "day_same": (2.0, 1.5, 1.5), "day_next": (0.3, 1.2, 1.0), "day_3": (-1.0, 0.0, 0.0), "day_10": (-2.5, -1.5, -0.5),
    "day_apart": (-4.0, -3.0, -1.5), "today_3": (-0.5, 1.0, 0.5), "today_10": (-2.2, 0.0, 0.0),
    "today_apart": (-4.0, -1.0, -1.0), "day_inside": (0.8, 0.8, 1.2), "day_outside": (-1.5, -1.5, -0.5),
    "day_far_outside": (-4.0, -3.0, -1.5),
    "wait": (-0.5, -0.6, -0.4), "wait_unsure_day": (-0.8, -0.6, -0.4),
    "undated": (0.0, 0.0, 0.0), "wait_undated": (-0.6, -0.5, -0.4),
}  # fmt: skip
_OTHERS: Final[Mapping[str, float]] = {
    "place_quiet": 1.5, "bare": -1.6, "drifting": -3.0, "one_name": -1.2,
    "type_same": 0.6, "type_akin": 0.2, "type_open": 0.0, "type_apart": -2.5,
    "names_shared": 2.0, "names_known": 2.0, "names_full": 0.5, "names_none_shared": -1.5, "storm_same": 8.0,
    "ages_shared": 0.8, "streets_apart": -1.0, "killed_unsaid": -0.3,
    "ages_apart": -1.5, "headline_alike": 2.0, "sentences_alike": 2.0,
    "killed_same": 1.5, "killed_same_few": 0.7, "killed_none": -0.5, "killed_grown": 0.2, "killed_lower": 0.0,
    "killed_between": 0.5, "killed_grown_far": -1.0, "killed_lower_far": -1.0,
    "injured_same": 1.2, "injured_same_few": 0.7, "injured_none": -0.3, "injured_grown": 0.0, "injured_lower": -0.2,
    "injured_between": 0.2, "injured_grown_far": -0.7, "injured_lower_far": -0.7,
    "tolls_same": 0.5, "killed_large": 1.0,
    "copy": 4.0, "background_both": 0.0, "background_one": -0.5, "minor": -0.7, "site_same": 1.0, "wider_both": 0.5,
    "wider_one": -1.5,
}  # fmt: skip
CASES: Final = ("", "rare_", "named_")

PRIOR: Final[dict[str, float]] = {
    case + name: values[place]
    for table in (_PLACES, _TIMES) for name, values in table.items() for place, case in enumerate(CASES)
} | dict(_OTHERS)  # fmt: skip

BOUNDS: Final[dict[str, tuple[float, float]]] = {
    "always": (-inf, -1.5), "rare_always": (-inf, -0.5), "named_always": (-inf, -2.0),
    **{case + name: (-inf, 0.0) for case in CASES for name in ("wait", "wait_unsure_day", "wait_undated")},
    **{case + name: (-inf, 0.0) for case in CASES for name in ("day_outside", "day_10")},
    "day_far_outside": (-inf, -3.0), "rare_day_far_outside": (-inf, -2.0), "named_day_far_outside": (-inf, -0.5),
    **{case + "place_same": (1.0, inf) for case in CASES},
    **{case + "place_other_country": (-inf, high) for case, high in zip(CASES, (-8.0, -8.0, -3.0), strict=True)},
    **{case + "place_named": (-0.5, inf) for case in CASES},
    "place_elsewhere": (-inf, -5.0), "rare_place_elsewhere": (-inf, -5.0), "named_place_elsewhere": (-inf, -1.0),
    "place_other_region": (-inf, -2.0),
    "rare_place_other_region": (-inf, -1.0), "named_place_other_region": (-inf, 0.0),
    "place_same_state": (-inf, -2.0), "rare_place_same_state": (-inf, -1.0),
    "day_apart": (-inf, -4.0), "rare_day_apart": (-inf, -2.0), "named_day_apart": (-inf, -1.0),
    "day_next": (-inf, 0.3), "today_10": (-inf, -2.2), "today_apart": (-inf, -4.0),
    "rare_today_apart": (-inf, -0.5), "named_today_apart": (-inf, -0.3),
    "type_same": (0.2, inf), "type_apart": (-inf, -2.5), "streets_apart": (-inf, 0.0),
    "bare": (-inf, -1.6), "drifting": (-inf, -2.5), "one_name": (-inf, -1.2),
    "killed_unsaid": (-inf, 0.3),
    "place_quiet": (0.0, inf), "type_open": (-1.0, 0.2), "type_akin": (-0.5, 0.5),
    "names_shared": (0.5, inf), "names_known": (0.5, inf), "names_full": (0.0, inf), "names_none_shared": (-inf, -1.2),
    "ages_shared": (0.0, inf), "ages_apart": (-inf, 0.0), "headline_alike": (0.0, 2.5), "sentences_alike": (0.0, 3.0),
    "tolls_same": (0.0, 2.0), "killed_large": (0.0, 2.0),
    "killed_same": (0.0, 2.0), "injured_same": (0.0, 2.0),
    "killed_same_few": (0.0, 1.5), "injured_same_few": (0.0, 1.5),
    "storm_same": (7.0, inf), "site_same": (0.0, inf), "minor": (-inf, 0.0), "background_one": (-inf, 0.0),
    "wider_one": (-inf, 0.0), "killed_grown_far": (-inf, 0.0), "killed_lower_far": (-inf, 0.0),
    "killed_none": (-inf, 0.0),
    "killed_lower": (-inf, 0.5), "killed_grown": (-inf, 0.3),
    "injured_grown_far": (-inf, 0.0), "injured_lower_far": (-inf, 0.0), "injured_none": (-inf, 0.0),
}  # fmt: skip
"""Least and most that learning may make of a finding whose direction is beyond doubt."""
