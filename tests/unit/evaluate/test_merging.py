from __future__ import annotations

import pytest

from pipeline.evaluate import merging, tolls
from pipeline.evaluate.atlas import load as load_atlas
from pipeline.model import Place
from tests.unit.evaluate.making import Names, article, city, gold, incident, wanted

GOLD = {uri: frozenset(name) for uri, name in zip("abcde", "11222", strict=True)}
CASES = {
    # clusters, B-cubed precision, recall, pairwise F1; worked out by hand
    "as the gold": (["ab", "cde"], 1.0, 1.0, 1.0),
    "all apart": ([], 1.0, (2 * 1 / 2 + 3 * 1 / 3) / 5, 0.0),
    "all together": (["abcde"], (2 * 2 / 5 + 3 * 3 / 5) / 5, 1.0, 2 * 4 / (10 + 4)),
    "one astray": (["abc", "de"], (2 * 2 / 3 + 1 / 3 + 2) / 5, (2 + 1 / 3 + 2 * 2 / 3) / 5, 2 * 2 / (4 + 4)),
    "an umbrella beside its part": (["ab", "cde", "cd"], 1.0, 1.0, 1.0),
    "strangers don't count": (["abz", "cdeyz"], 1.0, 1.0, 1.0),
}


@pytest.mark.parametrize("name", CASES)
def test_merging_scores_are_those_worked_out_by_hand(name: str) -> None:
    clusters, precision, recall, pairwise = CASES[name]
    scores = merging.score([list(cluster) for cluster in clusters], GOLD)
    assert scores["bcubed_precision"].value == pytest.approx(precision)
    assert scores["bcubed_recall"].value == pytest.approx(recall)
    assert scores["bcubed_f1"].value == pytest.approx(2 * precision * recall / (precision + recall))
    assert scores["pairwise_f1"].value == pytest.approx(pairwise)
    assert scores["bcubed_f1"].n == 5


def test_articles_without_casualties_are_not_labelled() -> None:
    told = gold(wanted(killed=2), uri="a", incident_id="one")
    untold = gold(wanted(), uri="b", incident_id="one")
    final = gold(wanted(killed=2), uri="c", incident_id="one", shape="victims")
    assert merging.labels([told, untold, final]) == {"a": frozenset({"one"}), "c": frozenset({"one"})}


def test_incidents_may_be_named_one_by_one() -> None:
    both = gold(wanted("main", killed=2, incident_id="one"), wanted("a", killed=1, incident_id="two"), uri="a")
    assert merging.labels([both]) == {"a": frozenset({"one", "two"})}


def test_the_last_article_that_gives_a_figure_decides_the_toll() -> None:
    told = {
        "a": gold(wanted(killed=5, injured=2), uri="a", incident_id="one"),
        "b": gold(wanted(killed=4), uri="b", incident_id="one"),
        "c": gold(wanted(killed=(24, "vague")), uri="c", incident_id="one"),
    }
    [one] = tolls.wanted([article("c", 15), article("b", 14), article("a", 13)], told)
    assert one.tolls == {"killed": 4, "injured": 2}
    assert one.articles == {"a", "b", "c"}


def test_tolls_are_compared_with_the_incident_that_shares_most_articles() -> None:
    told = {
        uri: gold(wanted(killed=4, injured=1), uri=uri, incident_id=name)
        for uri, name in zip("abc", "xxy", strict=True)
    }
    wants = tolls.wanted([article(uri) for uri in "abc"], told)
    given = [incident("i", "a b", killed=4, injured=2), incident("j", "b c", killed=3, injured=1)]
    scores = tolls.exact(wants, given)
    assert (scores["toll_killed"].value, scores["toll_killed"].n) == (0.5, 2)
    assert scores["toll_injured"].value == 0.5


def test_attackers_are_added_where_the_gold_counts_them() -> None:
    told = {"a": gold(wanted(killed=3, injured=0), uri="a", incident_id="x", shape="victims")}
    wants = tolls.wanted([article("a")], told)
    assert tolls.exact(wants, [incident("i", "a", killed=2, perpetrators_killed=1)])["toll_killed"].value == 1.0


def test_errors_of_city_totals_are_absolute_differences_over_the_gold_sum() -> None:
    told = {
        "a": gold(wanted(killed=7, city="Kyiv", country="UA"), uri="a", incident_id="x"),
        "b": gold(wanted(killed=3, city="Odesa", country="UA"), uri="b", incident_id="y"),
        "c": gold(wanted(killed=2, city="Kyiv", country="UA"), uri="c", incident_id="z"),
    }
    wants = tolls.wanted([article(uri) for uri in "abc"], told)
    given = [
        incident("i", "a", killed=8, place=city("Kiev", 1)),  # Kyiv has 9: one missing
        incident("j", "b", killed=4, place=city("Odessa", 2)),  # Odesa has 3: one too many
        incident("k", "c", killed=2, place=city("Lviv", 3)),  # a city that isn't in the gold: two too many
        incident("l", "c", killed=50, place=Place(country="UA", precision="country")),  # in no city
        incident("m", "c", killed=50, place=city("Kyiv", 1), background=True),  # never counted
    ]
    score = tolls.city_totals(wants, given, Names())["city_totals_killed"]
    assert score.value == pytest.approx((1 + 1 + 2) / 12)
    assert score.n == 2


def test_an_umbrella_placed_in_a_city_is_not_counted_beside_its_parts() -> None:
    told = {"a": gold(wanted(killed=7, city="Kyiv", country="UA"), uri="a", incident_id="x")}
    given = [
        incident("u", "a", killed=7, place=city("Kyiv", 1)),
        incident("p", "a", killed=7, place=city("Kyiv", 1), part_of="u"),
    ]
    assert tolls.city_totals(tolls.wanted([article("a")], told), given, Names())["city_totals_killed"].value == 0.0


def test_cities_of_one_name_are_told_apart_by_region() -> None:
    told = {
        "a": gold(wanted(killed=1, city="Springfield", admin1="Ohio", country="US"), uri="a", incident_id="x"),
        "b": gold(wanted(killed=2, city="Springfield", admin1="Illinois", country="US"), uri="b", incident_id="y"),
    }
    given = [
        incident("i", "a", killed=1, place=city("Springfield", 11, "US", "Ohio")),
        incident("j", "b", killed=2, place=city("Springfield", 12, "US", "Illinois")),
    ]
    wants = tolls.wanted([article("a"), article("b")], told)
    assert tolls.city_totals(wants, given, Names())["city_totals_killed"].value == 0.0


def test_a_region_may_be_told_by_any_of_its_names() -> None:
    told = {"a": gold(wanted(killed=3, city="Cianjur", admin1="West Java", country="ID"), uri="a", incident_id="x")}
    given = [incident("i", "a", killed=3, place=city("Cianjur", 1647142, "ID", "Jawa Barat"))]
    assert tolls.city_totals(tolls.wanted([article("a")], told), given, load_atlas())["city_totals_killed"].value == 0.0


def test_incidents_that_are_background_alone_enter_no_total() -> None:
    old = wanted(killed=9, city="Kyiv", country="UA", background=True)
    told = {
        "a": gold(old, uri="a", incident_id="x"),
        "b": gold(wanted(killed=2, city="Odesa", country="UA"), uri="b", incident_id="y"),
    }
    given = [incident("i", "b", killed=2, place=city("Odesa", 2))]
    score = tolls.city_totals(tolls.wanted([article("a"), article("b")], told), given, Names())["city_totals_killed"]
    assert (score.value, score.n) == (0.0, 1)
