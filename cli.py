"""Every command of sistermap: parse, call, write. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import json
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import geopandas
    import pandas as pd

    from .geo.exports.atomic import Content, Files
    from .geo.gazetteer.store import Gazetteer
    from .geo.layer import Layer
    from .geo.review.decisions import Decisions
    from .geo.tables.plan import Plan
    from .maps.kit.parts import Part

LANGUAGES = ("en", "ko", "ja", "zh-Hans", "zh-Hant", "de", "fr", "es", "ar")


def main() -> None:
    """Run the command line, as the installed ``sistermap`` and ``python cli.py`` do."""
    cli(prog_name="sistermap")


class Commands(click.Group):
    """The one place where what is wrong with the user's data becomes one line and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; our errors are told, everything else is a bug and keeps its traceback."""
        from .geo.errors import SistermapError

        try:
            return super().invoke(ctx)
        except SistermapError as error:
            raise click.ClickException(str(error)) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order in which an office meets them, which is that of this file."""
        return list(self.commands)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="sistermap", prog_name="sistermap")
def cli() -> None:
    """Turn a list of sister cities and agreements into maps that open anywhere, offline.

    \b
    sistermap demo                         the bundled example, as map.html
    sistermap draw ties.xlsx               your own list
    sistermap review ties.xlsx             what could not be placed, to decide

    TABLE is .csv .tsv .xlsx .ods .json .geojson or .parquet, or - for CSV on standard input. Its headers may
    be English, Korean, Japanese, Chinese, German, French or Spanish.
    """


# ---- what commands share: the table in, the layer made from it, what is told on stderr ----

Command = Callable[..., None]


def table_argument(command: Command) -> Command:
    """Add TABLE, --home and --places."""
    for decorate in (
        click.option(
            "--places",
            "decisions",
            type=click.Path(exists=True, dir_okay=False),
            multiple=True,
            help="Decisions made in a review sheet. TABLE.places.csv beside TABLE is found by itself.",
        ),
        click.option(
            "--home", help='Your own place, such as "Goyang, KR", for a list that names only partners.'
        ),
        click.argument("table", type=click.Path(allow_dash=True)),
    ):
        command = decorate(command)
    return command


def layer_options(command: Command) -> Command:
    """Add TABLE and everything that makes a layer of it; the command receives `layer` in their stead."""

    @table_argument
    @click.option("--guess", is_flag=True, help="Draw the likeliest place of an ambiguous name, and mark it.")
    @click.option(
        "--boundaries",
        type=click.Path(exists=True, dir_okay=False),
        help="Country polygons to use instead of ours: a GeoPackage, GeoJSON, Shapefile or Parquet.",
    )
    @click.option("--strict", is_flag=True, help="Exit with 1 if a name is not placed.")
    @click.option(
        "--public",
        is_flag=True,
        help='Leave out columns marked internal, such as "Budget (internal)", and rows that a column visibility calls so.',
    )
    @click.option("--hide", metavar="COLUMN", multiple=True, help="With --public: leave out this column too.")
    @functools.wraps(command)
    def with_layer(
        table: str,
        home: str | None,
        decisions: tuple[str, ...],
        guess: bool,
        boundaries: str | None,
        strict: bool,
        public: bool,
        hide: tuple[str, ...],
        **rest: Any,
    ) -> None:
        from .geo.exports.atomic import check_output

        if "output" in rest:
            check_output(rest["output"], inputs=[table, *decisions])
        if "title" in rest:
            rest["title"] = rest["title"] or home or title_of(table)
        hidden = hide if public or hide else None
        layer = read_layer(table, home=home, decisions=decisions, guess=guess, hide=hidden)
        command(layer=layer, home=home, boundaries=boundaries, **rest)
        if strict and len(layer.unplaced):
            sys.exit(1)

    return with_layer


def title_of(table: str) -> str:
    """Make a title of a file's name."""
    return "Partnerships" if table == "-" else re.sub(r"[_\s]+", " ", Path(table).stem).strip()


