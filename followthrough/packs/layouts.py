"""The layouts that come with the product: to start from, never to be stuck with."""

from functools import cache
from importlib import resources

import yaml

from followthrough.packs.rules import Layout, layout_of


@cache
def presets() -> dict[str, Layout]:
    """Each by its key, in the order of their names."""
    found = sorted(resources.files(__package__).joinpath("presets").iterdir(), key=lambda one: one.name)
    read = {one.name.removesuffix(".yaml"): layout_of(yaml.safe_load(one.read_text("utf-8"))) for one in found}
    return dict(sorted(read.items(), key=lambda pair: pair[1].name))
