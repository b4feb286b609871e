"""sistermap draft: what it prints, writes and refuses."""

import json
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from sistermap import cli, data
from sistermap.geo.draft.proposal import Drafts, NearMiss, Proposal
from sistermap.geo.draft.ties import draft_ties as ties

FOUND = Proposal(
    "Busan",
    "KR",
    None,
    None,
    "Kobe",
    "JP",
    None,
    None,
    "sister",
    None,
    "2012",
    None,
    None,
    None,
    "They signed.",
    4,
    0.9,
)
MISSED = NearMiss("Talks failed.", 5, "negated")


@pytest.fixture
def drafts(monkeypatch, tmp_path):
    """What is drafted from an item is what is put in here."""
    held = {"drafts": Drafts((FOUND,), (MISSED,)), "home": []}

    def draft_ties(item, gazetteer, home=None):
        held["home"].append(home)
        return held["drafts"]

    monkeypatch.setattr(ties, "draft_ties", draft_ties)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("A pact\n12 July 2012\n\nThe two cities have signed it.\n")
    (tmp_path / "b.txt").write_text("A fair\n13 July 2012\n\nMany of them have come to it.\n")
    (tmp_path / "empty.txt").write_text("")
    return held


def run(*arguments, text=None):
    return CliRunner().invoke(cli.cli, ["draft", *arguments], input=text)


def test_draft_prints_a_table_and_reports_each_file(drafts):
    result = run("a.txt")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].startswith(",Busan,KR,,,Kobe,JP,,,sister,,2012,")
    assert result.stderr == "a.txt: 1 item, 1 proposal; 1 sentence was nearly one (--all lists them)\n"


def test_draft_lists_near_misses_with_their_reason(drafts):
    result = run("a.txt", "--all", "-o", "draft.csv")
    assert (
        "a.txt, line 5: It says that there is no tie, or that none was made. “Talks failed.”" in result.stderr
    )
    assert len(pd.read_csv("draft.csv")) == 1


def test_draft_gives_json(drafts):
    made = json.loads(run("a.txt", "--json").stdout)
    assert made["proposals"][0]["to_name"] == "Kobe" and made["near_misses"][0]["reason_code"] == "negated"


def test_draft_says_that_a_text_states_no_tie(drafts):
    drafts["drafts"] = Drafts((), ())
    result = run("a.txt", "-o", "draft.csv")
    assert result.exit_code == 0 and result.stderr.splitlines() == [
        "a.txt: 1 item, no tie is stated",
        "draft.csv: 0 proposals to confirm",
    ]


def test_draft_reads_the_others_where_one_of_several_cannot_be_read(drafts):
    result = run("a.txt", "empty.txt", "b.txt", "-o", "draft.csv")
    assert (
        result.exit_code == 1
        and "Error: empty.txt is empty" in result.stderr
        and len(pd.read_csv("draft.csv")) == 2
    )


def test_draft_writes_nothing_where_its_only_text_cannot_be_read(drafts, tmp_path):
    result = run("empty.txt", "-o", "draft.csv")
    assert result.exit_code == 1 and result.stderr.count("\n") == 1 and not (tmp_path / "draft.csv").exists()


def test_draft_reads_standard_input(drafts):
    result = run("-", text="A pact\n12 July 2012\n\nThey signed.\n")
    assert result.exit_code == 0 and "<stdin>, line 4" in result.stdout


def test_draft_hands_over_home(drafts):
    run("a.txt", "--home", "Busan, KR")
    assert drafts["home"] == ["Busan, KR"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.txt", "--published", "someday"], "expected a date such as"),
        (["a.txt", "-o", "draft.pdf"], "written as .csv or .xlsx"),
        (["a.txt", "-o", "a.txt"], "written as .csv or .xlsx"),
        (["absent.txt"], "cannot be read"),
        (["ties.csv"], "is a table"),
    ],
)
def test_draft_refuses_in_one_line(drafts, arguments, message):
    result = run(*arguments)
    assert result.exit_code == 1 and message in result.stderr and result.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["release_en.txt", "release_ko.txt"])
def test_draft_finds_ties_in_the_examples_that_ship(name):
    result = run(str(data.path(f"examples/{name}")))
    assert result.exit_code == 0 and len(result.stdout.splitlines()) > 1


def test_draft_reads_a_file_with_a_line_end_in_its_name(drafts, tmp_path):
    (tmp_path / "a\nb.txt").write_bytes((tmp_path / "a.txt").read_bytes())
    result = run("a\nb.txt")
    assert result.exit_code == 0 and "Kobe" in result.stdout and "1 item, 1 proposal" in result.stderr


def test_draft_reads_no_ties_out_of_a_long_list_of_names(drafts, tmp_path):
    (tmp_path / "names.txt").write_text("Busan, Kobe, Lyon, Paris\n" * 1000)
    result = run("names.txt")
    assert result.exit_code == 0 and not drafts["home"]
    assert "or names alone" in result.stderr and "no tie is stated" in result.stderr


@pytest.mark.parametrize("again", ["a.txt", "./a.txt", "link.txt"])
def test_draft_reads_a_file_once_that_is_given_twice(drafts, tmp_path, again):
    (tmp_path / "link.txt").symlink_to("a.txt")
    result = run("a.txt", again, "-o", "draft.csv")
    assert result.exit_code == 0 and len(pd.read_csv("draft.csv")) == 1
    assert result.stderr.count("a.txt: 1 item") == 1
    assert "it is read once" in result.stderr.splitlines()[0]


def test_draft_refuses_a_home_that_is_no_place(drafts):
    result = run("a.txt", "--home", "Nowhereville", "-o", "draft.csv")
    assert result.exit_code == 1 and not Path("draft.csv").exists()
    assert result.stderr.startswith("Error: home 'Nowhereville': ") and result.stderr.count("\n") == 1
