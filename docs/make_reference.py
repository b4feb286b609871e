"""Write the references that the code holds: ``docs/cli.md``, ``docs/tables.md``, ``docs/reasons.md``, ``docs/figures.md``.

Run ``python docs/make_reference.py`` after a change to an option, a column, a reason or a figure; a test compares.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
from sistermap.cli import cli
from sistermap.geo import reason_codes, reasons, schema
from sistermap.geo.analysis.network.definitions import definitions, list_definitions

HERE = Path(__file__).parent
MADE = "<!-- Made by docs/make_reference.py: change the code, not this page. -->"

TABLES = {
    "ties as read": "What `read` makes of a file: one row a tie (two places), or a membership where `network` is given"
    " and the second place is not.",
    "answer": "What placing the names adds to each side: `from_verdict`, `to_verdict`, …",
    "places": "One row a place that has a tie or a membership.",
    "regions": "The countries, admin1 and admin2 among the places that have a polygon.",
    "ties": "One row a tie that is drawn.",
    "memberships": "One row a place in a network. No geometry: join `places` on `place_id`.",
    "unplaced": "The rows that are not drawn, whole: the columns of *Ties as read*, the *Answer* for both sides, and these."
    " No geometry.",
}

# command -> the page that explains it
PAGES = {
    "draw": "quickstart.md",
    "read": "reading.md",
    "review": "names.md",
    "draft": "draft.md",
    "find": "names.md",
    "figure": "print.md",
    "stats": "stats.md",
    "calendar": "outlook.md",
    "compare": "compare.md",
    "aggregate": "scale.md",
    "wikidata": "registries.md",
}


def main() -> None:
    """Write the pages."""
    for path, text in references().items():
        path.write_text(text, encoding="utf-8")


def references() -> dict[Path, str]:
    """Make the pages: path -> text."""
    return {
        HERE / "cli.md": "\n".join([*command_line()]),
        HERE / "tables.md": "\n".join([*tables()]),
        HERE / "reasons.md": "\n".join([*describe_reasons()]),
        HERE / "figures.md": "\n".join([*describe_figures()]),
    }


# ---- commands ----


def command_line() -> Iterator[str]:
    """Describe every command of the command line, in the order of its help."""
    yield from ("# Command line", "", MADE, "")
    context = click.Context(cli, info_name="sistermap")
    yield from help_text(cli)
    yield from (
        "Exit codes: 0, done, and what was not placed is listed on stderr; 1, the table has an error, the machine refuses",
        "(a full disk, no memory), or `--strict` was given and a name is not placed; 2, the command line is wrong; 128 and",
        "the number of a signal that ended it, such as 130 for Ctrl-C.",
        "",
    )
    for name in cli.list_commands(context):
        command = cli.commands[name]
        yield from (f"## sistermap {name}", "")
        yield from describe(command, click.Context(command, info_name=name, parent=context))
        if name in PAGES:
            title = (HERE / PAGES[name]).read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
            yield from (f"More: [{title}]({PAGES[name]}).", "")


def describe(command: click.Command, context: click.Context) -> Iterator[str]:
    """Write what a command does, its examples, and its options."""
    yield from help_text(command)
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield from ("```text", usage, "```", "")
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            yield f"- `{spelling(parameter, context)}`: {explanation(parameter)}"
    yield ""


def help_text(command: click.Command) -> Iterator[str]:
    """Turn click's help into Markdown: what follows a backspace keeps its lines."""
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        if paragraph.startswith("\b"):
            yield from ("```sh", *examples(paragraph.splitlines()[1:]), "```", "")
        else:
            yield from (paragraph, "")


def examples(lines: list[str]) -> Iterator[str]:
    """Make the remark behind a command a comment of the shell, one below the other."""
    parts = [re.match(r"(sistermap .*?\S)(?:\s{3,}(.+))?$", line) for line in lines]
    width = max((len(part[1]) for part in parts if part and part[2]), default=0)
    for line, part in zip(lines, parts, strict=True):
        if part is None:
            yield line if re.match("[a-z]", line) else f"# {line}"
        else:
            yield f"{part[1]:{width}}  # {part[2]}" if part[2] else part[1]