def output_option(default: str | None = None, **settings: Any) -> Callable[[Command], Command]:
    """Add -o."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(),
        default=default,
        required=default is None,
        **{"help": "The file to write.", "show_default": default is not None, **settings},
    )


title_option = click.option("--title", help="Title of the page.  [default: --home, or the file's name]")
language_option = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the page."
)

message_language_option = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the messages."
)

document_language_option = click.option(
    "--lang", type=click.Choice(("en", "ko")), default="en", show_default=True, help="Language of the words."
)


def as_day(ctx: click.Context, parameter: click.Parameter, value: dt.datetime | None) -> dt.date:
    """Take the day that was asked for, or today."""
    return dt.date.today() if value is None else value.date()


date_option = click.option(
    "--date",
    "today",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=as_day,
    help="The day to count from.  [default: today]",
)


def read_layer(
    table: str, *, home: str | None, decisions: Iterable[str], guess: bool, hide: Iterable[str] | None = None
) -> Layer:
    """Read `table`, geocode it and build its layer; what was odd or not placed is told on stderr.

    With `hide`, even an empty one, what is internal is left out before anything else is made of it.
    """
    import geopandas

    from . import data
    from .geo.layer import build_layer
    from .geo.naming.ties import describe_places

    with open_gazetteer() as gazetteer:
        geocoded, plan = geocode_table(
            table, gazetteer, home=home, decisions=decisions, guess=guess, hide=hide
        )
        places = describe_places(geocoded, gazetteer)
    layer = build_layer(geocoded, places, geopandas.read_parquet(data.path("regions.parquet")), plan)
    tell_unplaced(layer.unplaced, table)
    return layer


def geocode_table(
    table: str,
    gazetteer: Gazetteer,
    *,
    home: str | None,
    decisions: Iterable[str],
    guess: bool = False,
    hide: Iterable[str] | None = None,
) -> tuple[pd.DataFrame, Plan]:
    """Read `table` and geocode it with the user's decisions; return the plan of the reading too."""
    from .geo.naming.ties import geocode
    from .geo.review.visibility import public_part
    from .geo.tables.ties import read_ties

    ties, plan = read_ties(table, home=home, stdin=sys.stdin.buffer)
    if hide is not None:
        ties, left_out = public_part(ties, hide)
        plan = dataclasses.replace(plan, notes=(*plan.notes, *left_out))
    for note in plan.notes:
        click.echo(note.as_text(), err=True)
    made = office_decisions(table, decisions)
    if home is not None:
        check_home(home, gazetteer)
    # Only a person at a terminal wants to see a bar.
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=len(ties), label="Placing names", file=sys.stderr, hidden=hidden) as bar:
        geocoded = geocode(ties, gazetteer, decisions=made, guess=guess, progress=bar.update)
    for line in made.unused(geocoded):
        click.echo(line, err=True)
    return geocoded, plan


def check_home(home: str, gazetteer: Gazetteer) -> None:
    """Refuse a --home that is not placed: every row would fail with it."""
    from .geo.errors import GeocodeError
    from .geo.naming.locate import locate

    answer = locate(home, None, gazetteer=gazetteer)
    if answer.verdict != "placed":
        raise GeocodeError(f'--home {home!r}: {answer.reason} Expected a place such as "Goyang, KR".')


def office_decisions(table: str, decisions: Iterable[str]) -> Decisions:
    """Read the office's decisions: the files that were named, or those that lie beside `table`."""
    from .geo.review.decisions import find_decisions, read_decisions

    return read_decisions(list(decisions) or find_decisions(table))


def open_gazetteer() -> Gazetteer:
    """Open the gazetteer that ships."""
    from . import data
    from .geo.gazetteer.store import Gazetteer

    return Gazetteer.open(data.HERE)


def tell_unplaced(unplaced: pd.DataFrame, table: str) -> None:
    """Say on stderr what is not drawn, and how to mend it."""
    for row in unplaced.head(20).itertuples():
        click.echo(f"row {row.row}: {row.reason}", err=True)
    if len(unplaced) > 20:
        click.echo(f"… and {len(unplaced) - 20} more", err=True)
    if len(unplaced):
        click.echo(
            f"{len(unplaced)} rows are listed, not drawn; decide with: sistermap review {table}", err=True
        )


def basemap(boundaries: str | None) -> geopandas.GeoDataFrame:
    """Load land and borders: ours, or the user's own."""
    import geopandas

    from . import data

    if boundaries is None:
        return geopandas.read_parquet(data.path("basemap.parquet"))
    from .maps.boundaries import read_boundaries

    return read_boundaries(boundaries)


