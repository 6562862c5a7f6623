"""Neutral rows made into recommendations, with reasons, suggestions and doubts. The model is in docs/reading.md."""

from followthrough.exchange.understand.paper import understand
from followthrough.exchange.understand.reading import Doubt, Reading, ReadRecommendation, ReadUpdate, Suggestion

__all__ = ["Doubt", "ReadRecommendation", "ReadUpdate", "Reading", "Suggestion", "understand"]
