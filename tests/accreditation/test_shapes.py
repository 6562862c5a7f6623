"""Reading a framework: every fault by its code, place and line, and nothing that a file can do to the server."""

import random
from pathlib import Path
from typing import Any

import pytest

from followthrough.accreditation import shapes
from followthrough.accreditation.rules import DEFAULT_SCALE, Counts, Evidences, Framework, Origin, Part, Word
from followthrough.accreditation.shapes import Fault, framework, read
from followthrough.accreditation.shipped import shipped
from followthrough.lib.plain_yaml import Unquoted
from tests.house.source import ROOT

AREA: dict[str, Any] = {"ref": "1", "title": "Water"}
WHOLE: dict[str, Any] = {"framework": "plots", "name": "Plots", "edition": "2023", "areas": [AREA]}
NEXT = WHOLE | {"follows": "2021"}


def area(**more: Any) -> dict[str, Any]:
    return WHOLE | {"areas": [AREA | more]}


def scale(*words: Any) -> dict[str, Any]:
    return WHOLE | {"scale": list(words)}


MET = {"code": "met", "name": "Met", "counts": "met"}


def test_the_least_that_a_framework_is() -> None:
    assert framework(WHOLE) == (
        Framework("plots", "Plots", "2023", scale=DEFAULT_SCALE, parts=(Part("1", "Water"),)),
        [],
    )


def test_everything_that_a_framework_can_say() -> None:
    criterion = {"ref": " 1.10 ", "title": " Soil ", "text": " Tested. ", "evidence": ["policy", "policy"]}
    given = NEXT | {
        "issuer": " Gardeners ",
        "scale": [{"code": " gold ", "name": " Gold ", "counts": "met"}],
        "areas": [
            AREA | {"was": "A", "changed": True, "criteria": [criterion]},
            {"ref": "2", "title": "Shade", "criteria": None},
        ],
    }
    parts = (
        Part("1", "Water", origin=Origin(("A",), True)),
        Part("1.10", "Soil", "Tested.", "1", (Evidences.POLICY,)),
        Part("2", "Shade"),
    )
    words = (Word("gold", "Gold", Counts.MET),)
    assert framework(given) == (Framework("plots", "Plots", "2023", "Gardeners", "2021", words, parts), [])


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        (None, [Fault("not_a_framework")]),
        ([WHOLE], [Fault("not_a_framework")]),
        (WHOLE | {"nmae": "x"}, [Fault("unknown_name", (), "nmae")]),
        (WHOLE | {"name": " "}, [Fault("needed", ("name",))]),
        (WHOLE | {"edition": Unquoted("2023")}, [Fault("not_text", ("edition",), "2023")]),
        (WHOLE | {"edition": ["2023"]}, [Fault("not_text", ("edition",))]),
        (WHOLE | {"issuer": True}, [Fault("not_text", ("issuer",), "yes")]),
        (WHOLE | {"framework": "No Key"}, [Fault("bad_key", ("framework",), "No Key")]),
        (WHOLE | {"framework": "a" * 61}, [Fault("too_long", ("framework",), "60")]),
        (WHOLE | {"name": "a\x00b"}, [Fault("unprintable", ("name",))]),
        (WHOLE | {"follows": "2023"}, [Fault("follows_itself", ("follows",), "2023")]),
        (WHOLE | {"areas": []}, [Fault("no_areas", ("areas",))]),
        (WHOLE | {"areas": "Water"}, [Fault("no_areas", ("areas",))]),
        (WHOLE | {"areas": ["Water"]}, [Fault("not_a_mapping", ("areas", 1))]),
        (area(criteria={"ref": "1.1"}), [Fault("not_a_list", ("areas", 1, "criteria"))]),
        (area(criteria=[AREA]), [Fault("ref_twice", ("areas", 1, "criteria", 1, "ref"), "1")]),
        (
            area(criteria=[AREA | {"ref": "2", "criteria": []}]),
            [Fault("unknown_name", ("areas", 1, "criteria", 1), "criteria")],
        ),
        (area(ref=Unquoted("1.10")), [Fault("not_text", ("areas", 1, "ref"), "1.10")]),
        (area(title="x" * 201), [Fault("too_long", ("areas", 1, "title"), "200")]),
        (area(evidence="hearsay"), [Fault("unknown_evidence", ("areas", 1, "evidence"), "hearsay")]),
        (area(evidence=[["policy"]]), [Fault("unknown_evidence", ("areas", 1, "evidence"))]),
        (area(was=["A"]), [Fault("was_without_follows", ("areas", 1))]),
        (NEXT | {"areas": [AREA | {"was": [Unquoted("1.10")]}]}, [Fault("not_text", ("areas", 1, "was"), "1.10")]),
        (NEXT | {"areas": [AREA | {"changed": "maybe"}]}, [Fault("not_yes_or_no", ("areas", 1, "changed"), "maybe")]),
        (WHOLE | {"scale": {}}, [Fault("not_a_list", ("scale",))]),
        (scale("Met"), [Fault("not_a_mapping", ("scale", 1)), Fault("nothing_met", ("scale",))]),
        (scale(MET, MET | {"code": "also"}), [Fault("word_twice", ("scale", 2, "name"), "Met")]),
        (
            scale(MET | {"name": "Well  met"}, MET | {"code": "also", "name": "well\u00a0met\u200b"}),
            [Fault("word_twice", ("scale", 2, "name"), "well\u00a0met\u200b")],
        ),
        (
            scale(MET | {"name": "\u2713"}, MET | {"code": "x", "name": "\u2713\ufe0f"}),
            [Fault("word_twice", ("scale", 2, "name"), "\u2713\ufe0f")],
        ),
        (scale(MET | {"name": "\u200b"}), [Fault("word_invisible", ("scale", 1, "name"))]),
        (scale(MET, MET | {"name": "Well met"}), [Fault("word_twice", ("scale", 2, "code"), "met")]),
        (scale(MET, MET | {"code": "x", "name": "X", "counts": {}}), [Fault("unknown_counts", ("scale", 2, "counts"))]),
        (scale(MET | {"counts": "partly"}), [Fault("nothing_met", ("scale",))]),
        (scale(MET | {"code": "m" * 41}), [Fault("too_long", ("scale", 1, "code"), "40")]),
    ],
)
def test_each_fault(given: Any, faults: list[Fault]) -> None:
    assert framework(given) == (None, faults)


