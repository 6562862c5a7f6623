"""The Jinja environment of every page."""

from typing import Any

from jinja2 import Environment


def environment(**options: Any) -> Environment:
    return Environment(autoescape=True, **{k: v for k, v in options.items() if k != "autoescape"})