def spelling(option: click.Option, context: click.Context) -> str:
    """Write an option as it is typed."""
    names = ", ".join([*option.opts, *option.secondary_opts])
    return names if option.is_flag or option.count else f"{names} {option.make_metavar(context)}"


def explanation(option: click.Option) -> str:
    """Give an option's help and its default, where it shows one."""
    help_text, _, default = (option.help or "").partition("[default:")
    words = [re.sub(r"\s+", " ", help_text).strip()]
    if isinstance(option.type, click.IntRange):
        most = "" if option.type.max is None else f" to {option.type.max}"
        words.append(f"From {option.type.min}{most}.")
    if option.required:
        words.append("Required.")
    elif default:
        words.append(f"Default: {default.strip(' ]')}.")
    elif isinstance(option.show_default, str):
        words.append(f"Default: `{option.show_default}`.")
    elif option.show_default and option.default is not None:
        words.append(f"Default: `{option.default}`.")
    return " ".join(words)


# ---- tables ----


def tables() -> Iterator[str]:
    """Describe the columns of every table."""
    yield from ("# Tables", "", MADE, "")
    yield from (
        "What `sistermap layer` writes and `sistermap.read` returns. Text that the file does not hold is missing, never",
        "an empty text. Your own columns follow ours, untouched and in their order; one whose name is ours has",
        "` (original)` behind its name. Coordinates are EPSG:4326, longitude before latitude.",
        "",
    )
    for name, meanings in schema.MEANINGS.items():
        yield from (f"## {name.capitalize()}", "", TABLES[name], "", "| column | meaning |", "|---|---|")
        left_out = schema.GEOCODED if name == "unplaced" else ()
        yield from (
            f"| `{column}` | {meaning} |" for column, meaning in meanings.items() if column not in left_out
        )
        yield ""


# ---- figures of a network ----


def describe_figures() -> Iterator[str]:
    """Describe every figure of `sistermap stats`."""
    yield from ("# Figures of a network", "", MADE, "")
    yield from (
        "What `sistermap stats` writes, by the names in its JSON and CSV. [The network in figures](stats.md) says how to use",
        "them.",
        "",
        "| figure | what it is | unit | definition | source |",
        "|---|---|---|---|---|",
    )
    for one in definitions():
        yield f"| `{one.name}` | {one.label} | {one.unit} | {one.definition} | {one.source} |"
    yield from ("", "## Lists", "", "| list | what it has | source |", "|---|---|---|")
    yield from (f"| `{one.name}` | {one.definition} | {one.source} |" for one in list_definitions().values())
    yield ""


# ---- reasons ----


def describe_reasons() -> Iterator[str]:
    """Describe every code of a reason or finding, with its sentence in English."""
    yield from ("# Reasons", "", MADE, "")
    yield from (
        "Why a name is placed or not, and what `sistermap check` finds, is a code with parameters (`reason_code` and",
        "`reason_params` in [Tables](tables.md)). Programs read the code; people read its sentence, which is written in",
        "`geo/sentences/` for each language of the page.",
        "",
    )
    for title, codes in (
        ("Of a name or a row", reason_codes.NAME_CODES),
        ("Of a table", reason_codes.FINDING_CODES),
        ("Of how a table was read", reason_codes.NOTE_CODES),
        ("Of a sentence that is nearly a tie", reason_codes.DRAFT_CODES),
    ):
        yield from (f"## {title}", "", "| code | when | sentence |", "|---|---|---|")
        for code, described in codes.items():
            yield f"| `{code}` | {described.when} | {sentence(code)} |"
        yield ""


def sentence(code: str) -> str:
    """Give the English sentence of a code, with the names of its parameters where their values will be."""
    texts = json.loads((reasons.FOLDER / "en.json").read_text(encoding="utf-8"))
    return (texts[code] if code in texts else texts[f"{code}.other"]).replace("|", "\\|")


if __name__ == "__main__":
    main()