def attribution(boundaries: str | None) -> list[dict[str, str]]:
    """Say whose data a page shows, boundary notice included."""
    from . import data

    entries: list[dict[str, str]] = json.loads(data.path("attribution.json").read_text(encoding="utf-8"))
    if boundaries is None:
        return entries
    return [entry for entry in entries if entry["what"] != "boundaries"] + [
        {"what": "boundaries", "text": f"Boundaries: {Path(boundaries).name}", "url": "", "licence": ""}
    ]


def seats(layer: Layer) -> dict[str, str]:
    """Find the seats of known networks among the places of a layer: network -> place_id."""
    import csv

    from . import data

    at = {
        (place.name_, place.country): str(place.place_id)
        for place in layer.places.rename(columns={"name": "name_"}).itertuples()
        if place.level == "city"
    }
    with data.path("networks.csv").open(encoding="utf-8", newline="") as file:
        known = {row["network"]: (row["seat"], row["seat_country"]) for row in csv.DictReader(file)}
    named = set(layer.memberships["network"]) & set(known)
    return {network: at[known[network]] for network in sorted(named) if known[network] in at}


def home_id(layer: Layer, home: str | None) -> str | None:
    """Find the place_id of --home: the user's own spelling in the ties decides, else a name of a place.

    A home that the layer lacks comes back as it is: no place has it for an id.
    """
    if home is None:
        return None
    wanted = {home.casefold().strip(), home.split(",")[0].casefold().strip()}
    written = layer.ties.loc[layer.ties["from_name"].str.casefold().str.strip().isin(wanted), "from_id"]
    if len(written):
        return str(written.mode().iloc[0])
    named, local = (layer.places[column].str.casefold().isin(wanted) for column in ("name", "local_name"))
    found = layer.places.loc[named | local, "place_id"]
    return str(found.iloc[0]) if len(found) else home


def version() -> str:
    """Return the version of sistermap."""
    from . import __version__

    return __version__


def told(path: str, layer: Layer) -> None:
    """Say on stderr what was written."""
    click.echo(
        f"{path}: {len(layer.ties)} ties, {len(layer.memberships)} memberships, {len(layer.places)} places",
        err=True,
    )


# ---- the commands ----


@cli.command()
@output_option("map.html")
@language_option
@click.pass_context
def demo(ctx: click.Context, output: str, lang: str) -> None:
    """Draw the bundled example: Korean cooperation facts, 2010 to 2019.

    \b
    sistermap demo
    sistermap demo -o example.html --lang ko
    """
    from . import data

    ctx.invoke(
        draw,
        table=str(data.path("examples/korea_cooperation.csv")),
        home=None,
        decisions=(),
        guess=False,
        boundaries=None,
        strict=False,
        output=output,
        title="Korean cooperation, 2010 to 2019",
        lang=lang,
        embed=False,
    )


@cli.command()
@layer_options
@output_option("map.html")
@title_option
@language_option
@click.option("--embed", is_flag=True, help="A slim page for an iframe, and its snippet beside it.")
def draw(
    layer: Layer,
    home: str | None,
    boundaries: str | None,
    output: str,
    title: str | None,
    lang: str,
    embed: bool,
) -> None:
    """Draw TABLE as one page that opens offline.

    \b
    sistermap draw ties.xlsx
    sistermap draw partners.csv --home "Goyang, KR" --lang ko -o goyang.html
    sistermap draw ties.xlsx --embed -o embed.html    and embed.html.snippet.txt for your site
    """
    from .geo.exports.atomic import write_together
    from .maps.page.embed import embed_snippet
    from .maps.page.tie_map import render_page

    page = render_page(
        layer,
        basemap=basemap(boundaries),
        title=title,
        lang=lang,
        home=home_id(layer, home),
        attribution=attribution(boundaries),
        embed=embed,
        seats=seats(layer),
    )
    files: Files = {output: page}
    if embed:
        files[f"{output}.snippet.txt"] = embed_snippet(Path(output).name, title or "")
    write_together(files)
    told(output, layer)