def test_words_that_differ_by_a_sign_are_two() -> None:
    for one, other in (("A", "A+"), ("\u2713", "\u2717")):
        found, faults = framework(scale(MET | {"name": one}, MET | {"code": "x", "name": other}))
        assert faults == []
        assert found is not None
        assert [word.name for word in found.scale] == [one, other]


def test_too_much_of_anything() -> None:
    many = [{"ref": str(n), "title": "Words"} for n in range(shapes.MOST_PARTS + 1)]
    assert framework(WHOLE | {"areas": many})[1] == [Fault("too_many", ("areas",), "5000")]
    words = [MET | {"code": str(n), "name": str(n)} for n in range(shapes.MOST_WORDS + 1)]
    assert framework(scale(*words))[1] == [Fault("too_many", ("scale",), "20")]


def test_a_fault_has_the_line_of_the_file() -> None:
    top = "framework: plots\nname: Plots\nedition: 2023\nareas:\n"
    data = f"{top}  - ref: 1.10\n    title: Water\n    colour: blue\n  - title: Shade\n".encode()
    assert read(data)[1] == [
        Fault("not_text", ("edition",), "2023", 3),
        Fault("unknown_name", ("areas", 1), "colour", 7),
        Fault("not_text", ("areas", 1, "ref"), "1.10", 5),
        Fault("needed", ("areas", 2, "ref"), "", 8),
    ]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"x" * (shapes.LARGEST + 1), Fault("too_large")),
        (b"name: \xe9", Fault("not_utf8")),
        (b"", Fault("not_a_framework")),
        (b"- a", Fault("not_a_framework")),
        (b"name: &a x\nedition: *a", Fault("anchors", line=2)),
        (b"name: x\nname: y", Fault("key_twice", value="name", line=2)),
        (b"name: [x\nb: y", Fault("not_yaml", value="did not find expected ',' or ']'", line=2)),
        (b"name: " + b"[" * 900_000, Fault("too_deep")),
    ],
)
def test_a_file_that_is_none(data: bytes, fault: Fault) -> None:
    assert read(data) == (None, [fault])


def test_a_file_that_grows_when_it_is_read_is_refused() -> None:
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]
    assert read("\n".join(lines).encode())[1] == [Fault("anchors", line=2)]


@pytest.mark.parametrize("seed", range(60))
def test_whatever_comes_is_answered(seed: int) -> None:
    """Random bytes, and a good file with random bytes in it: a framework or faults, never anything raised."""
    chance = random.Random(seed)
    good = bytearray(next(iter(_files())).read_bytes())
    for _ in range(chance.randint(1, 30)):
        good[chance.randrange(len(good))] = chance.choice(b"\x00\t\n:-[]{}&*!|>'\"%@`#,?ax1\xff")
    for data in (chance.randbytes(400), bytes(good)):
        found, faults = read(data)
        assert (found is None) == bool(faults)


def test_a_mark_at_the_beginning_of_the_file_is_no_fault() -> None:
    data = next(iter(_files())).read_bytes()
    assert read(b"\xef\xbb\xbf" + data) == read(data)


def test_what_comes_with_the_product_loads() -> None:
    assert {key: len(one.parts) for key, one in shipped().items()} == {
        "daha-current": 8,
        "daha-demonstration": 40,
        "daha-earlier": 8,
    }
    # Licensed words are not ours to hand on.
    of_the_scheme = [shipped()[key] for key in ("daha-current", "daha-earlier")]
    assert not any(part.parent or part.text for one in of_the_scheme for part in one.parts)


def test_the_made_up_one_is_complete() -> None:
    mark = shipped()["daha-demonstration"]
    assert [area.title for area in mark.areas] == [area.title for area in shipped()["daha-earlier"].areas]
    assert all(4 <= len(mark.criteria(area.ref)) <= 5 for area in mark.areas)
    assert all(part.evidence for part in mark.parts if part.parent)


def _files() -> list[Path]:
    return sorted((ROOT / "followthrough" / "accreditation" / "frameworks").glob("*.yaml"), reverse=True)
