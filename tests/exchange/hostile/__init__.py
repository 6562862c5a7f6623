"""Files that mean harm, or that were harmed on their way: made here, never kept. `files()` gives each under a name.

Nobody may open one in anything but `read_safely`. What a name says is what is wrong with the file.
"""

from collections.abc import Callable

from tests.exchange.hostile.base import Hostile
from tests.exchange.hostile.harmed import cut_short, locked, passengers, paths, polyglots
from tests.exchange.hostile.open_documents import open_documents
from tests.exchange.hostile.packages import bombs, xml_attacks
from tests.exchange.hostile.tables import shapes, texts


def files() -> dict[str, Callable[[], Hostile]]:
    """Every file by its name; called, it gives the bytes and what the file calls itself."""
    found: dict[str, Callable[[], Hostile]] = {}
    for family in (xml_attacks, bombs, cut_short, polyglots, paths, passengers, locked, shapes, texts, open_documents):
        for name, make in family():
            found[f"{family.__name__}: {name}"] = make
    return found
