"""Make a finding small: cut from its files what it does without."""

import dataclasses
import re
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from .case import Case

ROOT = Path(__file__).parents[2].resolve()


def signature(error: BaseException) -> str:
    """What findings are told apart by: the class of the error and the innermost line of the package."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).resolve().is_relative_to(ROOT) and "tests" not in Path(frame.filename).parts
    ]  # fmt: skip
    where = f"{Path(frames[-1].filename).resolve().relative_to(ROOT)}:{frames[-1].name}" if frames else "?"
    words = "" if frames else " ".join(re.findall(r"[^\W\d]+", str(error))[:4])  # not its numbers
    return f"{type(error).__name__} in {where} {words}".strip()


def smaller(case: Case, fails: Callable[[Case], bool], seconds: float = 20) -> Case:
    """Return the case with less in its files and options, which still fails."""
    end = time.monotonic() + seconds
    for left in ("opened", "lang", "made", "read"):
        options = {name: value for name, value in case.options.items() if name != left}
        if left in case.options and fails(made := dataclasses.replace(case, options=options)):
            case = made
    for name in case.files:
        size = max(1, len(case.files[name]) // 2)
        while size and time.monotonic() < end:
            at = 0
            while at < len(case.files[name]) and time.monotonic() < end:
                content = case.files[name]
                made = dataclasses.replace(
                    case, files={**case.files, name: content[:at] + content[at + size :]}
                )
                if fails(made):
                    case = made
                else:
                    at += size
            size //= 2
    return case
