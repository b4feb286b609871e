"""Every command: parse, call the API, say what was done. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

if __name__ == "__main__":  # a checkout, installed with pip install -e .
    from sistermap.cli import main as run

    run()
    raise SystemExit

import contextlib
import datetime as dt
import functools
import io
import json
import logging
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .geo.collector import collect_seldom
from .geo.errors import SistermapError
from .geo.exits import (
    close_standard_output,
    exit_line,
    explanation,
    is_damaged_gazetteer,
    open_standard_streams,
    orderly_end,
    print_out,
    say,
)
from .geo.languages import LANGUAGES
from .geo.plurals import counted
from .geo.terminal import escaped_line

EXAMPLES = ("sister-cities", "cooperation")  # as api.example_path knows them

if TYPE_CHECKING:
    from .api import Progress
    from .geo.layer import Layer


def main() -> None:
    """Run the command line, as the installed ``sistermap``, ``python -m sistermap`` and ``python cli.py`` do."""
    open_standard_streams()
    collect_seldom()
    # What it remarks on the machine helps no user of ours.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    with orderly_end():
        cli(prog_name="sistermap")


class Commands(click.Group):
    """The one place where every way out is reported: one line and an exit code."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command. Everything but an error of the user's data or of the machine is a bug and keeps its traceback."""
        run = functools.partial(super().main, args, prog_name, complete_var, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        report, code = _outcome(run)
        # Outside of its except blocks, so that what filled the memory is free before a line is printed.
        if report:
            say(report)
        sys.exit(code)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command, and keep click from taking every signal for Ctrl-C."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            line, code = exit_line(error)
            say(f"Error: {line}")
            ctx.exit(code)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order in which a user meets them, which is that of this file."""
        return list(self.commands)


def discard_gazetteer() -> bool:
    """Have a damaged gazetteer built again; one that ships cannot be."""
    from . import api

    return api.discard_gazetteer()


def _outcome(run: Callable[[], Any]) -> tuple[str, int]:
    """Run a command and return what is to be reported, and the exit code."""
    try:
        return "", run() or 0
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(file=shown)
        return shown.getvalue().rstrip(), error.exit_code
    except SistermapError as error:
        return _reported(error, str(error)), 1
    except click.Abort:
        return "Aborted!", 1
    except BrokenPipeError:  # who reads has enough
        close_standard_output()
        return "", 1
    except Exception as error:
        line = explanation(error)
        if line is None:
            raise
        return _reported(error, line), 1


def _reported(error: Exception, line: str) -> str:
    if is_damaged_gazetteer(error) and discard_gazetteer():
        line += "; it is built again when the command is run again"
    return f"Error: {escaped_line(line)}"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="sistermap", prog_name="sistermap")
def cli() -> None:
    """Turn a list of sister cities and agreements into maps that open anywhere, offline.

    \b
    sistermap demo                         the bundled example, as map.html
    sistermap read ties.xlsx               how your own list is read
    sistermap draw ties.xlsx               your own list, as map.html
    sistermap review ties.xlsx             what could not be placed, to decide

    TABLE is a workbook, a text file, JSON, Parquet or a file of a GIS, or - for standard input; an unknown suffix is
    answered with all that are known. Its headers are recognised in many languages, and by what is below them:
    sistermap read shows how.
    """


# ---- options that commands share ----

Command = Callable[..., None]


def options(*decorators: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Join options that go together, in the order in which --help lists them."""
    return lambda command: functools.reduce(
        lambda made, decorate: decorate(made), reversed(decorators), command
    )


def output_option(default: str | None = None, **settings: Any) -> Callable[[Command], Command]:
    """Add -o."""
    if default is not None:  # None that is stated is a default too, for click 8.3: then nothing is missing
        settings["default"] = default
    return click.option(
        "-o",
        "--output",
        type=click.Path(),
        required=default is None,
        **{"help": "The file to write.", "show_default": default is not None, **settings},
    )


def checked(verb: str) -> Callable[[click.Context, click.Parameter, str], str]:
    """Refuse an output that a verb cannot write before the table is read."""

    def check(ctx: click.Context, parameter: click.Parameter, output: str) -> str:
        from .api import check_path

        check_path(output, verb)
        return output

    return check


def checked_if_given(verb: str) -> Callable[[click.Context, click.Parameter, str], str]:
    """Do the same where an output need not be given."""
    check = checked(verb)
    return lambda ctx, parameter, output: check(ctx, parameter, output) if output else output


def day_or_today(ctx: click.Context, parameter: click.Parameter, value: dt.datetime | None) -> dt.date:
    """Take the day that was given, or today."""
    return dt.date.today() if value is None else value.date()


def pairs(example: str) -> Callable[[click.Context, click.Parameter, tuple[str, ...]], dict[str, str]]:
    """Read NAME=VALUE, given any number of times; the verb that takes them knows the names."""

    def read(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
        found: dict[str, str] = {}
        for value in values:
            name, equals, what = (part.strip() for part in value.partition("="))
            if not (name and equals and what):
                raise click.BadParameter(f"{value!r}: expected {parameter.metavar}, such as {example!r}")
            if found.setdefault(name, what) != what:
                raise click.BadParameter(
                    f"{name} is given twice: {found[name]!r} and {what!r}; expected once"
                )
        return found

    return read


stated_options = options(
    click.option("--home", help='Your own place, such as "Goyang, KR", for a list that names only partners.'),
    click.option(
        "--column",
        "columns",
        metavar="ROLE=HEADER",
        multiple=True,
        callback=pairs("to_name=Kota Kembar"),
        help="What a column is, such as 'to_name=Kota Kembar', where its header is not recognised. "
        "Any number of times.",
    ),
    click.option("--sheet", metavar="NAME", help="The only sheet to read."),
    click.option(
        "--header",
        type=click.IntRange(1),
        metavar="ROW",
        help="The row of the headers, as a spreadsheet counts.",
    ),
    click.option("--encoding", metavar="NAME", help="Of a text file, such as cp949.  [default: found out]"),
    click.option("--network", metavar="NAME", help="The network whose members TABLE lists."),
    click.option(
        "--nodes",
        type=click.Path(exists=True, dir_okay=False),
        metavar="FILE",
        help="The table that the ids of an edge list refer to.",
    ),
)
table_options = options(
    click.argument("table", type=click.Path(allow_dash=True)),
    stated_options,
    click.option(
        "--save",
        is_flag=True,
        help="Save these options, --lang, --public, --hide and those of the page in TABLE.sistermap.toml, which is found "
        "by itself from then on. Options given win over it.",
    ),
)
places_option = click.option(
    "--places",
    "decisions",
    type=click.Path(exists=True, dir_okay=False),
    multiple=True,
    help="Decisions made in a review sheet. TABLE.places.csv beside TABLE is found by itself.",
)
layer_options = options(
    places_option,
    click.option("--guess", is_flag=True, help="Draw the likeliest place of an ambiguous name, and mark it."),
    click.option(
        "--drafts",
        is_flag=True,
        help="Draw proposals that are not confirmed, too, and mark them: see sistermap draft.",
    ),
    click.option("--strict", is_flag=True, help="Exit with 1 if a name is not placed."),
    click.option(
        "--public",
        is_flag=True,
        help='Leave out columns marked internal, such as "Budget (internal)", rows that a column visibility calls so, '
        "and what is hidden in the file; of pages, reports and kits also rows that are not placed, and numbers of rows.",
    ),
    click.option("--hide", metavar="COLUMN", multiple=True, help="With --public: leave out this column too."),
)
boundaries_option = click.option(
    "--boundaries",
    type=click.Path(exists=True, dir_okay=False),
    help="Country polygons to draw in place of ours: a GeoPackage, GeoJSON, Shapefile (zipped too), FlatGeobuf or Parquet.",
)
title_option = click.option(
    "--title",
    help="Headline.  [default: a sentence made from the list, such as 'Busan\u2019s 16 sister cities']",
)
source_option = click.option("--source", metavar="TEXT", help="Whose data it is, written below the map.")
brand_options = options(
    title_option,
    click.option("--subtitle", help="The line below the headline.  [default: made from the list]"),
    source_option,
    click.option(
        "--logo",
        type=click.Path(exists=True, dir_okay=False),
        metavar="FILE",
        help="A picture of 300 kB at most: PNG, JPEG, SVG, WebP or GIF.",
    ),
    click.option(
        "--accent",
        metavar="COLOUR",
        help="Of home and of links: #rrggbb or a name such as teal. Too light a colour is made darker.",
    ),
    click.option(
        "--colour",
        "colours",
        metavar="KIND=COLOUR",
        multiple=True,
        callback=pairs("sister=#0a7d5c"),
        help="Of a kind of ties, by our name or the table's own word for it, such as '\uc790\ub9e4\ub3c4\uc2dc=#0a7d5c'. "
        "Any number of times.",
    ),
)
look_options = options(
    brand_options,
    click.option(
        "--tiles",
        metavar="TEMPLATE",
        help="Addresses of map tiles, such as https://tile.openstreetmap.org/{z}/{x}/{y}.png; with them the page is no "
        "longer offline.",
    ),
    click.option(
        "--tiles-attribution", metavar="TEXT", help="Whose tiles these are, where that is not known."
    ),
)
data_date_option = click.option(
    "--date", metavar="DATE", help="The state of the data: a date such as 2026-01-31, or any text."
)
preview_option = click.option(
    "--og-image", metavar="ADDRESS", help="Of a picture that previews of links to the page show."
)
notes_option = click.option(
    "--notes",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Steps of a story over the map: a table with heading, text, place, years, kind, or Markdown.",
)
language_option = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Output language."
)
message_language_option = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the messages."
)
date_option = click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=day_or_today,
    help="The day to count from.  [default: today]",
)


