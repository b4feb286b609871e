"""Work on Dask workers: a cluster of this machine or the user's own, and results in the order of the blocks."""

from __future__ import annotations

import contextlib
import importlib.util
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import SistermapError

if TYPE_CHECKING:
    from distributed import Client, Future

_Result = TypeVar("_Result")
TOGETHER = 4  # results that are merged at once
PATIENCE_S = 10


def need_dask() -> None:
    """Refuse to begin without Dask.

    Raises
    ------
    SistermapError
        With what to install.
    """
    if not all(map(importlib.util.find_spec, ("dask", "distributed"))):
        raise SistermapError("aggregate needs Dask: pip install 'sistermap[scale]'")


@contextlib.contextmanager
def connect(scheduler: str | None, workers: int | None = None) -> Iterator[Client]:
    """Reach the workers: those of a scheduler, or new processes on this machine, one a core, which end with the work.

    Raises
    ------
    SistermapError
        If there is no scheduler at the address, or it has no worker.
    """
    from distributed import Client, LocalCluster

    with contextlib.ExitStack() as stack:
        if scheduler is None:
            cluster = LocalCluster(
                n_workers=workers or _cores(),
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                dashboard_address="127.0.0.1:0",  # any free port: with None it is 8787, taken or not
                silence_logs=logging.CRITICAL,
            )
            stack.enter_context(cluster)
            yield stack.enter_context(Client(cluster))
            return
        try:
            client = stack.enter_context(Client(scheduler, timeout=PATIENCE_S, set_as_default=False))
        except (OSError, TimeoutError, ValueError) as error:
            raise SistermapError(
                f"scheduler {scheduler}: no answer; expected the address that `dask scheduler` shows,"
                " such as tcp://127.0.0.1:8786"
            ) from error
        try:
            client.wait_for_workers(1, timeout=PATIENCE_S)
        except TimeoutError as error:
            raise SistermapError(
                f"scheduler {scheduler}: has no worker; start one with `dask worker {scheduler}`"
            ) from error
        yield client


def _cores() -> int:
    """Return how many processes this one may run at once; a container may have fewer cores than its machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Work:
    """Tasks on a client; a task whose worker ends begins again on another one."""

    def __init__(self, client: Client, progress: Callable[[int, int], object] | None, whole: int) -> None:
        self.client, self.progress, self.done, self.whole = client, progress, 0, whole

    def submit(self, function: Callable[..., Any], arguments: Sequence[tuple[Any, ...]]) -> list[Future]:
        """Begin one task for each tuple of arguments."""
        import dask

        call = dask.delayed(function, pure=False)
        futures: list[Future] = self.client.compute([call(*each) for each in arguments])
        return futures

    def spread(self, value: _Result) -> Any:
        """Send a value to the workers once."""
        return self.client.scatter(value, broadcast=True, hash=False)

    def results(self, futures: Sequence[Future]) -> list[Any]:
        """Wait for tasks and return what they give, in their order.

        Raises
        ------
        SistermapError
            If a task ended its workers again and again.
        """
        from distributed import as_completed
        from distributed.scheduler import KilledWorker

        try:
            for future in as_completed(futures, loop=self.client.loop):
                if future.status == "error":
                    future.result()
                self._step()
            return list(self.client.gather(list(futures)))
        except KilledWorker as error:
            raise SistermapError(
                "a block of rows ended several workers, most likely for want of memory;"
                " give them more, or write the parts with smaller row groups"
            ) from error

    def reduce(self, merge: Callable[[Sequence[Any]], Any], futures: Sequence[Future]) -> Any:
        """Merge results, `TOGETHER` at once, always the same ones; return the last."""
        level = list(futures)
        while len(level) > 1:
            groups = [level[at : at + TOGETHER] for at in range(0, len(level), TOGETHER)]
            level = [self.client.submit(merge, group, pure=False) for group in groups]
        return self.results(level)[0]

    def _step(self) -> None:
        self.done = min(self.done + 1, self.whole)
        if self.progress is not None:
            self.progress(self.done, self.whole)
