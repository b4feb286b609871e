"""Many rows in many files -> the sums of their ties: bounded passes on Dask workers, each distinct name judged once."""

from .aggregate import Aggregate, aggregate_parts

__all__ = ["Aggregate", "aggregate_parts"]
