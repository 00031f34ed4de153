"""Lines of a web page that are not the article: links to other stories by their headlines, lists of video clips.

Such a line names the dead of another story, its city and its day. It is told from the article's own sentences by its label
or by its running time, and by its lacking a full stop.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LISTED: Final = 6
"""Lines that are taken to belong to a label standing by itself, at the most."""
LONGEST: Final = 160
"""Characters of a headline at the most."""

_THINGS: Final = r"(?:stor(?:y|ies)|articles?|content|coverage|links?|headlines?|posts?|reading|news|videos?)"
_LABEL: Final = re.compile(
    r"[^\w\n]{0,4}(?:"
    rf"related(?: {_THINGS})?(?: {_THINGS})?"  # "RELATED:", "Related Content Story:"
    rf"|(?:read|see) (?:also|more|next)(?: {_THINGS})?"
    r"|also (?:read|see|on|from)\b(?: [\w.]+){0,2}"  # "Also on OUTLET:"
    rf"|more(?: [\w.-]+){{0,3}} (?:stories|headlines|coverage)|more (?:from|on) [\w.]+(?: [\w.]+)?|more {_THINGS}"
    r"|most (?:read|popular|viewed|shared)(?: [\w.]+)?"
    rf"|trending(?: now| {_THINGS})?(?: on [\w.]+)?"
    r"|don['\u2019]t miss|up next|must[- ]read|top stor(?:y|ies)|(?-i:READ|NEXT)"
    r"|recommended(?: for you)?|you (?:may|might) (?:also )?(?:like|be interested in)"
    r"|(?-i:MORE|ALSO)"
    r")\s{0,2}(?:(?P<alone>[:|>\]\u00bb]{0,3}\s*$)|[:|>\u00bb]{1,2}|[-\u2013\u2014](?= ))",
    re.IGNORECASE,
)
_SORT: Final = (
    r"(?:other|more|latest|recent|top|previous|past|earlier|similar|popular|recommended|suggested|related|trending|local|must"
    r"|most|today['\u2019]s|editors?['\u2019]?s?['\u2019]?)"
)
_OF: Final = r"(?: (?:from|on|in|at|about) [\w .'\u2019&-]{2,40})"
_HEADING: Final = re.compile(
    r"[^\w\n]{0,4}(?:"
    rf"{_SORT} (?:[\w'\u2019.&-]+ ){{0,3}}?"
    rf"(?:stories|headlines|news|coverage|articles|reads?|videos|posts|picks|links){_OF}?"
    rf"|(?:read more|latest|more|also|next up){_OF}"
    r"|in other (?:\w+ )?news|what (?:others are reading|to read next)|people are (?:also )?reading|watch next"
    r"|continue reading|around the web|here['\u2019]s what else [\w ]{2,30}|stories making headlines"
    r"|related (?:topics|to this story)"
    r"|from the newsroom|suggested|previously"
    r")[\s:|>\]\u00bb\u2026]{0,4}$",
    re.IGNORECASE,
)
"""A label that stands alone, whatever sort of stories it names: "Other top stories:", "Read more at the Courier:"."""
_ARROW: Final = re.compile(r"\s*(?:>{2,3}|\u00bb)\s*(?=[A-Z\d])")
_RUN_ON: Final = re.compile(rf"(?:RELATED|Related) (?i:{_THINGS})(?: (?i:{_THINGS}))? (?=[A-Z0-9])")
"""The same without a colon: "Related Coverage Man charged with murder after shooting"."""
_CLIP: Final = re.compile(r"\s*\d{1,2}:\d\d (?![ap]\.?m\b|[A-Z]{1,3}T\b|UTC\b)[A-Z0-9\"'\u2018\u201c]", re.IGNORECASE)
"""The running time of a video before its title; not the hour of an event."""
_FIRST: Final = re.compile(r"\s*0:\d\d |.* Pause\s*$")
"""The one of a list that tells it from a log of hours: less than a minute long, or with its button."""
_OPENS: Final = re.compile(
    r"[^\w\n]{0,4}(?:re|see |also\b|mo|trend|don|up next|recomm|you m|\d{1,2}:\d\d |other |latest |top |pre|past |ear|sim"
    r"|pop|sug|local |must|today|edit|in other |what |people are |watch next|cont|around |here|stor|from the|next)"
    r"|\s*(?:>>|\u00bb)",
    re.IGNORECASE,
)
"""How every label and clip begins: most lines begin otherwise."""
_STOPS: Final = tuple(".!?\u2026")
_CLOSING: Final = "'\"\u2019\u201d)] "


def without(lines: Iterable[str]) -> Iterator[str | None]:
    """Give each line as it is, and None for one that is no line of the article."""
    listed, rolling = 0, False
    for line in lines:
        bare = line.strip()
        if not bare:
            yield line
            continue
        if not listed and _OPENS.match(bare) is None:
            rolling = False
            yield line
            continue
        label = _LABEL.match(bare) or _HEADING.match(bare)
        titled = len(bare) < LONGEST and not bare.rstrip(_CLOSING).endswith(_STOPS)
        if label is not None:
            alone = label.re is _HEADING or label["alone"] is not None
            listed = LISTED if alone else 0
            yield None
            continue
        clip = titled and _CLIP.match(line) is not None
        rolling = clip and (rolling or _FIRST.match(line) is not None)
        if rolling or (titled and (listed or _ARROW.match(line) is not None)) or _RUN_ON.match(bare) is not None:
            listed = max(0, listed - 1)
            yield None
        else:
            listed = 0
            yield line