# ---- the table in, and what is reported on stderr ----


def source_of(table: str) -> Any:
    """Return what the API reads for TABLE."""
    if table == "-" and sys.stdin is None:
        raise click.ClickException("standard input is closed; expected a table on it")
    return sys.stdin.buffer if table == "-" else table


SAVED = (
    "public", "hide", "title", "subtitle", "source", "date", "logo", "accent", "colours", "tiles", "tiles_attribution"
)  # fmt: skip
STATED = ("home", "columns", "sheet", "header", "encoding", "network", "nodes")


def reads_table(command: Command) -> Command:
    """Hand a command what is stated about TABLE as one value, in place of the options that state it."""

    @table_options
    @functools.wraps(command)
    @click.pass_context
    def with_stated(ctx: click.Context, /, table: str, save: bool, **given: Any) -> None:
        from . import api

        stated = {name: given.pop(name) for name in STATED}
        made: dict[str, Any] = {name: given[name] for name in SAVED if name in given}
        if not isinstance(made.get("date"), str):  # a day to count from says nothing of the data
            made.pop("date", None)
        if "lang" in given and ctx.get_parameter_source("lang") is not click.core.ParameterSource.DEFAULT:
            made["language"] = given["lang"]
        elif "lang" in given:
            given["lang"] = saved_language(ctx, table) or given["lang"]
        if save:
            if table == "-":
                raise click.UsageError("--save: standard input has no name to save beside; expected a file")
            api.save_settings(table, check_only=True, **stated, **made)
        strict: SystemExit | None = None
        try:
            command(table=table, stated=stated, **given)
        except SystemExit as done:  # the table was read, so what is stated about it holds
            strict = done
        if save:
            remark(f"{api.save_settings(table, **stated, **made)}: saved")
        if strict is not None:
            raise strict

    return with_stated


