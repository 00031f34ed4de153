"""What besides names tells the state that American local news plays in: telephone numbers, stations' call letters.

"Anyone with information may call 309-555-0100" is said in Illinois; call letters begin with W east of the Mississippi and
with K west of it (Federal Communications Commission), but for a few that are older than the rule.
"""

from __future__ import annotations

import re
from typing import Final

Sign = tuple[float, dict[str, float], float]
"""How much it says, each state's share by name, and what is left for the others."""
TELEPHONE: Final = 1.0
STATION: Final = 0.6
MOST: Final = 3
"""States whose telephone numbers are heard, at the most: a list of many is a directory."""
REST: Final = 0.05
ODD: Final = 0.15
"""Share of a state on the other side: stations older than the rule, stories taken over from elsewhere."""

_CODES: Final = {
    "alabama": "205 251 256 334 659 938", "alaska": "907", "arizona": "480 520 602 623 928", "arkansas": "479 501 870",
    "california": "209 213 310 323 341 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 707 714 747 760 805 818"
    " 820 831 858 909 916 925 949 951",
    "colorado": "303 719 720 970", "connecticut": "203 475 860 959", "delaware": "302", "district of columbia": "202",
    "florida": "239 305 321 352 386 407 561 727 754 772 786 813 850 863 904 941 954",
    "georgia": "229 404 470 478 678 706 762 770 912", "hawaii": "808", "idaho": "208 986",
    "illinois": "217 224 309 312 331 618 630 708 773 779 815 847 872", "indiana": "219 260 317 463 574 765 812 930",
    "iowa": "319 515 563 641 712", "kansas": "316 620 785 913", "kentucky": "270 364 502 606 859",
    "louisiana": "225 318 337 504 985", "maine": "207", "maryland": "240 301 410 443 667",
    "massachusetts": "339 351 413 508 617 774 781 857 978",
    "michigan": "231 248 269 313 517 586 616 734 810 906 947 989", "minnesota": "218 320 507 612 651 763 952",
    "mississippi": "228 601 662 769", "missouri": "314 417 573 636 660 816", "montana": "406", "nebraska": "308 402 531",
    "nevada": "702 725 775", "new hampshire": "603", "new jersey": "201 551 609 732 848 856 862 908 973",
    "new mexico": "505 575", "new york": "212 315 347 516 518 585 607 631 646 680 716 718 845 914 917 929 934",
    "north carolina": "252 336 704 743 828 910 919 980 984", "north dakota": "701",
    "ohio": "216 220 234 330 380 419 440 513 567 614 740 937", "oklahoma": "405 539 580 918", "oregon": "458 503 541 971",
    "pennsylvania": "215 223 267 272 412 484 570 610 717 724 814 878", "rhode island": "401",
    "south carolina": "803 843 854 864", "south dakota": "605", "tennessee": "423 615 629 731 865 901 931",
    "texas": "210 214 254 281 325 346 361 409 430 432 469 512 682 713 726 737 806 817 830 832 903 915 936 940 956 972 979",
    "utah": "385 435 801", "vermont": "802", "virginia": "276 434 540 571 703 757 804",
    "washington": "206 253 360 425 509 564",
    "west virginia": "304 681", "wisconsin": "262 414 534 608 715 920", "wyoming": "307",
}  # fmt: skip
"""State -> its area codes (North American Numbering Plan)."""
_STATE_OF: Final = {code: state for state, codes in _CODES.items() for code in codes.split()}
_WEST: Final = frozenset(
    "alaska arizona arkansas california colorado hawaii idaho iowa kansas missouri montana nebraska nevada oklahoma oregon"
    " texas utah washington wyoming".split()
) | {"new mexico", "north dakota", "south dakota"}
_BOTH: Final = frozenset({"louisiana", "minnesota"})
"""The river runs through them: their stations have either letter."""
_TELEPHONE: Final = re.compile(r"(?<![\d-])\(?([2-9]\d\d)(?:\) ?|-|\.| )\d{3}[-. ]\d{4}\b")
_NUMBERED: Final = re.compile(r"\d\d\d[-. ]\d\d\d\d")
_LETTERED: Final = re.compile(r"[WK][A-Z][A-Z]")
"""Quick looks for what no telephone number and no station is without."""
_STATION: Final = re.compile(
    r"\(([WK])[A-Z]{2,3}(?:[-/ ][\w /-]{1,16})?\)|\b([WK])[A-Z]{3}(?:-TV\b|-FM\b|\.com\b| News\b)"
    r"|(?<![A-Z] )\b([WK])[A-Z]{3} \d{1,2}\b"
)


def read(text: str) -> tuple[Sign, ...]:
    """Read the signs of a text.

    >>> [shares for _, shares, _ in read("The sheriff asks callers to ring (307) 555-0143.")]
    [{'wyoming': 1.0}]
    """
    numbers = _TELEPHONE.finditer(text) if _NUMBERED.search(text) else ()
    told = dict.fromkeys(state for match in numbers if (state := _STATE_OF.get(match[1])))
    signs: list[Sign] = [(TELEPHONE, {state: 1.0}, REST) for state in told] if len(told) <= MOST else []
    stations = _STATION.finditer(text) if _LETTERED.search(text) else ()
    letters = {match[1] or match[2] or match[3] for match in stations}
    if len(letters) == 1:
        signs.append((STATION, _side(west=letters == {"K"}), ODD))
    return tuple(signs)


def _side(*, west: bool) -> dict[str, float]:
    return {state: 1.0 if state in _BOTH or (state in _WEST) is west else ODD for state in _CODES}
