"""The home page of a council."""

from typing import Self

from tests.journeys.pages.place import Place
from tests.journeys.visitor import MERROWBRIDGE, Visitor


class HomePage(Place):
    heading = "What waits for you"

    @classmethod
    def of(cls, visitor: Visitor, council: str = MERROWBRIDGE) -> Self:
        visitor.open(f"/{council}/")
        return cls(visitor)

    def update_on(self, review: str, number: str) -> None:
        """The owner's short way from the list to the form."""
        self.visitor.follow(f"Update on {review}, {number}")
