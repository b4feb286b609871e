"""What a page carries of our scripts and styles: short, the same program, and never older than its source."""

import hashlib
import re

import pytest
from sistermap.data.recipes import minify
from sistermap.maps import assets
from sistermap.maps.assets import read_scripts, read_styles, short_text

OWN = [path.relative_to(assets.HERE).as_posix() for path in minify.sources()]


def test_short_text_is_of_the_file_as_it_is():
    stale = [name for name in OWN if assets._minified().get(name, [""])[0] != _digest(name)]
    assert not stale, "run python -m sistermap.data.recipes.minify"
    assert sorted(assets._minified()) == OWN


def _digest(name):
    return hashlib.sha256((assets.HERE / name).read_bytes()).hexdigest()


def test_short_text_of_a_changed_file_is_the_file_without_its_indentation(monkeypatch, tmp_path):
    (tmp_path / "new.js").write_text("// why\n  let a = 1;\n\n  f(a); // how\n", encoding="utf-8")
    monkeypatch.setattr(assets, "HERE", tmp_path)
    monkeypatch.setattr(assets, "_minified", lambda: {"new.js": ["of another file", "let b=2;"]})
    assert short_text("new.js") == "let a = 1;\nf(a); // how"


def test_read_scripts_keeps_a_vendored_library_and_its_licence():
    vendored = dict(read_scripts())["vendor/leaflet.js"]
    published = (assets.HERE / "vendor/leaflet.js").read_text(encoding="utf-8")
    assert vendored.split() == published.split()
    assert "Vladimir Agafonkin" in vendored[:300]


@pytest.mark.parametrize("name", [name for name in OWN if name.endswith(".js")])
def test_minified_scripts_keep_every_name_that_files_share(name):
    source = (assets.HERE / name).read_text(encoding="utf-8")
    shared = set(re.findall(r"\bsm\.(\w+)", source)) & set(
        re.findall(r"\bsm\.(\w+)", re.sub(r"(?m)//.*$", "", source))
    )
    short = assets._minified()[name][1]
    assert all(re.search(rf"\.{word}\b", short) for word in shared)
    # The policy of a page hashes the script as it is written: nothing in it may end it.
    assert "</script" not in short
    assert "<!--" not in short


def test_read_styles_is_the_same_sheet_as_the_sources(open_page):
    sheets = {"short": read_styles()}
    lean = "\n".join(assets._lean((assets.HERE / name).read_text(encoding="utf-8")) for name in assets.STYLES)
    lean = re.sub(r":root:dark-paper\s*\{(.*?)\}", assets.DARK_PAPER, lean, flags=re.DOTALL)
    sheets["lean"] = re.sub(r"url\(images/([\w-]+\.png)\)", lambda m: f"url({assets.picture(m[1])})", lean)
    count = "[...document.styleSheets[0].cssRules].map((rule) => rule.selectorText || rule.conditionText || rule.name)"
    rules = {}
    for name, sheet in sheets.items():
        opened = open_page(
            f"<!DOCTYPE html><style>{sheet}</style><script>performance.mark('there')</script>", wait="there"
        )
        rules[name] = opened.page.evaluate(count)
    assert rules["short"]
    assert len(rules["short"]) == len(rules["lean"])