@cli.command()
@table_argument
@output_option("", show_default="TABLE.places.csv", help="The .csv or .xlsx to write.")
@click.option("--all", "all_names", is_flag=True, help="Every name, also those that are placed.")
@message_language_option
def review(
    table: str, home: str | None, decisions: tuple[str, ...], output: str, all_names: bool, lang: str
) -> None:
    """Write one row per name that is not placed, for you to decide on.

    The column decision takes the number of a candidate, a place_id, "lat, lon" or skip. The file goes back in by
    itself if it stays beside TABLE, or by --places. Writing it again keeps every decision.

    \b
    sistermap review ties.xlsx                      writes ties.xlsx.places.csv
    sistermap review ties.xlsx -o places.xlsx       with a list to pick from in each row
    sistermap draw ties.xlsx --places places.xlsx
    """
    from .geo.exports.atomic import check_output
    from .geo.review.review_sheet import write_review

    output = output or ("places.csv" if table == "-" else f"{table}.places.csv")
    check_output(output, inputs=[table])
    with open_gazetteer() as gazetteer:
        geocoded, _ = geocode_table(table, gazetteer, home=home, decisions=decisions)
        made = office_decisions(table, decisions)
        waiting = write_review(
            geocoded, output, all_names=all_names, previous=made, gazetteer=gazetteer, lang=lang
        )
    names = "1 name waits" if waiting == 1 else f"{waiting} names wait"
    click.echo(f"{output}: {names} for a decision", err=True)


@cli.command()
@table_argument
@click.option("--strict", is_flag=True, help="Exit with 1 if there is an error or a warning.")
@click.option("--json", "as_json", is_flag=True, help="Output JSON.")
@message_language_option
def check(
    table: str, home: str | None, decisions: tuple[str, ...], strict: bool, as_json: bool, lang: str
) -> None:
    """Proof-read TABLE: everything odd about it in one list, with rows.

    Names that are not placed, countries that contradict them, dates that cannot be, ties that stand twice,
    two spellings of one place, empty rows, kinds that are not known.

    \b
    sistermap check ties.xlsx
    sistermap check ties.xlsx --strict --json > findings.json
    """
    from .geo.review.check import check as proof_read
    from .geo.review.findings import tell_counts, tell_findings

    with open_gazetteer() as gazetteer:
        geocoded, plan = geocode_table(table, gazetteer, home=home, decisions=decisions)
    findings = proof_read(geocoded, notes=plan.notes, lang=lang)
    if as_json:
        click.echo(findings.to_json(orient="records", force_ascii=False, indent=1))
    else:
        for line in tell_findings(findings, lang):
            click.echo(line)
    click.echo(tell_counts(findings, lang), err=True)
    if strict and findings["severity"].isin(("error", "warning")).any():
        sys.exit(1)


@cli.command()
@click.argument("name")
@click.option("--country", help="The country, in any language, or its ISO code.")
@click.option("--explain", is_flag=True, help="Show the parts of each score.")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def find(name: str, country: str | None, explain: bool, as_json: bool) -> None:
    """Show what the gazetteer knows of NAME, best first, and why.

    \b
    sistermap find 부산
    sistermap find Springfield --country USA --explain
    """
    from .geo.naming.locate import locate

    with open_gazetteer() as gazetteer:
        answer = locate(name, country, gazetteer=gazetteer)
        click.echo(answer.as_json() if as_json else answer.as_text(explain=explain))


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
    from .geo.exports.names_file import write_answers
    from .geo.tables.names import read_names

    rows = read_names(names, stdin=sys.stdin.buffer)
    with open_gazetteer() as gazetteer:
        unplaced = write_answers(rows, gazetteer, output)
    click.echo(f"{len(rows)} names, {unplaced} not placed", err=True)
    if strict and unplaced:
        sys.exit(1)


def known_format(ctx: click.Context, parameter: click.Parameter, output: str) -> str:
    """Refuse a suffix that no format has before the table is read."""
    from .geo.exports.formats import check_suffix

    check_suffix(output)
    return output


@cli.command()
@layer_options
@output_option(callback=known_format)
def layer(layer: Layer, home: str | None, boundaries: str | None, output: str) -> None:
    """Write TABLE's layer for a GIS, Gephi or Google Earth, by the suffix of -o.

    \b
    sistermap layer ties.xlsx -o ties.gpkg
    .gpkg .parquet .geojson .fgb .kml .kmz .graphml .gexf .csv
    """
    from .geo.exports.formats import write_layer
    from .maps.style import style_kinds

    asked = click.get_current_context().params
    write_layer(
        layer,
        output,
        inputs=[asked["table"], *asked["decisions"]],  # ties.csv brings ties-places.csv along
        attribution=attribution(boundaries),
        version=version(),
        styles=style_kinds(layer.ties["kind"].dropna()),
    )
    told(output, layer)


