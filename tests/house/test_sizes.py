"""Views find, check, call and show; a file is one subject."""

from pathlib import Path

from tests.house.source import PACKAGE, ROOT, Source, functions, package_sources

LONGEST_VIEW = 40
LONGEST_FILE = 400
OURS = ("followthrough", "tests", "scripts")
KINDS = {".py", ".html", ".css", ".js", ".yaml"}
WRITTEN_BY_MACHINE = {"migrations", "vendor", "__pycache__"}
# The sample council's words: data, which nobody reads from the top.
DATA = PACKAGE / "sample" / "data"


def long_views(source: Source) -> list[str]:
    found = functions(source.tree)
    return [f"{source.place}: {f.name}" for f in found if (f.end_lineno or 0) - f.lineno + 1 > LONGEST_VIEW]


def long_files(paths: list[Path]) -> list[str]:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    return [f"{path.name}: {length} lines" for path, length in lengths.items() if length > LONGEST_FILE]


def our_files() -> list[Path]:
    paths = [path for folder in OURS for path in (ROOT / folder).rglob("*") if path.suffix in KINDS]
    return [p for p in paths if not WRITTEN_BY_MACHINE & set(p.parts) and DATA not in p.parents]


def test_views_are_short() -> None:
    views = [source for source in package_sources() if source.place.endswith("views.py")]
    assert [name for source in views for name in long_views(source)] == []


def test_files_are_one_subject_long() -> None:
    assert long_files(our_files()) == []


def test_a_long_view_is_seen() -> None:
    body = "    x = 1\n" * LONGEST_VIEW
    source = Source("web/desk/views.py", f"def short():\n    pass\n\ndef long():\n{body}")
    assert long_views(source) == ["web/desk/views.py: long"]


def test_a_long_file_is_seen(tmp_path: Path) -> None:
    for length in (LONGEST_FILE, LONGEST_FILE + 1):
        (tmp_path / f"{length}.py").write_text("x = 1\n" * length)
    assert long_files(sorted(tmp_path.iterdir())) == ["401.py: 401 lines"]
