"""The guard on real papers: it finds what has to be found and is quiet otherwise; and on the sample council's words."""

import re
from pathlib import Path

import pytest
import yaml

from followthrough.disclosure.rules import Kind, hits
from followthrough.sample import load
from tests.exchange.papers import shared

COVER, APPENDIX = "seeds/000_d6eb8eb72fee628d.txt", "seeds/001_50a3e64919313b04.txt"
SAMPLE = Path(load.__file__).parent / "data"
# Who somebody is stands in these two; everything else is words of papers and of meetings.
PEOPLE = {"people.yaml", "stanhollow.yaml"}


def real(paper: str) -> str:
    return shared(paper).read_text(encoding="utf-8")


def test_the_cover_report_names_one_person() -> None:
    text = real(COVER)
    named = re.search(r"Cabinet Member:\s+([^,\n]+),", text)
    assert named
    assert [(hit.kind, hit.words) for hit in hits(text)] == [(Kind.NAME, named[1])]
    assert hits(text, public_names=[named[1]]) == []


def test_the_appendix_has_the_street_of_recommendation_ten_and_nothing_else() -> None:
    text = real(APPENDIX)
    (hit,) = hits(text)
    assert (hit.kind, hit.words.split()[-1]) == (Kind.STREET, "Road")
    assert text.index("\t10) ") < hit.start < text.index("\t11) ")


@pytest.mark.parametrize(
    ("paper", "most"),
    [
        ("trackers/02-taic-report-2023/source.txt", 1),
        # Eight that are right and a manner of speaking: "one person too many".
        ("trackers/03-grenfell-phase2-response/source.txt", 12),
        ("trackers/04-oig-nypd-appendix/source.txt", 0),
        ("trackers/06-york-holiday-food-action-plan/source.txt", 0),
    ],
)
def test_other_papers_are_read_without_crying_wolf(paper: str, most: int) -> None:
    assert len(hits(real(paper))) <= most


def texts_of(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts_of(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts_of(part)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("path", sorted(SAMPLE.glob("*.yaml")), ids=lambda path: path.name)
def test_the_sample_council_gives_nobody_away(path: Path) -> None:
    texts = texts_of(yaml.safe_load(path.read_text(encoding="utf-8")))
    kinds = {hit.kind for text in texts for hit in hits(text)}
    mailboxes = {Kind.EMAIL} if path.name == "council.yaml" else set()  # of teams and bodies
    assert kinds <= ({Kind.NAME, Kind.EMAIL, Kind.SMALL_COUNT} if path.name in PEOPLE else mailboxes)


def test_the_sample_council_s_people_are_found_when_they_are_known() -> None:
    people = yaml.safe_load((SAMPLE / "people.yaml").read_text(encoding="utf-8"))["people"]
    names = [person["name"] for person in people]
    missed = [name for name in names if not hits(f"It was {name} who said so.", known_names=names)]
    assert missed == []
    assert [hits(f"It was {name} who said so.", known_names=names, public_names=names) for name in names] == [[]] * len(
        names
    )
