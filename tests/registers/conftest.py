from tests.fixtures import away, home

__all__ = ["away", "home"]