def saved_language(ctx: click.Context, table: str) -> str | None:
    """Return the language that was saved for TABLE, if the command can write it."""
    from . import api

    saved = api.find_settings(table).language
    offered = next(option.type for option in ctx.command.params if option.name == "lang")
    return saved if isinstance(offered, click.Choice) and saved in offered.choices else None


def reads_layer(command: Command) -> Command:
    """Read TABLE for a command, which receives the layer in place of the options that made it."""

    @reads_table
    @layer_options
    @functools.wraps(command)
    def with_layer(
        table: str,
        stated: dict[str, Any],
        decisions: tuple[str, ...],
        guess: bool,
        drafts: bool,
        strict: bool,
        public: bool,
        hide: tuple[str, ...],
        boundaries: str | None = None,
        **rest: Any,
    ) -> None:
        from . import api

        if rest.get("output") is not None:
            nodes = [stated["nodes"]] if stated["nodes"] else []
            api.check_path(rest["output"], inputs=(table, *decisions, *nodes))
        layer = read_reported(
            table, lang=rest.get("lang", "en"), named=bool(rest.get("others")), **stated, decisions=decisions, guess=guess,
            drafts=drafts, boundaries=boundaries, public=public, hide=hide,
        )  # fmt: skip
        command(layer=layer, **rest)
        if strict and len(layer.unplaced):
            sys.exit(1)

    return with_layer


def read_reported(table: str, *, lang: str = "en", named: bool = False, **options: Any) -> Layer:
    """Read a table, and report what was noted while reading it."""
    from . import api

    with progress_bar("Placing names") as progress:
        layer = api.read(source_of(table), progress=progress, **options)
    for line in api.format_reading(layer, table, home=options.get("home"), lang=lang, named=named):
        remark(line)
    return layer


def terminal_width() -> int:
    """Return how many columns there are to print in: those of the terminal, of a file or pipe the usual 80."""
    at_terminal = sys.stdout is not None and sys.stdout.isatty()
    return min(shutil.get_terminal_size().columns, 120) if at_terminal else 80


@contextlib.contextmanager
def progress_bar(label: str) -> Iterator[Progress]:
    """Show how far long work has come, to a person at a terminal only, who may close it."""
    bars: list[Any] = []

    def progress(done: int, whole: int) -> None:
        if not bars:
            hidden = not sys.stderr.isatty()
            bars.append(click.progressbar(length=whole, label=label, file=sys.stderr, hidden=hidden))
            with contextlib.suppress(OSError):
                bars[0].__enter__()
        with contextlib.suppress(OSError):
            bars[0].update(done - bars[0].pos)

    try:
        yield progress
    finally:
        with contextlib.suppress(OSError):
            for bar in bars:
                bar.__exit__(*sys.exc_info())


def remark(line: str) -> None:
    """Say on stderr, as one line, what was found, changed or left out."""
    say(escaped_line(line))


def report_written(path: str, layer: Layer) -> None:
    """Say on stderr what was written."""
    parts = ((layer.tie_rows, "tie"), (layer.memberships, "membership"), (layer.places, "place"))
    remark(f"{path}: {', '.join(counted(len(table), noun) for table, noun in parts)}")


# ---- the commands ----


@cli.command()
@output_option("map.html")
@click.option(
    "--example",
    type=click.Choice(EXAMPLES),
    default=EXAMPLES[0],
    show_default=True,
    help="The sister and friendship cities of Busan, or Korean cooperation from 2010 to 2019.",
)
@look_options
@data_date_option
@preview_option
@language_option
def demo(output: str, example: str, title: str | None, **settings: Any) -> None:
    """Draw a bundled example.

    \b
    sistermap demo
    sistermap demo -o example.html --lang ko
    sistermap demo --example cooperation -o cooperation.html
    """
    from . import api

    layer = api.read(api.example_path(example))
    if example == "cooperation":
        title = title or "Korean cooperation, 2010 to 2019"
    api.draw(layer, output, title=title, remark=remark, **settings)
    report_written(output, layer)


