"""What the scorer looks at in a pair: how so many killed go with so many injured."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pipeline.extract.features import CODES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.extract.feature_codes import Codes
    from pipeline.extract.features import Candidate, Case


def pair_features(killed: Candidate, injured: Candidate, made: Case, codes: Codes = CODES) -> list[int]:
    """Say how a number of killed and one of injured go together: the same words for both, a sum that is stated."""
    dead, hurt = killed.value, injured.value
    both = dead + hurt
    names = [f"pair {min(dead, 3)} {min(hurt, 3)}"]
    if dead and dead == hurt:
        names += ["pair same", f"pair same {min(made.values.get(dead, 0), 3)} {min(dead, 3)}"]
    if dead and hurt and both in made.values:
        names += ["pair sum", f"pair sum headline {both in made.headline}", f"pair sum hit {both in made.hit}"]
    if dead in made.hit:
        names += ["pair dead hit", f"pair dead hit {bool(hurt)}"]
    if hurt in made.hit:
        names.append("pair hurt hit")
    if hurt and hurt not in made.values:
        names.append(f"pair hurt unstated {min(hurt, 4)}")
    if dead and dead not in made.values:
        names.append(f"pair dead unstated {min(dead, 4)}")
    if not both:
        names.append(f"pair none {min(len(made.values), 3)}")
    names += _told_together(killed, injured, made)
    first, alone = _told(killed, made, codes)
    second, other = _told(injured, made, codes)
    return [*[codes[name] for name in names], *alone, *other, codes[f"cast both {first} {second}"]]


def _told_together(killed: Candidate, injured: Candidate, made: Case) -> Iterator[str]:
    """Yield how a pair stands to what the grammar alone would say, and to attackers."""
    first, second = made.answers[killed.kind], made.answers[injured.kind]
    yield from _answers(killed.value == first, injured.value == second, min(first, 3), min(second, 3))
    yield f"cast attackers {min(made.cast['perpetrators_killed'], 2)} {min(killed.value, 2)} {min(injured.value, 2)}"


@cache
def _answers(same: bool, alike: bool, first: int, second: int) -> tuple[str, str]:  # noqa: FBT001 - few, made for each pair
    return f"answers {[same, alike]}", f"answers {[same, alike]} {[first, second]}"


def _told(candidate: Candidate, made: Case, codes: Codes) -> tuple[str, list[int]]:
    """Say how a value stands to the single persons and the numbers of its kind that the grammar found."""
    if candidate.told is None:
        kind, value = candidate.kind, candidate.value
        persons, numbers = min(made.cast[kind], 4), made.numbered[kind]
        stated = "none" if not numbers else "same" if value in numbers else "other"
        found = f"{persons} {stated} {min(value, 4)}"
        names = [f"cast {kind} {persons} {min(value, 4)}", f"cast {kind} {found}"]
        if numbers:
            names.append(f"numbers {kind} {len(numbers) == 1} {stated} {value == max(numbers)}")
        candidate.told = found, [codes[name] for name in names]
    return candidate.told
