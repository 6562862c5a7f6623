"""The package's own files as syntax trees, for tests of its shape."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "followthrough"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file: `place` is its path inside the package, such as `councils/actions.py`."""

    place: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def room(self) -> str:
        return self.place.split("/")[0]

    @property
    def name(self) -> str:
        """`actions` for councils/actions.py, and for every file of a folder councils/actions/."""
        parts = self.place.removesuffix(".py").split("/")
        return parts[1] if len(parts) > 1 else parts[0]


def package_sources() -> list[Source]:
    """Every Python file of the package but the migrations, which Django writes."""
    paths = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
    return [Source(str(path.relative_to(PACKAGE)), path.read_text(encoding="utf-8")) for path in paths]


def functions(tree: ast.Module) -> Iterator[Function]:
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield node


def chain(node: ast.expr) -> list[str]:
    """The names of a dotted or called expression: `Email.objects.filter(x)` is Email, objects, filter."""
    match node:
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return chain(inner)
        case ast.Attribute(value=inner, attr=name):
            return [*chain(inner), name]
        case ast.Name(id=name):
            return [name]
    return []