@cli.command()
@reads_layer
@boundaries_option
@output_option("map.html")
@look_options
@data_date_option
@preview_option
@notes_option
@language_option
@click.option("--embed", is_flag=True, help="A slim page for an iframe, and its snippet beside it.")
def draw(layer: Layer, output: str, **settings: Any) -> None:
    """Draw TABLE as one page that opens offline.

    \b
    sistermap draw ties.xlsx
    sistermap draw partners.csv --home "Goyang, KR" --lang ko -o goyang.html
    sistermap draw ties.xlsx --logo city.svg --accent teal --source "City of Goyang" --date 2026-01-31
    sistermap draw ties.xlsx --embed -o embed.html    and embed.html.snippet.txt for your site
    """
    from . import api

    api.draw(layer, output, remark=remark, **settings)
    report_written(output, layer)


@cli.command("read")
@reads_table
@click.option("--json", "as_json", is_flag=True, help="Output JSON.")
@message_language_option
def read_table(table: str, stated: dict[str, Any], as_json: bool, lang: str) -> None:
    """Show how TABLE is read: what each sheet and column is and why, and which rows are set aside.

    No name is placed yet. What is read wrongly is mended by the options below; --save keeps them.

    \b
    sistermap read ties.xlsx
    sistermap read rekan.csv --home "Surabaya, ID" --column "to_name=Kota Kembar" --save
    sistermap read ties.xlsx --sheet 2024 --header 3 --json
    """
    from . import api

    plan = api.plan(source_of(table), **stated)
    if as_json:
        print_out(json.dumps(plan.as_dict(), ensure_ascii=False, indent=1), json=True)
    else:
        print_out(plan.as_text(lang, width=terminal_width()))


@cli.command()
@reads_table
@places_option
@output_option("", show_default="TABLE.places.csv", help="The .csv or .xlsx to write.")
@click.option("--all", "all_names", is_flag=True, help="Every name, also those that are placed.")
@message_language_option
def review(
    table: str, stated: dict[str, Any], decisions: tuple[str, ...], output: str, all_names: bool, lang: str
) -> None:
    """Write one row per name that needs a decision.

    The column decision takes the number of a candidate, a place_id, "lat, lon" or skip. The file goes back in by
    itself if it stays beside TABLE, or by --places. Writing it again keeps every decision.

    \b
    sistermap review ties.xlsx                      writes ties.xlsx.places.csv
    sistermap review ties.xlsx -o places.xlsx       with a list to pick from in each row
    sistermap draw ties.xlsx --places places.xlsx
    """
    from . import api

    source = source_of(table)
    output = output or api.review_path(source)
    with progress_bar("Placing names") as progress:
        waiting = api.review(
            source, output, **stated, decisions=decisions, all_names=all_names, lang=lang, progress=progress
        )
    wait = "waits" if waiting == 1 else "wait"
    remark(f"{output}: {counted(waiting, 'name')} {wait} for a decision")


@cli.command()
@reads_table
@places_option
@click.option("--strict", is_flag=True, help="Exit with 1 if there is an error or a warning.")
@click.option("--json", "as_json", is_flag=True, help="Output JSON.")
@message_language_option
def check(
    table: str, stated: dict[str, Any], decisions: tuple[str, ...], strict: bool, as_json: bool, lang: str
) -> None:
    """Proof-read TABLE: everything odd about it, with rows.

    Names that are not placed or were placed in spite of a slip, countries that contradict them, dates that cannot be,
    ties given twice, two spellings of one place, empty rows, kinds that are not known.

    \b
    sistermap check ties.xlsx
    sistermap check ties.xlsx --strict --json > findings.json
    """
    from . import api

    with progress_bar("Placing names") as progress:
        findings = api.check(source_of(table), **stated, decisions=decisions, lang=lang, progress=progress)
    if as_json:
        print_out(findings.to_json(orient="records", force_ascii=False, indent=1), json=True)
    else:
        for line in api.format_findings(findings, lang=lang):
            print_out(escaped_line(line))
    remark(findings.attrs["rows"])
    remark(api.format_severities(findings, lang=lang))
    if strict and findings["severity"].isin(("error", "warning")).any():
        sys.exit(1)


