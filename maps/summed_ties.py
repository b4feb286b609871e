"""Tables of sums: what maps count by is what figures about ties count by."""

from __future__ import annotations

from ..geo.summed_ties import SUM_COLUMNS, count_ties, times_of

__all__ = ["SUM_COLUMNS", "count_ties", "times_of"]
