"""No command opens a connection, whatever the files that it reads point to."""

import http.server
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from sistermap import cli

# Python's own connections are refused and counted by a hook that nothing can take away again.
REFUSING = """
import sys

LOCAL = {local!r}  # whether connections within this machine are allowed, as between processes of one command


def is_local(arguments):
    address = next((one for one in arguments if isinstance(one, (str, bytes, tuple))), None)
    host = address[0] if isinstance(address, tuple) else address
    return host in ("127.0.0.1", "::1", "localhost", b"127.0.0.1")


def refuse(event, arguments):
    if LOCAL and is_local(arguments):
        return
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg", "urllib.Request"):
        with open({log!r}, "a") as log:
            log.write(f"{{event}} {{arguments!r}}\\n")
        raise OSError(f"refused: {{event}}")

sys.addaudithook(refuse)
"""
RUN = """
import json, sys
from click.testing import CliRunner
from sistermap import cli

done = []
for arguments in json.load(sys.stdin):
    result = CliRunner().invoke(cli.cli, arguments)
    done.append([result.exit_code, result.output[-300:], repr(result.exception)])
print(json.dumps(done))
"""
# Every command, as it is called with a table; what reads boundaries gets them too.
CALLS = {
    "calendar": ["{table}", "-o", "{out}/ties.ics"],
    "check": ["{table}", "--json"],
    "compare": ["{table}", "{table}", "-o", "{out}/changes.html"],
    "demo": ["-o", "{out}/demo.html"],
    "draft": ["{text}", "-o", "{out}/draft.xlsx"],
    "draw": ["{table}", "-o", "{out}/map.html"],
    "figure": ["{table}", "-o", "{out}/map.svg"],
    "find": ["Busan"],
    "geocode": ["{names}", "-o", "{out}/placed.csv"],
    "kit": ["{table}", "-o", "{out}/kit"],
    "layer": ["{table}", "-o", "{out}/ties.gpkg"],
    "read": ["{table}"],
    "report": ["{table}", "-o", "{out}/report.html"],
    "review": ["{table}", "-o", "{out}/places.csv"],
    "wikidata": ["Busan", "Q8684", "-o", "{out}/query.rq"],
    "stats": ["{table}", "-o", "{out}/stats.csv"],
}  # fmt: skip
# Commands again that import other libraries for another format.
OTHER_FORMATS = {"report": ["{table}", "-o", "{out}/slides.pptx", "--partners"]}
# Those whose own processes talk to one another.
SEVERAL = {"aggregate": ["{table}", "-o", "{out}/sums.csv"]}
DRAWING = sorted(
    name for name, command in cli.cli.commands.items() if "boundaries" in {p.name for p in command.params}
)
# Files by which GDAL opens what they name: {address} is a server here, {secret} another file of the user.
POINTERS = {
    "wfs.geojson": "<OGRWFSDataSource><URL>{address}/wfs</URL></OGRWFSDataSource>",
    "vrt_net.geojson": '<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/vsicurl/{address}/x.geojson</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>',
    "vrt_file.geojson": '<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>{secret}</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>',
    "vrt_inside.fgb": 'fgb\x03fgb\x01AAAA<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/vsicurl/{address}/x.geojson</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>',
    "gdalg.geojson": '{{"type":"gdal_streamed_alg","command_line":"gdal vector pipeline ! read /vsicurl/{address}/x.geojson ! make-valid"}}',
    "crs.geojson": '{{"type":"FeatureCollection","features":[],"crs":{{"type":"link","properties":{{"href":"{address}/crs","type":"proj4"}}}}}}',
    "esri.json": '{{"url":"{address}/FeatureServer","layers":[]}}',
    "kml.kml": '<kml xmlns="http://www.opengis.net/kml/2.2"><NetworkLink><Link><href>{address}/x.kml</href></Link></NetworkLink></kml>',
    "gml.gml": '<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x {address}/x.xsd"></gml:FeatureCollection>',
    "wmts.xml": "<OGRCSWDataSource><URL>{address}/csw</URL></OGRCSWDataSource>",
}


@pytest.fixture
def server():
    """A server that every address and every proxy setting points to, and that keeps what it is requested."""
    requested = []

    class Keeper(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            requested.append(self.path)
            self.send_error(404)

        do_POST = do_HEAD = do_CONNECT = do_GET  # noqa: N815

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Keeper) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}", requested
        serving.shutdown()


def run_refused(calls, folder: Path, address: str, *, local: bool = False):
    """Run commands in a process of its own; give what each of them did, and the connections that were tried.

    With `local` those within this machine are none.
    """
    log = folder / "tried.txt"
    (folder / "hook").mkdir(exist_ok=True)
    (folder / "hook/sitecustomize.py").write_text(REFUSING.format(log=str(log), local=local))
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy", "GDAL_HTTP_PROXY"), address)
    # PROJ may fetch grids, and none is there from before.
    grids = {
        "PROJ_NETWORK": "ON",
        "PROJ_NETWORK_ENDPOINT": address,
        "PROJ_USER_WRITABLE_DIRECTORY": str(folder),
    }
    path = os.pathsep.join([str(folder / "hook"), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, "-c", RUN], input=json.dumps(calls), capture_output=True, text=True, check=False, cwd=folder,
        env={**os.environ, **proxies, **grids, "no_proxy": "", "PYTHONPATH": path},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1]), log.read_text() if log.exists() else ""