@cli.command("draft")
@click.argument("texts", nargs=-1, required=True, type=click.Path(allow_dash=True))
@output_option("-", callback=checked("draft"), help="The .csv or .xlsx to write.")
@click.option(
    "--published",
    metavar="DATE",
    help="The day of items that state none, from which 'last month' is reckoned.",
)
@click.option("--home", help='The place of who issues the texts, such as "Busan, KR", for "our city".')
@click.option(
    "--all", "all_sentences", is_flag=True, help="List the sentences that are nearly a tie, with the reason."
)
@click.option(
    "--json", "as_json", is_flag=True, help="Output JSON, with the sentences that are nearly a tie."
)
@message_language_option
def draft_ties(
    texts: tuple[str, ...], output: str, all_sentences: bool, as_json: bool, **settings: Any
) -> None:
    """Read the ties that TEXTS state, news, press releases and council papers, as proposals to confirm.

    TEXTS are .txt, .md, .html, .docx, .pdf, or - for standard input, in English, Korean, Japanese, Chinese, German, French
    or Spanish, of one item or several each. Each row has the sentence it was read from. Write yes or no into the column
    confirmed, then draw it as any table; --drafts draws what is not confirmed, too, and marks it.

    \b
    sistermap draft data/examples/release_en.txt -o draft.xlsx
    sistermap draft news/*.html minutes.docx --home "Busan, KR" -o draft.csv
    pdftotext paper.pdf - | sistermap draft - --published 2024-05-31 --all
    """
    from . import api

    api.check_path(output, inputs=texts)
    refused: list[SistermapError] = []

    def unreadable(error: SistermapError) -> None:
        if len(texts) == 1:
            raise error
        refused.append(error)
        remark(f"Error: {error}")

    with progress_bar("Reading texts") as progress:
        table = api.draft(
            # A path, not a text: one that has a line end in its name is the name of a file all the same.
            [Path(text) if text != "-" else source_of(text) for text in texts],
            output=None if as_json and output == "-" else output,
            remark=remark, unreadable=unreadable, progress=progress, **settings,
        )  # fmt: skip
    near_misses = table.attrs["near_misses"]
    if as_json:
        made = {"proposals": json.loads(table.to_json(orient="records")), "near_misses": near_misses}
        print_out(json.dumps(made, ensure_ascii=False, indent=1), json=True)
    for miss in near_misses if all_sentences else ():
        remark(f"{miss['source']}: {miss['reason']} “{miss['evidence']}”")
    if output != "-":
        remark(f"{output}: {counted(len(table), 'proposal')} to confirm")
    if refused:
        sys.exit(1)


@cli.command()
@click.argument("name")
@click.option("--country", help="The country, in any language, or its ISO code.")
@click.option("--explain", is_flag=True, help="Show the parts of each score.")
@click.option("--json", "as_json", is_flag=True, help="Output JSON.")
@message_language_option
def find(name: str, country: str | None, explain: bool, as_json: bool, lang: str) -> None:
    """Show what the gazetteer knows of NAME, best first, and why.

    \b
    sistermap find 부산
    sistermap find Springfield --country USA --explain
    """
    from . import api

    answer = api.find(name, country)
    print_out(answer.as_json() if as_json else answer.as_text(lang, explain=explain), json=as_json)


@cli.command("geocode")
@click.argument("names", type=click.Path(allow_dash=True))
@output_option("-", help="The .csv to write.")
@click.option("--strict", is_flag=True, help="Exit with 1 if a name is not placed.")
def geocode_names(names: str, output: str, strict: bool) -> None:
    """Place the names of a list: a table with the columns name and, if known, country.

    The same rows come out in the same order, with verdict, match, score, place_id, place_name, level,
    country_code, admin1, lat, lon and reason behind them.

    \b
    sistermap geocode names.csv -o placed.csv
    printf 'name,country\\n부산,Korea\\n' | sistermap geocode -
    """
    from . import api

    rows, unplaced = api.geocode_file(source_of(names), output)
    remark(f"{counted(rows, 'name')}, {unplaced:,} not placed")
    if strict and unplaced:
        sys.exit(1)


@cli.command()
@reads_layer
@boundaries_option
@output_option(callback=checked("write"))
def layer(layer: Layer, output: str) -> None:
    """Write TABLE's layer for a GIS, Gephi or Google Earth, by the suffix of -o.

    \b
    sistermap layer ties.xlsx -o ties.gpkg
    .gpkg .parquet .geojson .fgb .kml .kmz .graphml .gexf .csv
    """
    from . import api

    api.write(layer, output)
    report_written(output, layer)


@cli.command()
@reads_layer
@boundaries_option
@output_option(callback=checked("plot"), help="The .svg, .pdf or .png to write.")
@brand_options
@data_date_option
@language_option
@click.option(
    "--projection",
    default="equal-earth",
    show_default=True,
    help="equal-earth, azimuthal-equidistant (true from home, up to its antipode), lambert or mercator.",
)
@click.option(
    "--extent",
    type=float,
    nargs=4,
    metavar="W S E N",
    help="Degrees to show, 0.01 at least each way; east may be less than west.  [default: fitted]",
)
@click.option(
    "--style",
    default="print",
    show_default=True,
    help="print, screen, grey (for copiers) or journal (no title, letters of 5.5 to 7 pt).",
)
@click.option(
    "--size",
    metavar="SIZE",
    help="160x90mm, 16x9cm, 6.3x3.5in, a width alone such as 160mm, or single and double: 89 and 183 mm, the columns of "
    "journals.  [default: 180 mm, on screens 254 mm and in journals 183 mm wide]",
)
@click.option("--dpi", type=click.IntRange(36, 1200), default=300, show_default=True, help="PNG resolution.")
@click.option("--alt", type=click.Path(), help="Write the alternative text here.")
def figure(layer: Layer, output: str, title: str | None, **settings: Any) -> None:
    """Draw TABLE for print: SVG, PDF or PNG by the suffix of -o.

    \b
    sistermap figure ties.xlsx -o map.svg
    sistermap figure partners.csv --home "Goyang, KR" --projection azimuthal-equidistant -o goyang.pdf
    sistermap figure ties.xlsx --size 160x90mm --logo city.png --accent teal -o yearbook.pdf
    sistermap figure ties.xlsx --style journal --size single -o figure-1.pdf
    """
    from . import api

    title = api.title_of(layer, title, lang=settings["lang"])
    api.plot(layer, output, title=title, remark=remark, **settings)
    report_written(output, layer)


