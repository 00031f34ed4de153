"""Which types of event may be one event in the eyes of two reporters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.model import EventType

FAMILIES: Final[Mapping[str, frozenset[EventType]]] = {
    "gun": frozenset({"shooting", "execution", "massacre", "clash", "riot"}),
    "knife": frozenset({"stabbing", "execution", "massacre", "vehicle_attack", "clash", "riot"}),
    "blast": frozenset({"bombing", "suicide_bombing", "explosion", "missile_strike", "air_strike", "shelling"}),
    "battle": frozenset({
        "clash", "shelling", "air_strike", "missile_strike", "massacre", "suicide_bombing", "bombing", "shooting",
    }),
    "fire": frozenset({"fire", "arson_fire", "wildfire", "explosion"}),
    "ground": frozenset({"earthquake", "landslide", "collapse", "eruption"}),
    "water": frozenset({"flood", "storm", "landslide", "collapse"}),
    "heat": frozenset({"heatwave", "wildfire"}),
    "crowd": frozenset({"stampede", "riot", "collapse"}),
    "road": frozenset({"transport_road", "vehicle_attack"}),
    "rail": frozenset({"transport_rail", "bombing", "explosion"}),
    "air": frozenset({"transport_air", "missile_strike"}),
    "sea": frozenset({"transport_sea"}),
    "health": frozenset({"poisoning", "disease"}),
    "other": frozenset({"other"}),
}  # fmt: skip
"""Types that reports of one event use for each other."""

DISASTERS: Final[frozenset[EventType]] = frozenset({
    "earthquake", "flood", "storm", "landslide", "eruption", "wildfire", "heatwave", "collapse", "disease",
})  # fmt: skip
"""Their tolls are counted for longer."""

WEATHER: Final[frozenset[EventType]] = frozenset({"flood", "storm", "heatwave", "wildfire"})
"""What strikes many towns at once, and goes from land to land: a country's toll is not that of the town told of first."""


def _families_of() -> dict[EventType, frozenset[str]]:
    types = {name for members in FAMILIES.values() for name in members}
    return {name: frozenset(f for f, members in FAMILIES.items() if name in members) for name in types}


OF_TYPE: Final = _families_of()
"""The families of each type."""


def akin(one: EventType, other: EventType) -> bool:
    """Say whether two types may be one event.

    >>> akin("shooting", "massacre"), akin("shooting", "earthquake")
    (True, False)
    """
    return not OF_TYPE[one].isdisjoint(OF_TYPE[other])
