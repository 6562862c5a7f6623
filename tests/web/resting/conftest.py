from tests.web.accredited import owner, plots, review

__all__ = ["owner", "plots", "review"]
