"""Words that streets' names end with, whole and short, and the names that they make. The next such word belongs here."""

from __future__ import annotations

from typing import Final

SURE: Final = frozenset("street avenue road drive boulevard lane highway parkway".split())
"""Where a name ends with one of these, it is a street's."""
LIKELY: Final = frozenset("court circle terrace trail pike".split())
"""Where a term of a text ends with one of these, too."""
OTHER: Final = frozenset("place way square".split())
"""What much else ends with, too."""
SHORT: Final = {
    "st": "street", "ave": "avenue", "rd": "road", "dr": "drive", "blvd": "boulevard", "ln": "lane", "hwy": "highway",
    "pkwy": "parkway", "ct": "court", "pl": "place",
}  # fmt: skip
STREETS: Final = {word: word for word in sorted(SURE | LIKELY | OTHER)} | SHORT
"""The last word of a street's name -> that word in full."""
ADDRESSED: Final = SURE | {"way", "court", "place", "block"} | (SHORT.keys() - {"pl"})
"""Behind a house's number; the others stand behind numbers of people as often ("12 in the square")."""
BRITISH: Final = frozenset("close crescent mews gardens walk".split())
"""Of British ones, which end much else."""
_ENDS: Final = "|".join(word.title() for word in (*STREETS.values(), *SHORT, *sorted(BRITISH)))
ADDRESS: Final = (
    r"(?:[Ii]n|[Oo]n|[Aa]t|[Nn]ear) (?:the )?(?:\d+ (?:block of )?)?(?:[A-Z\d][\w'\u2019.-]* ){1,4}"
    rf"(?:{_ENDS})\b"
)
"""Regular expression of where something was to the street: "on Elm Street", "in the 400 block of N. Main Ave"."""
