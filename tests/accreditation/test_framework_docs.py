"""What `docs/frameworks.md` says of a framework's file is what is read."""

import re

from followthrough.accreditation import shapes
from followthrough.accreditation.rules import Counts, Evidences
from followthrough.accreditation.shapes import Fault, read
from tests.house.source import ROOT

TEXT = (ROOT / "docs" / "frameworks.md").read_text(encoding="utf-8")


def documented(heading: str) -> list[str]:
    """The names in the first column of the table under a heading."""
    section = TEXT.split(f"## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


def test_the_example_loads() -> None:
    [example] = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    found, faults = read(example.encode())
    assert faults == []
    assert found is not None
    assert [part.ref for part in found.parts] == ["1", "1.1", "1.2", "2"]
    assert {word.counts for word in found.scale} == set(Counts)


def test_every_name_is_documented() -> None:
    assert documented("At the top") == list(shapes.OF_FRAMEWORK)
    assert documented("A word of the scale") == list(shapes.OF_WORD)
    assert documented("An area, and a criterion in it") == list(shapes.OF_AREA)


def test_every_word_that_can_be_chosen_is_documented() -> None:
    assert [one for one in (*Evidences, *Counts) if f"`{one}`" not in TEXT] == []


def test_what_is_needed_is_said_to_be() -> None:
    needed = re.findall(r"^\| `(\w+)` \| needed \|", TEXT, re.MULTILINE)
    asked = {fault.at[-1] for fault in read(b"scale: [{}]\nareas: [{}]")[1] if fault.code == "needed"}
    assert asked | {"areas", "counts"} == set(needed)
    assert read(b"x: 1")[1][-1] == Fault("no_areas", ("areas",))


def test_limits_are_the_documented_ones() -> None:
    said = {int(one.replace(",", "")) for one in re.findall(r"at most ([\d,]+)", TEXT)}
    assert said - {1} == {*shapes._LONGEST.values(), shapes.MOST_PARTS, shapes.MOST_WORDS}
