"""YAML from strangers as plain data, with the line on which each thing stands.

No anchors, which can make a small file boundless; no key twice; and what looks like a number or a day stays as it is
written, because 1.10 is not 1.1 to whoever wrote it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.constructor import SafeConstructor
from yaml.resolver import Resolver

Place = tuple[str | int, ...]  # ("areas", 2, "title"); things in a list are counted from one


@dataclass(frozen=True)
class Unquoted:
    """What YAML would take for a number or a day, as it is written."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Loaded:
    """The data, and the line on which each thing in it begins."""

    data: Any
    lines: dict[Place, int]


class NotPlain(Exception):
    """It is no such YAML. `code`: not_yaml, anchors, key_twice or too_deep; `line` is 0 where none is known."""

    def __init__(self, code: str, line: int = 0, value: str = "") -> None:
        super().__init__(code)
        self.code, self.line, self.value = code, line, value


class _Pure(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


# The parser in C, where there is one, is four times as fast.
_Events: Any = vars(yaml.cyaml)["CParser"] if yaml.__with_libyaml__ else _Pure


class _Plain(Composer, _Events, SafeConstructor, Resolver):  # type: ignore[misc]
    def __init__(self, text: str) -> None:
        _Events.__init__(self, text)
        Composer.__init__(self)
        SafeConstructor.__init__(self)
        Resolver.__init__(self)

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise NotPlain("anchors", _line(self.peek_event()))
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise NotPlain("not_yaml", _line(key))
            if key.value in seen:
                raise NotPlain("key_twice", _line(key), key.value)
            seen.add(key.value)
            key.tag = _TEXT  # a name is a word, whatever it looks like
        return yaml.constructor.BaseConstructor.construct_mapping(self, node, deep=deep)


_TEXT = "tag:yaml.org,2002:str"
for _kind in ("int", "float", "timestamp"):
    _Plain.add_constructor(f"tag:yaml.org,2002:{_kind}", lambda _loader, node: Unquoted(node.value))


def _yes_or_no(loader: Any, node: Any) -> bool:
    try:
        return bool(loader.construct_yaml_bool(node))
    except KeyError:  # `!!bool maybe`
        raise NotPlain("not_yaml", _line(node)) from None


_Plain.add_constructor("tag:yaml.org,2002:bool", _yes_or_no)


def load(text: str) -> Loaded:
    """What the text holds. Raises NotPlain."""
    try:
        loader = _Plain(text)
        node = loader.get_single_node()
        if node is None:
            return Loaded(None, {})
        data = loader.construct_document(node)
        return Loaded(data, dict(_lines(node, (), 1)))
    except RecursionError:
        raise NotPlain("too_deep") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise NotPlain("not_yaml", mark.line + 1 if mark else 0, str(error.problem or "")) from None
    except (yaml.YAMLError, ValueError, TypeError, OverflowError, AttributeError):
        raise NotPlain("not_yaml") from None


def _line(node: Any) -> int:
    return int(node.start_mark.line) + 1


def _lines(node: Any, place: Place, line: int) -> Iterator[tuple[Place, int]]:
    yield place, line
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _lines(value, (*place, key.value), _line(key))
    elif isinstance(node, yaml.SequenceNode):
        for n, value in enumerate(node.value, start=1):
            yield from _lines(value, (*place, n), _line(value))
