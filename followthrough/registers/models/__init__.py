"""The tables of the registers, a file a register."""

from followthrough.registers.models.counts import Counted
from followthrough.registers.models.funding import Cost, FundingStream, FundingTerms

__all__ = ["Cost", "Counted", "FundingStream", "FundingTerms"]
