"""The frameworks that come with the product: a YAML file each, read by the same checker as a council's own."""

from functools import cache
from importlib import resources

from followthrough.accreditation.rules import Framework
from followthrough.accreditation.shapes import read


@cache
def shipped() -> dict[str, Framework]:
    """Each by the name of its file, in the order of their names and editions."""
    files = resources.files(__package__).joinpath("frameworks").iterdir()
    found: dict[str, Framework] = {}
    for one in files:
        framework, faults = read(one.read_bytes())
        if framework is None:
            raise ValueError(f"{one.name}: {faults}")
        found[one.name.removesuffix(".yaml")] = framework
    return dict(sorted(found.items(), key=lambda pair: (pair[1].name, pair[1].edition)))
