"""What makes a regular expression slow: texts derived from the expression itself, and how its time grows with them."""

import itertools
import math
import re
import re._constants as of
import re._parser
import time
import warnings

SIZES = (12, 18, 26, 40, 80, 160, 320, 640, 1280, 2560, 5120)
SLOW = 0.002  # seconds; what is quicker at the largest size has no growth that matters
STEEP = 1.5  # exponent: 1 is linear, 2 quadratic
MOST_REPEATED = 20  # an element that is repeated less often than this adds no growth
# Elements of lists and of places that lists are made of; no expression is needed to think of them.
UNITS = (
    " ", "\t", "\n", "1", "a", "A", "é", "가", "市", "(", ")", "()", "(a)", "[", "]", "[1]", ",", ", ", ".", ". ", "-", " - ", "/",
    "'", '"', "a ", "1 ", "1.", "1,", "1:", "1/", "a.", "a,", "a-", "a\n", " \n", "(1", "St. ", "\u0301", "\u200d", "😀", "<", "=",
    ":", "&", "*", "_", "\\",
)  # fmt: skip
ENDS = ("", "\0", "x")  # a text that fails only at its end is looked at in every way
REPEATS = (of.MAX_REPEAT, of.MIN_REPEAT, of.POSSESSIVE_REPEAT)
INSIDE = {of.SUBPATTERN: lambda value: [value[3]], of.ATOMIC_GROUP: lambda value: [value], of.BRANCH: lambda value: value[1],
          of.ASSERT: lambda value: [value[1]], of.ASSERT_NOT: lambda value: [value[1]]}  # fmt: skip
CATEGORIES = {of.CATEGORY_DIGIT: "1", of.CATEGORY_SPACE: " ", of.CATEGORY_WORD: "a",
              of.CATEGORY_NOT_DIGIT: "a", of.CATEGORY_NOT_SPACE: "a", of.CATEGORY_NOT_WORD: " "}  # fmt: skip
CATEGORY_PATTERNS = {of.CATEGORY_DIGIT: r"\d", of.CATEGORY_SPACE: r"\s", of.CATEGORY_WORD: r"\w",
                     of.CATEGORY_NOT_DIGIT: r"\D", of.CATEGORY_NOT_SPACE: r"\S", of.CATEGORY_NOT_WORD: r"\W"}  # fmt: skip


def steepest(pattern, mode):
    """Return the text on which a pattern's time grows faster than the text, and how steeply; None if it grows nowhere so."""
    for before, unit in texts_against(pattern):
        for end in ENDS:
            if (exponent := exponent_of(pattern, mode, before, unit, end)) > STEEP:
                return f"{before!r} + {unit!r} * n + {end!r}", round(exponent, 1)
    return None


def exponent_of(pattern, mode, before, unit, end):
    """Return how steeply the time grows, between the first size that takes long and a quarter of it.

    The least of five answers counts: other work of the machine only ever adds time.
    """
    for size in SIZES:
        text = _text(pattern, before, unit, end, size)
        if (
            _seconds(pattern, mode, text) <= SLOW
            or min(_seconds(pattern, mode, text) for _ in range(3)) <= SLOW
        ):
            continue
        smaller = _text(pattern, before, unit, end, size // 4)
        exponents = []
        while len(exponents) < 5 and min(exponents, default=math.inf) > STEEP:
            taken = min(_seconds(pattern, mode, text) for _ in range(3))
            quarter = min(_seconds(pattern, mode, smaller) for _ in range(5))
            exponents.append(math.log(taken / max(quarter, 1e-7), 4))
        return min(exponents)
    return 0.0


def texts_against(pattern):
    """Return (what is in front, what is repeated) of the texts that a pattern may be slow on."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags & ~re.UNICODE & ~re.DEBUG
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = re._parser.parse(source, flags)
    found = dict.fromkeys(("", unit) for unit in UNITS)
    own = list(dict.fromkeys(_repeated(tree, "")))
    found.update(dict.fromkeys(own))
    units = list(dict.fromkeys(unit for _, unit in own))[:8]
    found.update(dict.fromkeys(("", one + other) for one, other in itertools.permutations(units, 2)))
    for turn in range(4):
        whole = _sample(tree, turn)
        found.update(dict.fromkeys([("", whole), ("", whole[:-1]), ("", whole[: len(whole) // 2])]))
    return [(before, unit) for before, unit in found if unit]


def _text(pattern, before, unit, end, size):
    text = before + (unit * (size // len(unit) + 1))[:size] + end
    return text if isinstance(pattern.pattern, str) else text.encode("utf-8", "replace")


def _seconds(pattern, mode, text):
    start = time.process_time()
    if mode == "search":  # to the end: what findall, sub and split do
        for _ in pattern.finditer(text):
            pass
    else:
        getattr(pattern, mode)(text)
    return time.process_time() - start


def _repeated(tree, before):
    """Yield each repeated element with what stands in front of it, and alone."""
    for node in tree:
        operation, value = node
        if operation in REPEATS:
            _, most, inner = value
            for turn in range(5 if most == of.MAXREPEAT or most >= MOST_REPEATED else 0):
                sample = _sample(inner, turn)
                yield from ((before, sample), ("", sample))
            yield from _repeated(inner, before)
        for inner in INSIDE.get(operation, lambda _: [])(value):
            yield from _repeated(inner, before)
        before += _sample([node], 0)


def _sample(tree, turn):
    """Return a text that a pattern matches, or nearly; `turn` chooses among several."""
    text = ""
    for operation, value in tree:
        if operation in REPEATS:
            least, _, inner = value
            text += _sample(inner, turn) * (min(least, 50) or (turn + 1) % 2)
        elif operation in (of.SUBPATTERN, of.ATOMIC_GROUP, of.BRANCH):
            ways = INSIDE[operation](value)
            text += _sample(ways[turn % len(ways)], turn)
        elif chars := _chars(operation, value):
            text += chars[turn % len(chars)]
    return text


def _chars(operation, value):
    if operation is of.LITERAL:
        return chr(value)
    if operation is of.ANY:
        return "a "
    if operation is of.NOT_LITERAL:
        return "a 1(".replace(chr(value), "")
    if operation is not of.IN:
        return ""
    members = [member for member in value if member[0] is not of.NEGATE]
    if len(members) == len(value):
        return "".join(map(_member, members))
    return "".join(char for char in 'a1 (,.[-/"<é가' if not any(_is_in(char, member) for member in members))


def _member(member):
    operation, value = member
    if operation is of.CATEGORY:
        return CATEGORIES[value]
    return chr(value if operation is of.LITERAL else value[0])


def _is_in(char, member):
    operation, value = member
    if operation is of.CATEGORY:
        return re.fullmatch(CATEGORY_PATTERNS[value], char) is not None
    return ord(char) == value if operation is of.LITERAL else value[0] <= ord(char) <= value[1]
