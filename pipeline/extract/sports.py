"""Injuries of sport: "three injured players", "the striker is injured and will miss six games" are no incident's.

An article is about sport by its own words; where it tells of a death, a crash or an attack it is not, and a sentence
that tells of one is read as any other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Mention

OPENING: Final = 12
"""Sentences whose words say what an article is about."""
LEAD: Final = 4
"""Sentences from the top that would tell of a death or a crash."""
ENOUGH: Final = 3
"""Different words of sport that make an article one about it."""
BEHIND: Final = 2
"""Tokens behind "three injured" that tell who they are."""
_SPORT: Final = re.compile(
    r"\b(?:match(?:es)?|league|cup|season|coach(?:es)?|squad|striker|midfielder|defenders?|goalkeeper|goals?|penalty"
    r"|half-time|kick-off|first half|second half|equalis\w+|equaliz\w+|wickets?|batsm[ae]n|bowlers?|overs"
    r"|bullpen|innings?|outfielder|infielder|shortstop|home runs?|homers?|dugout|pitchers?|fastball"
    r"|quarterback|touchdowns?|playoffs?|play-offs?|semi-?finals?|quarter-?finals?|tournament|championship|fixtures?"
    r"|team-?mates?|hamstring|ligaments?|groin|draft picks?|second-round picks?|traded|transfer window|standings"
    r"|points ahead|grand prix|podium|seeded|runs|games|lineup|line-up|roster|bench|win over|beat|promotion|relegation"
    r"|stumps|overtime|puck|goalie|power play|shutout|rebounds|hat trick|(?:first|second|third) (?:period|quarter)"
    r"|straight (?:loss|win|victory)"
    r"|friendly|world record|medal(?:list)?s?)\b"
)
_GRAVE: Final = re.compile(
    r"\b(?:killed(?! off| the (?:match|game|tie|contest))|dies|died|deaths?|deadly|fatal(?:ly)?|stabb\w+|gunm[ae]n|gunfire"
    r"|explo\w+|blast|bomb\w*(?! (?:their|its|his|her|down)\b)"
    r"|crash\w*|stampede\w*|crush\w*|collaps\w+|riot\w*|police|fire|attack(?:ed|ers?)|lightning"
    r"|gave way|railings?|flares?|fireworks?|tear gas|hooligans?"
    r"|flood\w*|earthquake|hospitali[sz]ed|punched|knif\w+|brawl\w*|(?:was|were|been|being) shot"
    r"|shot (?:dead|to death|in the (?:leg|head|chest|back|arm|stomach|foot|neck|face))"
    r"|shootings?(?! (?:guard|star|percentage|range|form|touch|boots)))\b"
)
_RACE: Final = re.compile(
    r"\b(?:stage|peloton|sprint(?:er)?s?|breakaway|time trial|yellow jersey|riders?|laps?|pit stops?|pole position"
    r"|qualifying|jockeys?|steeplechase|grand prix|podium|finish line|overall lead|race)\b"
)
_INTO_CROWD: Final = re.compile(
    r"\b(?:into|among|at|onto|over|through|struck|hit|hitting|striking) (?:\w+ ){0,3}?(?:spectators?|fans?|onlookers?"
    r"|crowds?|bystanders?|marshals?|grandstand|stands?|people|pit lane|public)\b"
)
RACING: Final = 4
"""Different words of racing that make a crash part of the race, unless somebody was killed."""
PLAYERS: Final = frozenset(
    "players player starters starter regulars strikers striker defenders defender midfielders midfielder goalkeepers"
    " goalkeeper keeper forwards forward wingers winger backs batsmen batsman bowlers bowler pitchers pitcher guards guard"
    " quarterbacks quarterback linebackers linebacker receivers receiver captain captains teammates skipper internationals"
    " defensemen defenseman forward skater skaters outfielder infielder shortstop catcher fielders fielder fieldsman"
    " debutant seamer opener runners runner batters batter hitters"
    " openers prop props hooker fullback centre centres men others".split()
)
"""Who is hurt in play."""

SPECTATORS: Final = frozenset(
    "spectator spectators fan fans onlooker onlookers crowd bystander bystanders public marshals marshal grandstand"
    " audience supporter supporters people steward stewards children visitors".split()
)
"""Who is hurt at play and isn't part of it."""


def settle(document: Document, found: Sequence[Mention]) -> None:
    """Bar what an article about sport says of players who are hurt."""
    hurt = [one for one in found if _may_be_play(one) and one.value > 0 and one.label != "none"]
    killed = any(one.kind == "killed" and not _may_be_play(one) and one.value > 0 and one.label != "none" for one in found)
    if hurt and not killed and _is_race(document):
        for mention in hurt:
            mention.barred = SPECTATORS.isdisjoint(_heads(mention)) and not _struck_crowd(mention)
    if not hurt or not is_sport(document):
        return
    for mention in hurt:
        heads = _heads(mention)
        player = SPECTATORS.isdisjoint(heads) and (mention.person is not None or not PLAYERS.isdisjoint(heads))
        if player and _GRAVE.search(mention.sentence.text.lower()) is None:
            mention.barred = True


def _heads(mention: Mention) -> Sequence[str]:
    """Words of a figure that tell who they are."""
    return mention.sentence.words[mention.first : max(mention.last, mention.cue + 1) + BEHIND]


def _struck_crowd(mention: Mention) -> bool:
    """Say whether a sentence has a car or a stand come down on those who watch: "into spectators, hurting 12"."""
    return _INTO_CROWD.search(mention.sentence.text.lower()) is not None


def _may_be_play(mention: Mention) -> bool:
    """Say whether players may have had it done to them in play: they are hurt, or "gunned down at the plate"."""
    return mention.kind == "injured" or (mention.kind == "killed" and not _DOWN.isdisjoint(mention.rule.split()))


_DOWN: Final = frozenset("gunned mowed shot slain slaughtered massacred".split())


def _is_race(document: Document) -> bool:
    texts = [sentence.text.lower() for sentence in document.sentences]
    return len({word for text in texts for word in _RACE.findall(text)}) >= RACING


def is_sport(document: Document) -> bool:
    """Say whether an article is about play: by its words, and nothing grave in its first sentences."""
    texts = [sentence.text.lower() for sentence in document.sentences[:OPENING]]
    if any(_GRAVE.search(text) for text in texts[:LEAD]):
        return False
    return len({word for text in texts for word in _SPORT.findall(text)}) >= ENOUGH
