"""What may stand in a mark: names of the report and what they have, nothing that calls, fetches or reaches further."""

import difflib
from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from followthrough.reports.house_template.faults import Code
from followthrough.reports.house_template.names import TEXT, ByKey, Keys, Many, Shape, Text, Thing, Unknown, written

FILTERS = frozenset({"upper", "lower"})
_COMPARES = frozenset({"eq", "ne"})
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.If,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.Filter,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
)


class Beyond(Exception):
    """The template holds something that no mark may."""


class Wrong(Exception):
    """What is wrong with one expression: a code and what its sentence names."""

    def __init__(self, code: Code, **params: Any) -> None:
        super().__init__(code)
        self.code, self.params = code, params


class House(SandboxedEnvironment):
    """A sandbox in which only what is allowed is ever compiled, whichever way it came to be compiled.

    The checker, which says what is wrong and where, comes first; this is the fence behind it.
    """

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.tests.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in (tree, *tree.find_all(nodes.Node)):
            beyond = not isinstance(node, _ALLOWED)
            inward = isinstance(node, nodes.Getattr) and node.attr.startswith("_")
            if beyond or inward or (isinstance(node, nodes.For) and (node.test or node.recursive or node.else_)):
                raise Beyond(type(node).__name__)
        return tree


def shape_of(expression: str, scope: Mapping[str, Shape], keys: Keys) -> Shape:
    """What an expression stands for. Raises Wrong."""
    try:
        tree = SandboxedEnvironment().parse(f"{{{{ {expression} }}}}")
    except TemplateSyntaxError as error:
        raise Wrong(Code.BROKEN_MARK) from error
    [output] = tree.body if len(tree.body) == 1 else [None]
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
        raise Wrong(Code.BROKEN_MARK)
    return _shape(output.nodes[0], scope, keys)


def _shape(node: nodes.Node, scope: Mapping[str, Shape], keys: Keys) -> Shape:
    if isinstance(node, nodes.Name):
        return _named(node.name, scope)
    if isinstance(node, nodes.Getattr):
        return _part(_shape(node.node, scope, keys), node, keys)
    if isinstance(node, nodes.Filter) and node.name in FILTERS and node.node and not node.args:
        if not isinstance(_shape(node.node, scope, keys), Text | Unknown):
            raise Wrong(Code.REACHES_OUT)
        return TEXT
    if isinstance(node, nodes.Const | nodes.TemplateData):
        return TEXT
    if isinstance(node, nodes.And | nodes.Or | nodes.Not) or _compares(node):
        for one in node.iter_child_nodes():
            _shape(one.expr if isinstance(one, nodes.Operand) else one, scope, keys)
        return TEXT
    raise Wrong(Code.REACHES_OUT)


def _compares(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Compare) and all(one.op in _COMPARES for one in node.ops)


def _named(name: str, scope: Mapping[str, Shape]) -> Shape:
    if name not in scope:
        if name.startswith("_"):
            raise Wrong(Code.REACHES_OUT)
        raise Wrong(Code.UNKNOWN_NAME, name=name, near=_near(name, scope))
    return scope[name]


def _part(base: Shape, node: nodes.Getattr, keys: Keys) -> Shape:
    if node.attr.startswith("_") or isinstance(base, Text):
        raise Wrong(Code.REACHES_OUT)
    if isinstance(base, Unknown):
        return base
    if isinstance(base, ByKey):
        known = [written(key) for key in (keys.fields if base.name == "field" else keys.sections)]
        if node.attr not in known:
            raise Wrong(Code.UNKNOWN_KEY, of=base.name, name=node.attr, near=_near(node.attr, known), known=known)
        return base.of
    if isinstance(base, Many):
        raise Wrong(Code.UNKNOWN_PART, of="list", name=node.attr, known=[])
    if node.attr not in base.parts:
        raise Wrong(Code.UNKNOWN_PART, of=base.name, name=node.attr, known=list(base.parts))
    return base.parts[node.attr]


def _near(name: str, known: Any) -> str:
    return next(iter(difflib.get_close_matches(name, list(known), 1)), "")


def parts_of(shape: Shape) -> list[str]:
    """What can be printed of something that cannot be printed itself."""
    return list(shape.parts) if isinstance(shape, Thing) else []
