"""Work on Dask workers: a cluster of this machine or the user's own, and results in the order of the blocks."""

from __future__ import annotations

import contextlib
import importlib.util
import logging
import os
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import SistermapError
from ..exits import Interrupted, orderly_end

if TYPE_CHECKING:
    from distributed import Client, Future

_Result = TypeVar("_Result")
TOGETHER = 2  # results that are merged at once: what a worker has to hold
PATIENCE_S = 10
_RUN = 16  # blocks whose results are merged on the workers; the main process adds them up
_STEPS = 100  # of a phase


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
    from distributed import Client

    if scheduler is None:
        with _own_workers(workers or _cores()) as client:
            yield client
        return
    with contextlib.ExitStack() as stack:
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


@contextlib.contextmanager
def _own_workers(count: int) -> Iterator[Client]:
    """Start workers on this machine; what they put on the disk is removed with them."""
    import dask
    from distributed import Client, LocalCluster

    with contextlib.ExitStack() as stack:
        stack.enter_context(_cleared_on_signals())
        folder = stack.enter_context(
            tempfile.TemporaryDirectory(
                prefix="sistermap-",
                dir=dask.config.get("temporary-directory", None),
                ignore_cleanup_errors=True,
            )
        )
        # The scheduler takes it from here, whatever it is given.
        stack.enter_context(dask.config.set({"temporary-directory": folder}))
        cluster = LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",  # any free port: with None it is 8787, taken or not
            silence_logs=logging.CRITICAL,
        )
        stack.enter_context(cluster)
        yield stack.enter_context(Client(cluster))


@contextlib.contextmanager
def _cleared_on_signals() -> Iterator[None]:
    """Have a signal that would end the program at once end it after the folders are removed, by the same signal."""
    if threading.current_thread() is not threading.main_thread():  # only there can signals be handled
        yield
        return
    try:
        with orderly_end():
            yield
    except Interrupted as ended:
        if signal.getsignal(ended.number) == signal.SIG_DFL:
            signal.raise_signal(ended.number)
        raise


def _cores() -> int:
    """Return how many processes this one may run at once; a container may have fewer cores than its machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Work:
    """Tasks on a client, in phases; a task whose worker ends begins again on another one.

    Parameters
    ----------
    client
        Of the workers.
    progress
        Called with how many of how many steps are done: 100 in each phase, as nobody knows before the rows are read
        how many names there are.
    phases
        How many there are: as often as `results` and `reduce` are called.
    """

    def __init__(self, client: Client, progress: Callable[[int, int], object] | None, phases: int) -> None:
        self.client, self._progress, self._phases, self._ended = client, progress, phases, 0
        self._report(0)

    def submit(
        self, function: Callable[..., Any], arguments: Sequence[tuple[Any, ...]], priority: int = 0
    ) -> list[Future]:
        """Begin one task for each tuple of arguments, in their order; those of a higher priority come first."""
        import dask

        call = dask.delayed(function, pure=False)
        # Given all at once, Dask takes them in any order: what is merged would come from far apart.
        return [
            self.client.compute(call(*each), priority=priority - at / len(arguments))
            for at, each in enumerate(arguments)
        ]

    def spread(self, value: _Result) -> Any:
        """Send a value to the workers once."""
        return self.client.scatter(value, broadcast=True, hash=False)

    def results(self, futures: Sequence[Future]) -> list[Any]:
        """Wait for the tasks of a phase and return what they give, in their order.

        Raises
        ------
        SistermapError
            If a task ended its workers again and again.
        """
        self._wait(list(futures), 0, len(futures))
        self._end_phase()
        return self.gather(list(futures))

    def reduce(self, merge: Callable[[Sequence[Any]], Any], futures: list[Future]) -> Any:
        """Merge the results of a phase, always the same ones together, and return what that gives.

        The list is emptied: what is in it stays on the workers, and all results are more than they have room for. For the
        same reason, workers merge only runs of blocks, so that they hold as few results of many blocks as of some.

        Raises
        ------
        SistermapError
            If a task ended its workers again and again.
        """
        runs = [futures[at : at + _RUN] for at in range(0, len(futures), _RUN)]
        whole, merged = len(futures), None
        futures.clear()
        roots = [self._merge_run(merge, run) for run in runs]
        for at, run in enumerate(runs):
            self._wait(run, at * _RUN, whole)
            [found] = self.gather([roots[at]])
            roots[at] = None
            merged = found if at == 0 else merge([merged, found])
        self._end_phase()
        return merged

    def _merge_run(self, merge: Callable[[Sequence[Any]], Any], level: Sequence[Future]) -> Future:
        """Merge results on the workers, what is ready before the next block is read."""
        height = 0
        while len(level) > 1:
            height += 1
            groups = [level[at : at + TOGETHER] for at in range(0, len(level), TOGETHER)]
            level = [
                group[0] if len(group) == 1 else self.client.submit(merge, group, pure=False, priority=height)
                for group in groups
            ]
        return level[0]

    def _wait(self, waiting: list[Future], before: int, whole: int) -> None:
        """Wait for some of a phase's tasks, let go of each that is done, and report it."""
        from distributed import as_completed

        completed = as_completed(waiting, loop=self.client.loop)
        waiting.clear()
        for done, future in enumerate(completed, before + 1):
            if future.status == "error":
                self.gather([future])
            self._report(_STEPS * done // whole)

    def _end_phase(self) -> None:
        self._ended += 1
        self._report(0)

    def gather(self, futures: list[Future]) -> list[Any]:
        """Return what tasks give.

        Raises
        ------
        SistermapError
            If a task ended its workers again and again.
        """
        from distributed.scheduler import KilledWorker

        try:
            return list(self.client.gather(futures))
        except KilledWorker as error:
            raise SistermapError(
                "a block of rows ended several workers, most likely for want of memory;"
                " give them more, or write the parts with smaller row groups"
            ) from error

    def _report(self, done: int) -> None:
        if self._progress is not None:
            self._progress(self._ended * _STEPS + done, self._phases * _STEPS)