@pytest.fixture
def inputs(tmp_path):
    table = tmp_path / "ties.csv"
    table.write_text("City,Country,Partner city,Partner country,Since\nBusan,Korea,Kobe,Japan,1999\n")
    names = tmp_path / "names.csv"
    names.write_text("name,country\nBusan,Korea\n")
    text = tmp_path / "release.html"
    text.write_text(
        "<!DOCTYPE html><h1>A pact</h1><img src='http://192.0.2.1/x.png'><p>Busan and Kobe signed it."
    )
    return {"table": str(table), "names": str(names), "text": str(text), "out": str(tmp_path)}


def test_every_command_is_run_here():
    assert sorted([*CALLS, *SEVERAL]) == sorted(cli.cli.commands)


def test_commands_with_several_processes_open_no_connection_to_elsewhere(tmp_path, server, inputs):
    address, requested = server
    calls = [[name, *(part.format(**inputs) for part in parts)] for name, parts in SEVERAL.items()]
    done, tried = run_refused(calls, tmp_path, address, local=True)
    assert [(call[0], *each) for call, each in zip(calls, done, strict=True) if each[0]] == []
    assert tried == "" and requested == []


def test_commands_open_no_connection(tmp_path, server, inputs):
    address, requested = server
    every = [*CALLS.items(), *OTHER_FORMATS.items()]
    calls = [[name, *(part.format(**inputs) for part in parts)] for name, parts in every]
    done, tried = run_refused(calls, tmp_path, address)
    assert [(call[0], *each) for call, each in zip(calls, done, strict=True) if each[0]] == []
    assert (tried, requested) == ("", [])


def test_boundaries_open_nothing_that_they_point_to(tmp_path, server, inputs):
    address, requested = server
    (tmp_path / "secret.csv").write_text('wkt\n"POLYGON((0 0,9 0,9 9,0 0))"\n')
    calls = []
    for number, (name, text) in enumerate(POINTERS.items()):
        file = tmp_path / name
        file.write_text(text.format(address=address, secret=tmp_path / "secret.csv"), encoding="latin-1")
        command = DRAWING[number % len(DRAWING)]  # all of them read boundaries by the same function
        calls.append(
            [command, *(part.format(**inputs) for part in CALLS[command]), "--boundaries", str(file)]
        )
    done, tried = run_refused(calls, tmp_path, address)
    assert [(each[0], each[1].count("\n")) for each in done] == [(1, 1)] * len(calls), done
    assert (tried, requested) == ("", [])


@pytest.mark.parametrize("suffix", [".gpkg", ".fgb", ".parquet", ".shp"])
def test_commands_fetch_no_grid_for_a_datum(tmp_path, server, inputs, suffix):
    # From EPSG:27700 PROJ takes a grid of the Ordnance Survey where it may.
    address, requested = server
    britain = gpd.GeoDataFrame({"name": ["Leeds"]}, geometry=[shapely.box(4e5, 4e5, 5e5, 5e5)], crs=27700)
    towns = britain.set_geometry(britain.centroid)
    calls = []
    for frame, name in ((britain, "land"), (towns, "towns")):
        path = tmp_path / f"{name}{suffix}"
        (frame.to_parquet if suffix == ".parquet" else frame.to_file)(path)
    calls.append(
        ["layer", inputs["table"], "-o", f"{tmp_path}/a.gpkg", "--boundaries", f"{tmp_path}/land{suffix}"]
    )
    if suffix != ".shp":
        calls.append(["geocode", f"{tmp_path}/towns{suffix}", "-o", f"{tmp_path}/placed.csv"])
    done, tried = run_refused(calls, tmp_path, address)
    assert (tried, requested) == ("", [])
    assert [each[0] for each in done] == [0] * len(calls), done


def test_run_refused_notices_a_connection_of_python_and_of_gdal(tmp_path, server, inputs, monkeypatch):
    # The two tests above can fail: the same commands, with a function that does what they must not.
    address, requested = server
    breach = f"""
import socket
from sistermap.geo import layer
def connected(*_):
    import pyogrio
    try:
        pyogrio.list_layers("/vsicurl/{address}/x.geojson")
    except Exception:
        pass
    socket.create_connection(("127.0.0.1", 9))
layer.build_layer = connected
"""
    monkeypatch.setattr(sys.modules[__name__], "RUN", breach + RUN)
    call = ["layer", *(part.format(**inputs) for part in CALLS["layer"])]
    (done,), tried = run_refused([call], tmp_path, address)
    assert done[0]
    assert "socket.getaddrinfo" in tried
    assert requested
