from tests.web.programmes.conftest import lead, plots

__all__ = ["lead", "plots"]
