"""The parts of a large table, and the blocks of rows that are read at once."""

from __future__ import annotations

import dataclasses
import glob
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from ..errors import TableError
from ..parquet import long_lists, read_batches
from ..tables.files.limits import check_width
from .csv_parts import CsvBlock, csv_blocks, read_dialect

if TYPE_CHECKING:
    import pandas as pd

    PathLike: TypeAlias = str | os.PathLike[str]

BLOCK_ROWS = 2**18  # which divides the row groups that pandas and pyarrow write
SAMPLE_ROWS = 10_000
_CSV = (".csv", ".tsv", ".tab", ".txt")


class Block(Protocol):
    """Rows that are read at once. It is sent to a worker, which reads it there."""

    def read(self, columns: Sequence[int] | None) -> pd.DataFrame:
        """Return these columns, all of them with None, by their positions; blank lines are left out."""


@dataclass(frozen=True)
class ParquetBlock:
    """Neighbouring row groups of a Parquet file, small ones together, or some rows of a large one.

    Attributes
    ----------
    path
        Of the file.
    before
        How many rows of the file come before its groups.
    groups
        The row groups.
    begin, end
        From which row of these to which.
    """

    path: str
    before: int
    groups: tuple[int, ...]
    begin: int
    end: int

    def read(self, columns: Sequence[int] | None) -> pd.DataFrame:
        """Return the columns, by their positions; texts as categories, as a name that comes again is held once.

        With None, columns of long lists of numbers are empty, unless there are no others: they hold most of the bytes
        and say nothing about places.

        Raises
        ------
        TableError
            If the rows are broken, or take more room than any list does.
        """
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            with pq.ParquetFile(self.path) as file:
                labels, found = file.schema_arrow.names, file.metadata
            left_out = long_lists(found, self.groups, labels) if columns is None else set()
            every = range(len(labels)) if columns is None else columns
            kept = [at for at in every if labels[at] not in left_out] or every
            names = [labels[at] for at in kept]
            batches = [*read_batches(lambda: self.path, names, self.groups, range(self.begin, self.end))]
            table = pa.Table.from_batches(batches).select(names).unify_dictionaries()
            frame = table.to_pandas(ignore_metadata=True, date_as_object=True)
        except Exception as error:  # pyarrow's errors have no common base that names them
            raise TableError(
                f"{self.path}, row {self.before + self.begin + 1:,} and those below: cannot be read ({error})"
            ) from error
        frame = frame.set_axis(list(kept), axis=1)
        return frame.reindex(columns=list(every)) if left_out else frame


@dataclass(frozen=True)
class FrameBlock:
    """A partition of a Dask data frame, as the worker has it."""

    frame: pd.DataFrame

    def read(self, columns: Sequence[int] | None) -> pd.DataFrame:
        """Return the columns, by their positions."""
        kept = range(self.frame.shape[1]) if columns is None else columns
        return self.frame.iloc[:, list(kept)].set_axis(list(kept), axis=1)


@dataclass(frozen=True)
class Parts:
    """A table in parts, whose columns are the same in all.

    Attributes
    ----------
    name
        What it is called in messages: its first part.
    labels
        Of the columns.
    blocks
        In their order; of a Dask data frame its delayed partitions.
    sample
        The first rows, by which the columns are understood.
    paths
        The files.
    """

    name: str
    labels: list[str]
    blocks: list[Any]
    sample: pd.DataFrame
    paths: tuple[Path, ...] = ()


def open_parts(paths: PathLike | Iterable[PathLike], encoding: str | None = None) -> Parts:
    """Find the parts, check that they have the same columns, and cut them into blocks.

    Parameters
    ----------
    paths
        Files, or patterns such as ``"part-*.parquet"``: Parquet, or CSV in an encoding that has ASCII in it.
    encoding
        Of text; None: it is found out from the first part.

    Raises
    ------
    TableError
        If there is none, one cannot be read, or one has other columns than the first.
    """
    files = _files(paths)
    if files[0].suffix.lower() in _CSV:
        return _open_csv(files, encoding)
    labels: list[str] = []
    blocks: list[Any] = []
    for file in files:
        own, found = _parquet(file)
        labels = labels or own
        _check_labels(file, own, labels, files[0])
        blocks += found
    if not blocks:
        raise TableError(f"{files[0]} has a header and no rows; expected at least one partnership")
    return Parts(str(files[0]), labels, blocks, _sample(blocks[0]), tuple(files))


