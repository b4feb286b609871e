"""How much a Parquet file holds once its values are written out: a value that comes again takes no byte of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import Any

from .arrow import open_bytes

MOST_BYTES = 200_000_000  # of texts, shapes and lists written out: as many as any file may have
_ROWS = 65_536  # of a batch whose values stay in their dictionary
_ROOM = 2**24  # bytes of a batch whose values are written out
_NUMBER = 16  # bytes of the longest number
_MOST_IN_ROW = 2**25  # values of lists that one row may hold: 32 in each row of a large row group
_MOST_NUMBERS = 8  # of a list that may be a place or an area
# How pages are written that pyarrow keeps no dictionary of.
_APART = {"DELTA_BYTE_ARRAY", "DELTA_LENGTH_BYTE_ARRAY"}
_REPEATED = {"DELTA_BYTE_ARRAY", "RLE_DICTIONARY", "PLAIN_DICTIONARY"}  # a value takes less than it is long


def check_parquet(content: bytes, columns: list[str] | None = None) -> None:
    """Refuse a file that would take more room than any list or map does, before its values are written out.

    Parameters
    ----------
    content
        Of the file.
    columns
        Those that are to be read, all where None.

    Raises
    ------
    ValueError
        If its texts, bytes and lists have more than `MOST_BYTES`; pyarrow has errors of its own for one that is broken.

    Examples
    --------
    >>> import pandas as pd
    >>> content = pd.DataFrame({"city": ["Busan" * 100_000] * 500}).to_parquet()
    >>> len(content) < 100_000
    True
    >>> check_parquet(content)
    Traceback (most recent call last):
    ValueError: its values take more than 200,000,000 bytes once they are written out
    """
    for _ in read_batches(lambda: open_bytes(content), columns, only_texts=True):
        pass


def read_batches(
    opened: Callable[[], Any],
    columns: Sequence[str] | None = None,
    groups: Sequence[int] | None = None,
    rows: range | None = None,
    *,
    only_texts: bool = False,
) -> Iterator[Any]:
    """Yield batches of rows, each measured before the next is read; texts are in dictionaries, each of them once.

    Parameters
    ----------
    opened
        Gives what pyarrow opens: a path, or bytes.
    columns
        Those that are read; None: all.
    groups
        The row groups that are read; None: all.
    rows
        Which of their rows are read; None: all.
    only_texts
        Leave out columns whose sizes are known without their values.

    Yields
    ------
    pyarrow.RecordBatch
        Rows, in their order.

    Raises
    ------
    ValueError
        If the rows have more than `MOST_BYTES` once they are written out; pyarrow has errors of its own for a file that
        is broken.
    """
    import pyarrow.parquet as pq

    with pq.ParquetFile(opened()) as file:
        found, labels = file.metadata, file.schema_arrow.names
    columns = labels if columns is None else columns
    groups = range(found.num_row_groups) if groups is None else groups
    chunks = [each for each in _chunks(found, groups) if _is_of(each.path_in_schema, columns)]
    paths = {found.schema.column(at).path: found.schema.column(at) for at in range(found.num_columns)}
    held = sum(found.row_group(at).num_rows for at in groups)
    share = 1.0 if rows is None or not held else len(rows) / held
    fixed = share * sum(each.num_values * _length(paths[each.path_in_schema]) for each in chunks)
    # Numbers take what their count says; only what has no length of its own is looked into.
    loose = [each for each in chunks if each.physical_type == "BYTE_ARRAY"]
    _check(max(fixed, share * sum(each.total_uncompressed_size for each in loose)))
    apart = [
        each
        for each in loose
        if not _APART.isdisjoint(each.encodings) or _is_decimal(paths[each.path_in_schema])
    ]
    for each in apart:  # a row of a list holds any number of values
        if paths[each.path_in_schema].max_repetition_level and not _REPEATED.isdisjoint(each.encodings):
            _check(each.num_values * each.total_uncompressed_size)
    lists = [] if only_texts else [each for each in chunks if paths[each.path_in_schema].max_repetition_level]
    # Only reading shows that not all are in one row.
    if sum(each.num_values for each in lists) > _MOST_IN_ROW:
        _check(inf)
    names = [*dict.fromkeys(each.path_in_schema for each in loose)] if only_texts else list(columns)
    in_dictionary = {each.path_in_schema for each in loose} - {each.path_in_schema for each in apart}
    if names:
        with pq.ParquetFile(opened(), metadata=found, read_dictionary=[*in_dictionary]) as file:
            batches = file.iter_batches(
                _rows_at_once(apart, lists, held), row_groups=list(groups), columns=names, use_threads=False
            )
            yield from _measured(batches, rows or range(held), fixed if only_texts else 0)


def _measured(batches: Iterator[Any], rows: range, written: float) -> Iterator[Any]:
    """Yield what of batches is in `rows`; add up their texts and lists."""
    begin = 0
    for batch in batches:
        first, last = max(rows.start, begin), min(rows.stop, begin + len(batch))
        kept = batch.slice(first - begin, max(0, last - first))
        begin += len(batch)
        if len(kept):
            written += sum(_written_out(column) for column in kept.columns)
            _check(written)
            yield kept
        if begin >= rows.stop:
            return


def _check(size: float) -> None:
    if size > MOST_BYTES:
        raise ValueError(f"its values take more than {MOST_BYTES:,} bytes once they are written out")


def _chunks(found: Any, groups: Sequence[int]) -> Iterator[Any]:
    for group in map(found.row_group, groups):
        yield from (group.column(at) for at in range(found.num_columns))


def _is_of(path: str, columns: Sequence[str]) -> bool:
    return any(path == column or path.startswith(f"{column}.") for column in columns)


def _length(column: Any) -> int:
    """Return how long each value is where all have one length, and are no numbers."""
    length = column.length or 0
    return length if column.physical_type == "FIXED_LEN_BYTE_ARRAY" and length > _NUMBER else 0


def _is_decimal(column: Any) -> bool:
    return bool(column.logical_type.type == "DECIMAL")  # which no dictionary is kept of


def _rows_at_once(apart: list[Any], lists: list[Any], rows: int) -> int:
    """Return how many of some rows can be read at once.

    Each value may be as long as what its column is kept in; lists are taken for equally long.
    """
    largest = max((each.total_uncompressed_size for each in apart), default=0)
    in_lists: int = _NUMBER * sum(each.num_values for each in lists)
    most = [_ROWS]
    if largest > 0:
        most.append(_ROOM // largest)
    if in_lists > 0:
        most.append(_ROOM * rows // in_lists)
    return max(1, min(most))


def long_lists(found: Any, groups: Sequence[int], names: Sequence[str]) -> set[str]:
    """Return the columns of lists of numbers that are too long for a place or an area.

    Parameters
    ----------
    found
        The metadata of a file.
    groups
        The row groups that are looked at.
    names
        The columns that are looked at.
    """
    leaves = [found.schema.column(at) for at in range(found.num_columns)]
    of_leaf = [next((name for name in names if _is_of(leaf.path, [name])), None) for leaf in leaves]
    others = {
        name
        for name, leaf in zip(of_leaf, leaves, strict=True)
        if leaf.physical_type == "BYTE_ARRAY" or not leaf.max_repetition_level
    }
    wanted = [(at, name) for at, name in enumerate(of_leaf) if name is not None and name not in others]
    most = _MOST_NUMBERS * sum(found.row_group(at).num_rows for at in groups)
    held: dict[str, int] = {}
    for group in map(found.row_group, groups) if wanted else ():
        for at, name in wanted:
            held[name] = held.get(name, 0) + group.column(at).num_values
    return {name for name, count in held.items() if count > most}


def _written_out(values: Any, least: int = 0) -> int:
    """Return the bytes of values once each of them is written out, and takes no less than a number of bytes."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if isinstance(values, pa.ExtensionArray):
        return _written_out(values.storage, least)
    if isinstance(values, pa.DictionaryArray):
        dictionary: Any = values.dictionary  # of texts or bytes, which its types do not know
        lengths = pc.binary_length(dictionary).take(values.indices)
        return max(least * len(values), int(pc.sum(lengths.cast(pa.int64())).as_py() or 0))
    if pa.types.is_struct(values.type):
        return sum(_written_out(part, least) for part in values.flatten())
    if pa.types.is_map(values.type):
        return _written_out(values.keys, _NUMBER) + _written_out(values.items, _NUMBER)
    if pa.types.is_nested(values.type):
        return _written_out(values.flatten(), _NUMBER)
    return max(least * len(values), int(values.nbytes))
