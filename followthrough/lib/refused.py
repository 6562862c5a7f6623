"""What an action says when it will not do something: a code with parameters, which the doors put into words."""

from typing import Any


class Refused(Exception):
    """The action was refused; nothing was changed. `field` names the input at fault, where there is one."""

    def __init__(self, code: str, field: str = "", **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.params = params