@cli.command()
@reads_layer
@boundaries_option
@output_option(callback=checked("report"), help="The .html, .md, .docx, .xlsx or .pptx to write.")
@brand_options
@language_option
@date_option
@click.option("--countries", help="Codes of countries where a partner might be, such as BR,IN,VN.")
@click.option("--activity", metavar="COLUMN", help="The column of TABLE with the last activity of each tie.")
@click.option(
    "--years",
    type=click.IntRange(1),
    default=5,
    show_default=True,
    help="Years without activity until a tie is dormant.",
)
@click.option(
    "--template",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Of slides: a .pptx or .potx whose size, layouts, colours and fonts are taken.",
)
@click.option(
    "--partners", "partner_slides", is_flag=True, help="Of slides: one for each partner, with a small map."
)
def report(layer: Layer, output: str, countries: str | None, **settings: Any) -> None:
    """Write TABLE's numbers, lists and map as a document or slides, by the suffix of -o.

    \b
    sistermap report ties.xlsx -o report.docx
    sistermap report ties.xlsx -o report.html --lang ko --countries BR,IN,VN --activity "Last visit"
    sistermap report ties.xlsx -o slides.pptx --template ours.potx --partners
    sistermap report ties.xlsx -o slides.pptx --logo city.png --accent teal --source "City of Goyang"
    """
    from . import api

    api.report(layer, output, countries=countries, remark=remark, **settings)
    report_written(output, layer)


@cli.command("stats")
@reads_layer
@click.argument("others", nargs=-1, type=click.Path())
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    callback=checked_if_given("stats"),
    help="The .json, .xlsx, .md or .csv to write; beside a .csv are its lists.  [default: print]",
)
@click.option("--json", "as_json", is_flag=True, help="Output JSON.")
@click.option("--explain", is_flag=True, help="Show the definition of each figure, and whose formula it is.")
@click.option(
    "--samples",
    type=click.IntRange(2, 10_000),
    default=100,
    show_default=True,
    help="Random networks that ties within a country and distances are compared with.",
)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Where chance begins.")
@click.option("--exact", is_flag=True, help="Follow all shortest paths, however long it takes.")
def network_stats(
    layer: Layer, others: tuple[str, ...], output: str | None, as_json: bool, explain: bool, **settings: Any
) -> None:
    """Measure the network of TABLE: degree, components, reach, clustering, centralities, growth, and what chance gives.

    With OTHERS all lists are one network; those of one place each are compared, who names whom and who does not. The
    options are about TABLE; of the others what was saved beside them holds. Memberships of networks are no ties.

    \b
    sistermap stats ties.xlsx
    sistermap stats ties.xlsx --explain
    sistermap stats busan.csv shanghai.csv -o stats.csv     and stats-reciprocity.csv: who names whom
    """
    from . import api

    if output is not None:
        api.check_path(output, "stats", inputs=others)
    given = [click.get_current_context().params["table"], *others]
    if twice := next((table for table in others if given.count(table) > 1), None):
        raise click.UsageError(f"{twice} is given twice; expected each list once")
    layers, strict = [layer], click.get_current_context().params["strict"]
    for other in others:
        try:
            layers.append(read_reported(other, named=True))
        except SistermapError as error:
            if " --" in str(error):  # what it proposes is an option, and those are about the first list
                remark(
                    f"{other}: options are about {given[0]}; save those of this list: sistermap read … --save"
                )
            raise
    with progress_bar("Measuring") as progress:
        measured = api.stats(*layers, **settings, progress=progress)
    if output is None or as_json:
        print_out(
            api.format_stats(measured, as_json=as_json, explain=explain, width=terminal_width()), json=as_json
        )
    if output is not None:
        for path in api.write(measured, output):
            remark(f"{path}: written")
    if strict and any(len(one.unplaced) for one in layers):
        sys.exit(1)


@cli.command()
@reads_layer
@output_option(
    "ties.ics", callback=checked("calendar"), help="The .ics to write, or a .pdf: a year on one page."
)
@date_option
@click.option(
    "--years", help="Which anniversaries count, such as 10,25,50.  [default: round ones from 1 to 100]"
)
@click.option("--months", type=click.IntRange(1, 1200), default=24, show_default=True, help="How far ahead.")
@click.option(
    "--year",
    type=click.IntRange(1, 9999),
    metavar="YEAR",
    help="A whole year, whatever --date and --months are.  [default: for a .pdf that of --date, from October on the next]",
)
@click.option(
    "--alarm",
    "alarms",
    multiple=True,
    metavar="SPAN",
    help="Of an .ics: remind of each event so long before, such as 30d or 2w. Any number of times.",
)
@language_option
def calendar(
    layer: Layer,
    output: str,
    date: dt.date,
    lang: str,
    **settings: Any,
) -> None:
    """Write anniversaries and the ends of agreements as a calendar, and list them.

    \b
    sistermap calendar ties.xlsx -o ties.ics --lang ko --alarm 30d
    sistermap calendar ties.xlsx -o year-2027.pdf --year 2027
    sistermap calendar ties.xlsx --years 25,50 --months 60 --date 2026-01-01
    """
    from . import api

    events = api.calendar(layer, output, lang=lang, date=date, **settings)
    for line in api.format_events(events, lang=lang):
        remark(line) if output == "-" else print_out(escaped_line(line))
    remark(f"{output}: {counted(len(events), 'event')}")