def open_frame(frame: Any) -> Parts:
    """Take a Dask data frame; each of its partitions is a block.

    Raises
    ------
    TableError
        If it has no rows.
    """
    import dask

    labels = [str(label) for label in frame.columns]
    sample = frame.head(SAMPLE_ROWS, npartitions=-1)
    if sample.empty:
        raise TableError("the data frame has no rows; expected at least one partnership")
    blocks = [dask.delayed(FrameBlock)(part) for part in frame.to_delayed()]
    return Parts("the data frame", labels, blocks, sample.set_axis(range(len(labels)), axis=1))


def _files(paths: PathLike | Iterable[PathLike]) -> list[Path]:
    """Return the files that paths and patterns name, each once, in the order of their names."""
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    files: list[Path] = []
    for each in [os.fspath(one) for one in given]:
        found = [each] if Path(each).exists() else sorted(glob.glob(each))  # noqa: PTH207  # it may be absolute
        if not found:
            raise TableError(f"{each}: no such file; expected Parquet or CSV, or a pattern of such files")
        for one in map(Path, found):
            # A folder of parts, as Spark and Dask write it.
            files += sorted(p for p in one.iterdir() if p.suffix == ".parquet") if one.is_dir() else [one]
    files = list(dict.fromkeys(files))
    if not files:
        raise TableError("no part to read; expected paths of Parquet or CSV, or a pattern of such files")
    kinds = {".csv" if file.suffix.lower() in _CSV else file.suffix.lower() for file in files}
    unknown = sorted(kinds - {".csv", ".parquet"})
    if unknown:
        odd = next(file for file in files if file.suffix.lower() == unknown[0])
        raise TableError(f"{odd}: {unknown[0] or 'no suffix'} is not aggregated; expected .parquet or .csv")
    if len(kinds) > 1:
        raise TableError(
            f"{files[0]} and {files[-1]}: Parquet beside CSV; expected parts of one format, aggregate them in two runs"
        )
    return files


def _check_labels(file: Path, own: Sequence[str], labels: Sequence[str], first: Path) -> None:
    if list(own) == list(labels):
        return
    absent = next((label for label in labels if label not in own), None)
    if absent is not None:
        raise TableError(
            f"{file}: no column {absent!r}, which {first} has; expected the same columns in all parts"
        )
    more = next((label for label in own if label not in labels), None)
    if more is not None:
        raise TableError(f"{file}: column {more!r} is not in {first}; expected the same columns in all parts")
    at = next(at for at, pair in enumerate(zip(own, labels, strict=False)) if pair[0] != pair[1])
    raise TableError(
        f"{file}: column {at + 1} is {own[at]!r}, in {first} it is {labels[at]!r};"
        " expected the same columns in the same order in all parts"
    )


def _parquet(file: Path) -> tuple[list[str], list[ParquetBlock]]:
    """Return the labels of a Parquet file, and its blocks."""
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(file) as opened:
            meta, names = opened.metadata, opened.schema_arrow.names
            check_width(meta.num_columns, str(file), "its schema")
            sizes = [meta.row_group(at).num_rows for at in range(meta.num_row_groups)]
    except TableError:
        raise
    except Exception as error:  # pyarrow's errors have no common base that names them
        raise TableError(f"{file} is no Parquet file that can be read ({error})") from error
    path, before = str(file.resolve()), 0
    blocks: list[ParquetBlock] = []
    for at, size in enumerate(sizes):
        last = blocks[-1] if blocks else None
        if last and last.begin == 0 and last.end + size <= BLOCK_ROWS:
            blocks[-1] = dataclasses.replace(last, groups=(*last.groups, at), end=last.end + size)
        else:
            cuts = range(0, size, BLOCK_ROWS)
            blocks += [ParquetBlock(path, before, (at,), cut, min(cut + BLOCK_ROWS, size)) for cut in cuts]
        before += size
    return list(names), blocks


def _open_csv(files: list[Path], encoding: str | None) -> Parts:
    first = read_dialect(files[0], encoding)
    blocks: list[CsvBlock] = []
    for file in files:
        own = first if file == files[0] else read_dialect(file, encoding or first.encoding, like=first)
        _check_labels(file, own.labels, first.labels, files[0])
        blocks += csv_blocks(file, own)
    if not blocks:
        raise TableError(f"{files[0]} has a header and no rows; expected at least one partnership")
    return Parts(str(files[0]), list(first.labels), list(blocks), first.sample, tuple(files))


def _sample(block: ParquetBlock) -> pd.DataFrame:
    """Return the first rows, texts as such."""
    first = dataclasses.replace(block, end=min(block.end, SAMPLE_ROWS)).read(None)
    plain = {at: dtype.categories.dtype for at, dtype in first.dtypes.items() if hasattr(dtype, "categories")}
    return first.astype(plain)
