"""The lines by which another site shows a page."""

import json
import re
import subprocess

from sistermap.maps.page.embed import embed_snippet

HOST = """
const frame = {contentWindow: {}, style: {}}, out = [];
let listen;
globalThis.addEventListener = (name, call) => { listen = call; };
globalThis.document = {querySelectorAll: () => [frame]};
SCRIPT
for (const [source, data] of [
  [frame.contentWindow, {sistermap: "size", height: 700}],
  [frame.contentWindow, {sistermap: "size", height: 1e9}],
  [frame.contentWindow, {sistermap: "size", height: "7em;x"}],
  [{}, {sistermap: "size", height: 100}],
  [frame.contentWindow, {other: "size", height: 100}],
]) { listen({source, data}); out.push(frame.style.height); }
console.log(JSON.stringify(out));
"""


def test_embed_snippet_takes_a_height_from_its_own_frame_only(node):
    script = re.search(r"<script>(.*)</script>", embed_snippet("map.html", "T"))[1]
    done = subprocess.run(
        [node, "-e", HOST.replace("SCRIPT", script)], capture_output=True, text=True, check=True
    )
    # The height that it states, never more than 2000; what is no number gives the usual; strangers change nothing.
    assert json.loads(done.stdout) == ["700px", "2000px", "400px", "400px", "400px"]


def test_embed_snippet_escapes_the_title():
    assert 'title="&lt;b&gt; &quot;x&quot;"' in embed_snippet("map.html", '<b> "x"')
