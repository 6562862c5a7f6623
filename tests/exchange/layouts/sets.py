"""The two sets of layouts: `seen` is what the reader was built with, `kept` is its exam.

A layout is a module with FILES (name of a file → what makes its bytes) and TRUTH (what a careful officer would say it
prints, in the exchange format). Nobody who changes the reader looks at `kept`; what was looked at all the same is said.
"""

import importlib
import pkgutil
from types import ModuleType

SETS = ("seen", "kept")


def layouts(name: str) -> list[ModuleType]:
    """Every layout of one of SETS."""
    package = importlib.import_module(f"tests.exchange.layouts.{name}")
    found = sorted(one.name for one in pkgutil.iter_modules(package.__path__))
    return [importlib.import_module(f"{package.__name__}.{one}") for one in found if one != "make"]
