"""Words that make up numbers of people, and words around a number that make it something else."""

from __future__ import annotations

from typing import Final

from pipeline.extract import feature_words

ONES: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
TENS: Final = {
    word: 20 + 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
SEVERAL: Final = (
    rf"\d{{1,3}}(?:,\d{{3}})*(?!\d)|{'|'.join(list(ONES)[2:])}|(?:{'|'.join(TENS)})(?:-\w+)?|several|many|multiple"
    r"|a (?:dozen|few|couple of|number of)"
)
"""Alternatives of a regular expression: what counts more than one, from "two" and "14" to "several"; four digits are a year."""
SOME: Final = rf"one|{SEVERAL}"
SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12, "score": 20}

VAGUE: Final = {
    ("several", "dozen"): 36, ("several", "hundred"): 300, ("several", "thousand"): 3000,
    ("a", "few", "dozen"): 36, ("a", "few", "hundred"): 300, ("dozens",): 24, ("scores",): 40, ("hundreds",): 200,
    ("thousands",): 2000, ("tens", "of", "thousands"): 20_000, ("hundreds", "of", "thousands"): 200_000,
    ("several",): 3, ("many",): 10, ("a", "number", "of"): 3, ("a", "few"): 3, ("a", "handful", "of"): 3,
    ("a", "handful"): 3, ("numerous",): 10, ("multiple",): 3, ("countless",): 10, ("a", "large", "number", "of"): 10,
    ("many", "thousands"): 2000, ("many", "hundreds"): 200, ("scores", "more"): 40, ("dozens", "more"): 24,
}  # fmt: skip
"""Number words without a number -> their value (annotation guide: several 3, many 10, dozens 24, several dozen 36,
scores 40, hundreds 200, thousands 2000, tens of thousands 20000); kin of them take the nearest one's."""

BOUNDS: Final[dict[tuple[str, ...], str]] = {
    ("at", "least"): "min", ("at", "the", "very", "least"): "min", ("no", "fewer", "than"): "min",
    ("no", "less", "than"): "min", ("not", "less", "than"): "min", ("not", "fewer", "than"): "min",
    ("a", "minimum", "of"): "min", ("more", "than"): "min", ("over",): "min", ("upwards", "of"): "min",
    ("upward", "of"): "min", ("well", "over"): "min", ("in", "excess", "of"): "min", ("as", "few", "as"): "min",
    ("above",): "min", ("greater", "than"): "min", ("exceeding",): "min",
    ("up", "to"): "max", ("as", "many", "as"): "max", ("no", "more", "than"): "max", ("fewer", "than"): "max",
    ("less", "than"): "max", ("at", "most"): "max", ("a", "maximum", "of"): "max", ("under",): "max",
    ("about",): "approx", ("around",): "approx", ("roughly",): "approx", ("approximately",): "approx",
    ("nearly",): "approx", ("almost",): "approx", ("some",): "approx", ("an", "estimated"): "approx",
    ("close", "to"): "approx", ("estimated",): "approx", ("circa",): "approx", ("just", "under"): "approx",
    ("just", "over"): "approx", ("perhaps",): "approx", ("possibly",): "approx", ("probably",): "approx",
    ("as", "much", "as"): "max", ("something", "like"): "approx", ("somewhere", "around"): "approx", ("another", "estimated"): "approx",
}  # fmt: skip
"""Words before a number -> the bound that they make it."""

FILLERS: Final = frozenset("the all only just exactly precisely both a total of".split())
"""Words between a bound or the phrase's start and its number that change nothing."""
MORE_BEFORE: Final = frozenset({"another", "further", "additional", "extra"})
MORE_AFTER: Final = frozenset({"more", "further", "additional"})

UNITS: Final = frozenset(
    "year years yr yrs month months day days week weeks weekend hour hours hr hrs minute minutes min mins second"
    " seconds decade decades century centuries percent per pct pm am p.m a.m p.m. a.m. km kms kilometer kilometers kilometre"
    " kilometres mile miles mph kph knots meter meters metre metres feet foot ft inch inches cm mm yard yards acre"
    " acres hectare hectares story stories storey storeys floor floors times degree degrees magnitude dollar dollars"
    " euro euros pound pounds peso pesos rupee rupees lakh yuan yen cent cents ton tons tonne tonnes kg kilogram"
    " kilograms gram grams mg milligram milligrams mcg ml millilitre millilitres milliliter milliliters liter liters litre"
    " litres gallon gallons watt watts megawatts volts point points seats seat"
    " votes vote goals goal runs wickets overs laps innings caliber calibre gauge mm bedroom bedrooms lane lanes"
    " th st nd rd".split()
)
"""What a number counts when it counts no people: time, length, money, weight, votes, scores."""
THINGS: Final = frozenset(
    "rounds shots bullets shell shells casings missiles missile rockets rocket bombs bomb drones drone grenades mortars"
    " guns weapons rifles pistols handguns knives cars car vehicles vehicle trucks buses bus trains boats ships planes"
    " aircraft helicopters houses homes house buildings building apartments flats rooms schools shops villages towns"
    " cities districts provinces counties states countries nations times occasions attacks attack strikes incidents"
    " blasts explosions shootings fires crashes accidents cases counts charges complaints arrests searches raids"
    " properties businesses structures animals cattle cows sheep goats dogs horses chickens birds trees units divisions"
    " battalions tanks crews engines flights stations hospitals ambulances fire-engines items pieces photographs"
    " newspapers channels questions reasons ways parts sections sides things stages steps groups families households"
    " quakes aftershocks tremors earthquakes wounds scenes locations incidents scene blocks holes stabs blows"
    " felonies misdemeanors sentences arrest terms robberies burglaries assaults carjackings".split()
)
"""Things that reports count beside people."""
PEOPLE: Final = frozenset(
    "people person persons others other dead men women man woman children child boys girls boy girl civilians civilian"
    " soldiers troops police policemen officers victims passengers students workers migrants residents villagers"
    " protesters fighters militants rebels militiamen guerrillas deaths fatalities bodies injuries casualties killed"
    " wounded injured patients pilgrims fishermen miners sailors tourists".split()
)
MONTHS: Final = feature_words.MONTHS | {"may"}
NOT_BEFORE: Final = frozenset(
    "$ \u00a3 \u20ac # no number age aged ages chapter article section room route highway interstate flight channel"
    " page unit apartment apt suite precinct district ward exit gate phase level category grade class zone block game"
    " week day version train image photo picture slide video figure page news cbs nbc abc fox bbc cnn boeing airbus rs usd"
    " eur gbp bay pier shift issue regional terminal formula platform".split()
)
"""Words and signs after which a number is a name, an age or money."""
CAPTIONS: Final = frozenset("image photo picture slide video".split())
"""Before "5 of 11"."""
ROADS: Final = frozenset("us u.s. u.s i sr cr fm rt rte hwy m b c d e f g".split())
"""Before a digit: roads and models."""
CALIBRES: Final = frozenset("22 223 25 30 32 308 357 38 380 40 44 45 50".split())
"""After a point: "a .45"."""
