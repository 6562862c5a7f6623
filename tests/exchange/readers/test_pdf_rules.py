from followthrough.exchange.readers.pdf_rules import Rule, Rules, grid_of, groups, merged
from followthrough.exchange.readers.pdf_words import Word

BOX = Rules([Rule(0, 0, 100), Rule(50, 0, 100)], [Rule(0, 0, 50), Rule(40, 0, 50), Rule(100, 0, 50)])


def test_rules_that_touch_are_one_and_double_rules_are_one() -> None:
    assert merged([Rule(10, 0, 50), Rule(10, 52, 90), Rule(12, 0, 90)]) == [Rule(32 / 3, 0, 90)]
    assert merged([Rule(10, 0, 50), Rule(10, 60, 90)]) == [Rule(10, 0, 50), Rule(10, 60, 90)]


def test_rules_that_cross_are_one_table_and_others_another() -> None:
    below = Rules([Rule(200, 0, 100)], [Rule(0, 200, 250)])
    both = Rules(BOX.across + below.across, BOX.upright + below.upright)
    assert [len(group.upright) for group in groups(both)] == [3, 1]


def test_a_wall_that_is_missing_merges_two_cells() -> None:
    rules = Rules([*BOX.across, Rule(80, 0, 100)], [Rule(0, 0, 80), Rule(40, 0, 50), Rule(100, 0, 80)])
    grid = grid_of(rules, [])
    assert grid
    assert grid.corner == [[(0, 0), (0, 1)], [(1, 0), (1, 0)]]


def test_a_table_may_be_open_at_its_sides() -> None:
    grid = grid_of(Rules(BOX.across, [Rule(40, 0, 50)]), [])
    assert grid
    assert (grid.xs, grid.ys) == ([0, 40, 100], [0, 50])


def test_rules_close_together_with_no_word_between_are_one() -> None:
    rules = Rules([*BOX.across, Rule(45, 0, 100)], BOX.upright)
    word = Word("x", 10, 46, 15, 49, False)
    found, with_word = grid_of(rules, []), grid_of(rules, [word])
    assert found
    assert with_word
    assert (found.ys, with_word.ys) == ([0, 50], [0, 45, 50])


def test_a_box_is_no_table() -> None:
    assert grid_of(Rules(BOX.across, [BOX.upright[0], BOX.upright[-1]]), []) is None