@cli.command()
@layer_options
@output_option(help="The .svg, .pdf or .png to write.")
@title_option
@language_option
@click.option(
    "--projection",
    default="equal-earth",
    show_default=True,
    help="equal-earth, azimuthal-equidistant (true from --home), lambert or mercator.",
)
@click.option(
    "--extent",
    type=float,
    nargs=4,
    metavar="W S E N",
    help="Degrees to show; east may be less than west.  [default: fitted]",
)
@click.option("--style", default="print", show_default=True, help="print, screen or grey.")
@click.option("--source", help="Written below the map.")
@click.option("--date", help="Date of the data, written below the map.")
@click.option("--dpi", type=click.IntRange(36, 1200), default=300, show_default=True, help="Of a PNG.")
@click.option("--alt", "alt", type=click.Path(), help="Write the alternative text here.")
def figure(
    layer: Layer,
    home: str | None,
    boundaries: str | None,
    output: str,
    lang: str,
    alt: str | None,
    **options: Any,
) -> None:
    """Draw TABLE for print: SVG, PDF or PNG by the suffix of -o.

    \b
    sistermap figure ties.xlsx -o map.svg
    sistermap figure partners.csv --home "Goyang, KR" --projection azimuthal-equidistant -o goyang.pdf
    """
    from .geo.exports.atomic import write_together
    from .maps.figure.draw import alt_text, draw_figure
    from .maps.texts import kind_words

    words = kind_words(lang)
    drawn = draw_figure(
        layer, Path(output).suffix, basemap=basemap(boundaries), home=home_id(layer, home), lang=lang, words=words,
        attribution=attribution(boundaries), **options,
    )  # fmt: skip
    said = alt_text(layer, options["title"], words)
    files: Files = {output: drawn}
    if alt:
        files[alt] = said + "\n"
    write_together(files)
    told(output, layer)


def known_report(ctx: click.Context, parameter: click.Parameter, output: str) -> str:
    """Refuse a suffix that no report has before the table is read."""
    from .maps.report import check_report

    check_report(output)
    return output


@cli.command()
@layer_options
@output_option(callback=known_report, help="The .html, .md, .docx or .xlsx to write.")
@title_option
@document_language_option
@date_option
@click.option("--countries", help="Codes of countries where a partner might be, such as BR,IN,VN.")
@click.option("--activity", metavar="COLUMN", help="The column of TABLE that tells of activity.")
@click.option("--years", type=click.IntRange(1), default=5, show_default=True, help="How long is dormant.")
def report(
    layer: Layer, home: str | None, boundaries: str | None, output: str, title: str, lang: str, today: dt.date,
    countries: str | None, activity: str | None, years: int,
) -> None:  # fmt: skip
    """Write TABLE's numbers, lists and map as a document, by the suffix of -o.

    \b
    sistermap report ties.xlsx -o report.docx
    sistermap report ties.xlsx -o report.html --lang ko --countries BR,IN,VN --activity "Last visit"
    """
    from .geo.analysis.summary import summarise
    from .geo.exports.atomic import write_together
    from .maps.figure.draw import alt_text, draw_figure
    from .maps.report import make_outline, write_report

    asked = None if countries is None else countries.split(",")
    summary = summarise(layer, today=today, lang=lang, countries=asked, activity=activity, years=years)
    from .maps.texts import kind_words

    words, sources, drawn = kind_words(lang), attribution(boundaries), None
    if len(layer.places):  # an empty list has a report too, without a map
        drawn = draw_figure(
            layer, ".png", basemap=basemap(boundaries), lang=lang, words=words, attribution=sources, dpi=200
        )
    outline = make_outline(
        summary, title=title, today=today, lang=lang, figure=drawn, alt=alt_text(layer, None, words), attribution=sources
    )  # fmt: skip
    files: Files = dict(write_report(outline, output).items())
    write_together(files)
    told(output, layer)