@cli.command()
@reads_layer
@boundaries_option
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(),
    required=True,
    callback=checked("kit"),
    help="The folder to write into, or the .zip to write.",
)
@look_options
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=lambda ctx, parameter, value: value and value.date(),
    help="The day to count from, and the state of the data.  [default: today]",
)
@preview_option
@click.option(
    "--only",
    metavar="NAMES",
    help="What the kit holds: groups (show, print, report, data) or files such as report.docx, divided by commas; all for "
    "every format.  [default: one file for each purpose]",
)
@language_option
def kit(layer: Layer, folder: str, **settings: Any) -> None:
    """Write what goes out about TABLE into one folder: pages, figures, report, data, calendar; index.html leads to all.

    README.txt says which file is for whom. Files that have not changed are left alone. Those that an earlier kit in the
    same folder had and this one has not are removed, unless they were changed since. Your own files are never overwritten:
    one in the way, or changed since, is named, and nothing is written.

    \b
    sistermap kit ties.xlsx -o kit
    sistermap kit ties.xlsx -o kit.zip --only show,print,report.docx
    sistermap kit ties.xlsx -o for-the-press --public --hide Phone --lang ko
    """
    from . import api

    with progress_bar("Making the kit") as progress:
        files, changed = api.kit(layer, folder, progress=progress, remark=remark, **settings)
    report_written(folder, layer)
    begin = folder if folder.lower().endswith(".zip") else Path(folder, "index.html")
    remark(f"{counted(len(files), 'file')}, {len(changed)} of them new or changed; begin with {begin}")


@cli.command()
@click.argument("old", type=click.Path(allow_dash=True))
@click.argument("new", type=click.Path(allow_dash=True))
@stated_options
@layer_options
@boundaries_option
@output_option(
    "",
    callback=checked_if_given("compare"),
    show_default=False,
    help="The .html, .csv, .xlsx or .md to write.",
)
@click.option(
    "--since-year",
    type=click.IntRange(-9999, 9999),
    metavar="YEAR",
    help="Only ties that begin or end in this year or later, by either list. Ties without a date are left out, and counted.",
)
@date_option
@click.option("--title", help="Headline of the page.  [default: which lists are compared]")
@click.option("--json", "as_json", is_flag=True, help="Output JSON.")
@language_option
def compare(
    old: str, new: str, output: str, as_json: bool, lang: str, since_year: int | None, date: dt.date, title: str | None,
    strict: bool, **options: Any,
) -> None:  # fmt: skip
    """Show what changed from OLD to NEW, two states of a list, whatever their columns, languages and formats.

    Ties are matched by their places, kind and date: added, gone, ended, renamed, with another date, status or kind, changed
    in other columns, only spelled otherwise, moved. Each list is read with what was saved beside it (sistermap read OLD
    --save); options given here hold for both. Without -o the changes are listed.

    \b
    sistermap compare data/examples/busan_sister_cities_2010.csv data/examples/busan_sister_cities.csv
    sistermap compare 2025.xlsx 2026.csv -o changes.html       the map, new, gone and changed ties in colours
    sistermap compare 2025.xlsx 2026.csv -o changes.xlsx --lang ko --since-year 2020
    """
    from . import api

    if old == new == "-":
        raise click.UsageError("OLD and NEW are both standard input; expected it once")
    if output:
        nodes = [options["nodes"]] if options["nodes"] else []
        api.check_path(output, "compare", inputs=(old, new, *options["decisions"], *nodes))
    layers = [read_reported(table, lang=lang, named=True, **options) for table in (old, new)]
    found = api.compare(*layers, since_year=since_year, date=date)
    if Path(old).resolve() == Path(new).resolve():
        remark(f"{old}: is both OLD and NEW")
    if as_json:
        print_out(json.dumps(found.as_dict(lang), ensure_ascii=False, indent=1), json=True)
    elif not output:
        print_out(found.as_text(lang))
    if output:
        draws = output.lower().endswith(".html")
        api.draw(found, output, title=title, lang=lang, remark=remark) if draws else api.write(
            found, output, lang=lang
        )
        rows = int(found.rows["change"].ne("unchanged").sum())
        remark(f"{output}: {counted(len(found.changes), 'change')} in {counted(rows, 'row')}")
    if strict and any(len(layer.unplaced) for layer in layers):
        sys.exit(1)


