"""The sample council's facts: YAML files in `data/`, one a subject."""

from pathlib import Path
from typing import Any

import yaml

Facts = dict[str, Any]
_DATA = Path(__file__).parent / "data"


def facts(name: str) -> Any:
    """What `data/<name>.yaml` holds, as plain dicts and lists; days are `date`, days as printed are text."""
    return yaml.safe_load((_DATA / f"{name}.yaml").read_text(encoding="utf-8"))