@cli.command()
@layer_options
@output_option("ties.ics")
@date_option
@click.option(
    "--years", help="Which anniversaries count, such as 10,25,50.  [default: round ones from 1 to 100]"
)
@click.option("--months", type=click.IntRange(1, 1200), default=24, show_default=True, help="How far ahead.")
@document_language_option
def calendar(
    layer: Layer, home: str | None, boundaries: str | None, output: str, today: dt.date, years: str | None,
    months: int, lang: str,
) -> None:  # fmt: skip
    """Write anniversaries and the ends of agreements as a calendar, and list them.

    \b
    sistermap calendar ties.xlsx -o ties.ics
    sistermap calendar ties.xlsx --years 25,50 --months 60 --date 2026-01-01
    """
    from .geo.analysis.anniversaries import YEARS, anniversaries, months_later, read_years
    from .geo.exports.atomic import write_whole
    from .maps.calendar import render_calendar, tell_events

    counted = YEARS if years is None else read_years(years)
    events = anniversaries(layer, start=today, end=months_later(today, months), years=counted)
    write_whole(output, render_calendar(events, start=today, lang=lang))
    for line in tell_events(events, lang=lang):
        click.echo(line, err=output == "-")
    click.echo(f"{output}: {len(events)} events", err=True)


def known_folder(ctx: click.Context, parameter: click.Parameter, folder: str) -> str:
    """Refuse a folder that cannot be written into before the table is read."""
    from .geo.exports.folder import check_folder

    check_folder(folder)
    return folder


@cli.command()
@layer_options
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(),
    required=True,
    callback=known_folder,
    help="The folder to write into.",
)
@title_option
@document_language_option
@date_option
def kit(
    layer: Layer, home: str | None, boundaries: str | None, folder: str, title: str, lang: str, today: dt.date
) -> None:
    """Write everything about TABLE into one folder: page, figures, report, data, calendar, index.

    Files that have not changed are left alone.

    \b
    sistermap kit ties.xlsx -o kit
    sistermap kit ties.xlsx -o for-the-press --public --hide Phone --lang ko
    """
    from .geo.exports.atomic import check_output
    from .geo.exports.folder import write_folder
    from .maps.kit.parts import make_kit

    parts = kit_of(layer, home=home, boundaries=boundaries, title=title, lang=lang, today=today)
    hidden = not sys.stderr.isatty()
    with click.progressbar(parts, label="Making the kit", file=sys.stderr, hidden=hidden) as bar:
        made = make_kit(bar, title=title, lang=lang, attribution=attribution(boundaries))
    files: dict[str, Content] = dict(made)
    asked = click.get_current_context().params
    for name in files:
        if Path(folder, name).exists():
            check_output(Path(folder, name), inputs=[asked["table"], *asked["decisions"]])
    changed = write_folder(folder, files)
    told(folder, layer)
    click.echo(
        f"{len(files)} files, {len(changed)} of them new or changed; begin with {Path(folder, 'index.html')}",
        err=True,
    )


def kit_of(
    layer: Layer, *, home: str | None, boundaries: str | None, title: str, lang: str, today: dt.date
) -> list[Part]:
    """Give the parts of a kit what comes from the other rooms."""
    from .geo.analysis.anniversaries import anniversaries, months_later
    from .geo.analysis.summary import summarise
    from .maps.kit.parts import kit_parts

    sources = attribution(boundaries)
    return kit_parts(
        layer, title=title, today=today, lang=lang, home=home_id(layer, home),
        summary=summarise(layer, today=today, lang=lang),
        events=anniversaries(layer, start=today, end=months_later(today, 120)),
        data_files=lambda: data_files(layer, sources),
        basemap=basemap(boundaries), attribution=sources, seats=seats(layer),
    )  # fmt: skip


def data_files(layer: Layer, sources: list[dict[str, str]]) -> dict[str, bytes]:
    """Write the layer for GIS programs and spreadsheets, and give the bytes."""
    import tempfile

    from .geo.exports.formats import write_layer
    from .maps.style import style_kinds

    styles = style_kinds(layer.ties["kind"].dropna())
    with tempfile.TemporaryDirectory() as scratch:
        return {
            path.name: path.read_bytes()
            for suffix in (".gpkg", ".geojson", ".csv")
            for path in write_layer(
                layer, Path(scratch, f"ties{suffix}"), attribution=sources, version=version(), styles=styles
            )
        }


if __name__ == "__main__":  # a checkout, installed with pip install -e .
    from sistermap.cli import main as run

    run()
