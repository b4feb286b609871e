"""Hostile lists in a browser: ``python tests/fuzz/browse.py --lists 10000 --seed 1``; see README.md."""

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from conftest import FLAGS, Opened, watch
from fuzz.hostile import GENTLE, PAYLOADS, Skeleton, in_utf8, make_map, texts_for
from panel_layer import BASEMAP
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright
from sistermap.geo.cells import legal_in_utf8
from sistermap.maps.page.payload import island

HARNESS = (Path(__file__).parent / "exercise.js").read_text(encoding="utf-8")
SIZES = (5, 6, 8, 10, 12, 16, 20, 40)  # rows; with the last there is a search
BATCH = 20  # lists that a page opens at one call
RELOAD = 60  # lists, after which what is left of them is swept away
STEPS = 4  # what is done with each

# What the page's own code makes, and gentle lists seldom do.
ALSO = ["b", "b[style]", "bdi[dir]", "select[data-keep]", "li[value]"]
# What only a whole page has: of its head, and the picture for readers without scripts.
HEAD = [
    "meta[property]",
    "meta[name]",
    "meta[content]",
    "meta[media]",
    "link",
    "link[rel]",
    "link[href]",
    "noscript",
    "noscript[class]",
]


class Fuzzer:
    """A browser in which hostile lists are opened."""

    def __init__(self, browser, folder: Path, seed: int, *, allowed: list[str] | None = None) -> None:
        self._browser = browser
        self._folder = folder
        self._chance = random.Random(seed)
        self._skeletons = [Skeleton(rows, seed + k, BASEMAP) for k, rows in enumerate(SIZES)]
        self._opened: Opened | None = None
        self._context = None
        self.allowed = allowed or []
        self.found: list[tuple[int, str]] = []

    def run(self, lists: int, *, whole: int, progress=lambda done, found: None) -> None:
        """Open lists: every `whole`-th as a page of its own, from layer to file, the others put into an open page."""
        if not self.allowed:
            self.learn()
        done = 0
        while done < lists:
            progress(done, self.found)
            if done % whole == 0:
                self._open_whole(done)
                done += 1
                continue
            size = min(BATCH, lists - done, whole - done % whole)
            self._open_batch(done, size)
            done += size
        self._close()

    # ---- pages ----

    def _page(
        self, html: str, wait: str = "performance.getEntriesByName('sistermap-drawn').length > 0"
    ) -> Opened:
        self._close()
        path = self._folder / "page.html"
        path.write_text(html, encoding="utf-8")
        self._context = self._browser.new_context(
            viewport={"width": 1100, "height": 700}, accept_downloads=True
        )
        self._context.add_init_script(HARNESS)
        opened = Opened(self._context.new_page())
        watch(opened)
        opened.page.goto(path.as_uri())
        opened.until(wait, seconds=60)
        self._opened = opened
        return opened

    def _close(self) -> None:
        if self._context is not None:
            self._note(-1)
            self._context.close()
        self._context = self._opened = None

    def _base(self) -> Opened:
        """Open a gentle page, into which lists are put."""
        gentle = iter(range(10**9))
        base = make_map(lambda: f"T{next(gentle)}", 12, random.Random(0), BASEMAP)
        opened = self._page(base.get_root().render())
        body = next(markup for name, markup in base._parts["html"].items() if name.endswith("body"))
        opened.page.evaluate(
            "([markup, allowed]) => { __fuzz.markup = markup; __fuzz.prepare(); __fuzz.allowed = allowed.length ? new Set(allowed) : null; }",
            [body, self.allowed],
        )
        return opened

    def learn(self) -> None:
        """Find out from gentle lists which elements and attributes the page's own code makes."""
        opened = self._base()
        lists = []
        for number, skeleton in enumerate(self._skeletons * 3):
            payload, _ = skeleton.filled(texts_for(skeleton.marks.count, self._chance, GENTLE))
            lists.append({"island": island(payload), "seed": number})
        self.allowed = opened.page.evaluate("(lists) => __fuzz.teach(lists)", lists)
        gentle = iter(range(10**9))
        page = (
            make_map(lambda: f"T{next(gentle)}", 8, random.Random(0), BASEMAP, embed=True).get_root().render()
        )
        opened = self._page(page)  # the bar and the foot of a slim page
        self.allowed += opened.page.evaluate(
            "() => (__fuzz.exercise({seed: 0, all: true}), __fuzz.learn(), [...__fuzz.allowed])"
        )
        self.allowed += ALSO
        self._note(-1)
        self._close()

    def _open_batch(self, first: int, size: int) -> None:
        if self._opened is None or first % RELOAD < size:
            self._base()
        lists = []
        for number in range(first, first + size):
            skeleton = self._chance.choice(self._skeletons)
            payload, texts = skeleton.filled(texts_for(skeleton.marks.count, self._chance))
            text = island(payload)
            lists.append(
                {
                    "island": text,
                    "given": json.dumps(in_utf8(payload)),
                    "texts": in_utf8(texts),
                    "seed": number,
                }
            )
        try:
            found = self._opened.page.evaluate("([lists, steps]) => __fuzz.run(lists, steps)", [lists, STEPS])
        except PlaywrightError as error:  # such as that the page was left for another
            found = [[str(error)[:300]]]
            self._note(first)
            self._base()
        self.found += [(number, text) for number, texts in enumerate(found, first) for text in texts]
        self._note(first)

    def _open_whole(self, number: int) -> None:
        chance = random.Random(self._chance.random())

        def text():
            return legal_in_utf8(texts_for(1, chance)[1])  # a table of pandas holds no halves of pairs

        page = (
            make_map(text, chance.choice(SIZES), chance, BASEMAP, embed=chance.random() < 0.2)
            .get_root()
            .render()
        )
        try:
            opened = self._page(page)
        except AssertionError:
            self.found.append((number, "the page was never drawn"))
            return
        opened.page.evaluate(
            "(allowed) => (__fuzz.flush(), (__fuzz.allowed = new Set(allowed)), allowed.length)",
            [*self.allowed, *HEAD],
        )
        self.found += [
            (number, found)
            for found in opened.page.evaluate("(seed) => __fuzz.exercise({seed, all: true})", number)
        ]
        self._note(number)
        self._close()

    def _note(self, number: int) -> None:
        """Take note of what the page tried meanwhile, some of which is reported a moment later."""
        late = "new Promise((done) => setTimeout(() => done(window.__fuzz ? __fuzz.violations.splice(0) : []), 20))"
        self.found += [(number, f"policy: {text}") for text in self._opened.page.evaluate(late)]
        for kind in ("requests", "errors", "dialogs"):
            tried = getattr(self._opened, kind)
            self.found += [(number, f"{kind}: {text}") for text in tried]
            tried.clear()


def report(done: int, found: list[tuple[int, str]]) -> None:
    """Say now and then how far it is."""
    if done and done % 200 == 0:
        print(
            f"{done} lists, {len(found)} findings: {[*dict.fromkeys(text[:200] for _, text in found)][:9]}",
            flush=True,
        )


def main() -> int:
    """Run as many lists as are requested; 1 if there is a finding."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lists", type=int, default=100)
    parser.add_argument("--whole", type=int, default=20, help="every so many lists, one is a page of its own")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    begun = time.monotonic()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        fuzzer = Fuzzer(browser, Path(folder), options.seed)
        fuzzer.run(options.lists, whole=options.whole, progress=report)
        browser.close()
    kinds = Counter(text[:160] for _, text in fuzzer.found)
    for text, count in kinds.most_common(60):
        print(f"{count} × {text}")
    print(
        f"{options.lists} lists of {len(PAYLOADS)} payloads in {time.monotonic() - begun:.0f} s: {len(fuzzer.found)} findings"
    )
    return int(bool(fuzzer.found))


if __name__ == "__main__":
    sys.exit(main())