@cli.command()
@click.argument("parts", nargs=-1, required=True)
@output_option(
    callback=checked("aggregate"), help="The .parquet or .csv to write; …-unplaced.csv is written beside it."
)
@click.option(
    "--by",
    default="kind,year",
    show_default=True,
    metavar="WHAT",
    help="What ties are summed by beside their pair: kind, year, status.",
)
@click.option(
    "--value", metavar="HEADER", help="The column to sum.  [default: one that is recognised as a value]"
)
@click.option("--home", help='Your own place, such as "Goyang, KR", for rows that name only partners.')
@click.option(
    "--column",
    "columns",
    metavar="ROLE=HEADER",
    multiple=True,
    callback=pairs("to_name=Kota Kembar"),
    help="What a column is, where its header is not recognised. Any number of times.",
)
@places_option
@click.option("--encoding", metavar="NAME", help="Of CSV, such as cp949.  [default: found out]")
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="A Dask scheduler, such as tcp://127.0.0.1:8786.  [default: new processes on this machine]",
)
@click.option(
    "--workers", type=click.IntRange(1), help="Processes to start without --scheduler.  [default: one a core]"
)
@click.option("--strict", is_flag=True, help="Exit with 1 if a name is not placed.")
def aggregate(parts: tuple[str, ...], output: str, strict: bool, **settings: Any) -> None:
    """Sum the ties of PARTS, Parquet or CSV of any number of rows, by pair, kind and year, on Dask.

    Each distinct name is judged once. What is written is a table for all other commands, with coordinates and sums: draw
    counts by them and shows them as widths, report adds them up. Needs: pip install "sistermap[scale]"

    \b
    sistermap aggregate "part-*.parquet" -o ties.parquet --value students
    sistermap draw ties.parquet
    sistermap aggregate events.csv -o flows.csv --by year --scheduler tcp://127.0.0.1:8786
    """
    from . import api

    with progress_bar("Summing ties") as progress:
        sums = api.aggregate(parts, progress=progress, **settings)
    sums.write(output)
    remark(sums.summary())
    remark(f"{output}: {counted(len(sums.ties), 'tie')}")
    if strict and sums.not_placed:
        sys.exit(1)


def check_wikidata_output(ctx: click.Context, parameter: click.Parameter, output: str) -> str:
    """Refuse an output that does not go with --online and --answer, or without them, before any work is done for it."""
    from . import api

    answer = ctx.params["answer"]
    is_table = ctx.params["online"] or answer is not None
    api.check_path(output, "wikidata" if is_table else "query", inputs=[answer] if answer else [])
    return output


def listed_places(places: tuple[str, ...]) -> list[str]:
    """Return the places, with those of standard input in place of a dash."""
    from . import api

    return [
        each for place in places for each in (api.read_places(source_of("-")) if place == "-" else [place])
    ]


@cli.command()
@click.argument("places", metavar="[PLACE]...", nargs=-1)
@click.option(
    "--online",
    is_flag=True,
    is_eager=True,
    help="Send the query to --service and write the table. Without it nothing is sent, and the query is written.",
)
@click.option(
    "--answer",
    type=click.Path(exists=True, dir_okay=False),
    is_eager=True,
    metavar="FILE",
    help="In place of PLACE: the answer to the query, saved as JSON, of which the table is written. Nothing is sent.",
)
@output_option(
    "-", callback=check_wikidata_output, help="The .rq to write; with --online or --answer the .csv or .xlsx."
)
@click.option("--country", help="The country of all names, in any language, or its ISO code.")
@click.option(
    "--lang",
    "langs",
    metavar="TAG",
    multiple=True,
    default=["en"],
    show_default=True,
    help="A language of names, such as ko. Up to five times, the best first.",
)
@click.option(
    "--service",
    metavar="ADDRESS",
    help="Another SPARQL service with Wikidata's data.  [default: https://query.wikidata.org/sparql]",
)
@click.option(
    "--timeout",
    "timeout_s",
    type=click.FloatRange(1, 86_400),
    default=300,
    show_default=True,
    help="Seconds for all requests together, pauses included.",
)
def wikidata(
    places: tuple[str, ...],
    online: bool,
    answer: str | None,
    output: str,
    langs: tuple[str, ...],
    **settings: Any,
) -> None:
    """Write the query for the twinned places that Wikidata states of PLACE or, with --online, the table of them.

    PLACE is a name such as "Busan, KR", an item such as Q16520, or - for standard input, one a line. Names are found in
    our gazetteer, and joined to Wikidata by the numbers of GeoNames and the codes of ISO 3166, never by the name.

    \b
    sistermap wikidata Busan "Seoul, KR" -o query.rq
    sistermap wikidata Q16520 --lang ko --lang en
    sistermap wikidata Busan --online -o ties.csv
    sistermap wikidata - --country KR --online -o ties.xlsx < names.txt
    sistermap wikidata --answer answer.json -o ties.csv
    """
    from . import api

    if bool(places) == bool(answer) or (online and answer):
        raise click.UsageError(
            'expected PLACE, such as "Busan, KR", or in its place --answer FILE without --online'
        )
    with progress_bar("Requesting ties") as progress:
        found = api.wikidata(
            listed_places(places),
            answer=answer,
            lang=langs,
            online=online,
            remark=remark,
            progress=progress,
            **settings,
        )
    api.write(found, output)
    for line in found.remarks:
        remark(line)
    if found.ties is not None:
        where = "" if output == "-" else f"{output}: "
        remark(f"{where}{counted(len(found.ties), 'tie')}, by Wikidata (CC0)")
