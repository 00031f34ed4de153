"""Terms of a text: the names and ages in it, by which the resolver tells one local incident from the next.

Two newsrooms that report one shooting share few phrases but the same names and ages; two shootings of one night in one
city share the phrases but not these. So the resolver is given the words that are written like names inside sentences,
and ages, folded. Words that the text also writes small, and those that half of all news shares, are left out.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.folding import fold

LIMIT: Final = 48
"""Terms of one text, at the most: the first ones, since news says first who it is about."""

_FOUND: Final = re.compile(
    r"""(?<=[a-z,;]\ ) (?P<names> [A-Z][\w\u2019'-]+ (?:\ [A-Z][\w\u2019'.-]+)* )  # capitals inside a sentence
        | (?<=[ (]) (?P<age> \d{1,3} ) (?= -year-old | \ years?\ (?:old|of) )  # "34-year-old", "34 years old"
        | (?<=[a-z],\ ) (?P<aged> [1-9]\d ) (?= [,.;)] )                        # "Delgado, 34," """,
    re.VERBOSE,
)
_WORD: Final = re.compile(r"[^\W_]+")
COMMON: Final = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec police county state city
    department district street avenue road court drive boulevard lane highway interstate route news sheriff sheriffs
    office attorney officer officers sgt sergeant lt lieutenant capt captain chief deputy detective detectives
    investigator investigators prosecutor prosecutors coroner examiner medical judge mayor governor president minister
    ministry man woman men women boy girl st ave blvd mr mrs ms dr american united states hospital university center
    centre school north south east west northern southern eastern western church park apartments facebook twitter
    associated press reuters ap afp instagram youtube crime stoppers unit force fire rescue emergency services swat
    ambulance the and or but if he she it they we you in on at of for to by from with as according when after before
    however meanwhile authorities witnesses officials his her their this that these those there channel tv am pm gmt
    est edt cst cdt pst pdt god lord fbi atf doj dna suv id ok first second third degree murder manslaughter felony
    assault battery robbery burglary homicide aggravated attempted charged charges guilty court justice attorney trial
    investigation bureau division commissioner captain trooper troopers highway patrol public safety community house
    home apartment parking lot neighborhood neighbourhood avenue drive place square bridge river lake hill valley beach
    island mount saint san santa los las el la de new old big little great upper lower international national federal
    general press daily times post herald tribune today tonight tomorrow yesterday morning afternoon evening night
    america americans muslim christian catholic islamic""".split(),
)


def terms(text: str) -> tuple[str, ...]:
    """List the names and ages in a text, folded, each once, in order of the text.

    >>> terms("Police said Maria Delgado, 34, was shot on Elm Street by a 20-year-old man from Ohio on Monday.")
    ('maria', 'delgado', '34', 'elm', '20', 'ohio')
    """
    written = set(text.split())
    found: dict[str, None] = {}
    for match in _FOUND.finditer(text):
        for word in _WORD.findall(match[0]):
            folded = word.lower() if word.isascii() else fold(word)
            if len(folded) > 1 and folded not in COMMON and (folded not in written or folded.isdigit()):
                found[folded] = None
        if len(found) >= LIMIT:
            break
    return tuple(found)[:LIMIT]
