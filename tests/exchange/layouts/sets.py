"""The two sets of layouts: `seen` is what the reader was built with, `kept` is its exam.

A layout is a module with FILES (name of a file → what makes its bytes) and TRUTH (what a careful officer would say it
prints, in the exchange format). Nobody who changes the reader looks at `kept`; what was looked at all the same is said.
"""

import importlib
import pkgutil
from types import ModuleType

SETS = ("seen", "kept")
# Layouts of `seen` that are not read without a fault: how many faults, rows invented and values wrong without a doubt they
# have now. None may get worse, and what gets better is put right here.
NOT_YET = {
    "docx_homicide_blocks": (35, 0, 0),  # a band across the table holds the recommendation
}


def layouts(name: str) -> list[ModuleType]:
    """Every layout of one of SETS."""
    package = importlib.import_module(f"tests.exchange.layouts.{name}")
    found = sorted(one.name for one in pkgutil.iter_modules(package.__path__))
    return [importlib.import_module(f"{package.__name__}.{one}") for one in found if one != "make"]
