"""A SPARQL service on this computer that plays answers, written by hand in the form in which Wikidata's service answers."""

import contextlib
import http.server
import json
import threading
import time

JSON = "application/sparql-results+json"
ENTITY = "http://www.wikidata.org/entity/"
PLACE = {"busan": "Q16520", "shimonoseki": "Q131306", "kaohsiung": "Q181557"}


def uri(text):
    return {"type": "uri", "value": text}


def item(q_id):
    return uri(f"{ENTITY}{q_id}")


def name(text, language="en"):
    return {"xml:lang": language, "type": "literal", "value": text}


def number(text):
    return {"type": "literal", "value": str(text)}


def time_of(variable, text, precision):
    return {variable: number(text), f"{variable}_precision": number(precision)}


def stated(address, partner, partner_name, *, by="place", rank="NormalRank", place="Q16520", **more):
    """Make a row about Busan and a partner."""
    row = {
        "place": item(place), "partner": item(partner), "stated_by": number(by),
        "statement": uri(f"{ENTITY}statement/{address}"), "rank": uri(f"http://wikiba.se/ontology#{rank}"),
        "place_name_0": name("Busan"), "place_country": number("KR"), "place_point": number("Point(129.075 35.18)"),
    }  # fmt: skip
    if partner_name:
        row["partner_name_0"] = name(partner_name)
    return row | more


def answer(*rows):
    return json.dumps({"head": {"vars": []}, "results": {"bindings": list(rows)}}).encode()


def found(q_id="Q16520", property_="P1566", value="1838524"):
    """The answer that an item has an identifier."""
    return answer({"property": number(property_), "value": number(value), "place": item(q_id)})


def reply(body=b"", status=200, kind=JSON, **headers):
    """What the service plays: a status, headers (with _ for -) and bytes; in a list of bytes, it pauses before each but the first."""
    return (
        status,
        {"Content-Type": kind, **{key.replace("_", "-"): value for key, value in headers.items()}},
        body,
    )


class Player:
    """The replies that are left, and the requests that came."""

    def __init__(self, replies):
        self.replies, self.requests, self.pause_s = list(replies), [], 0.2
        self.address = ""


@contextlib.contextmanager
def playing(*replies):
    """Play replies, one a request; the last one again and again."""
    player = Player(replies)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            player.requests.append((self.command, self.path, dict(self.headers), sent))
            now = player.replies.pop(0) if len(player.replies) > 1 else player.replies[0]
            with contextlib.suppress(OSError):
                self.play(*now)
            self.close_connection = True

        do_POST = do_GET  # noqa: N815

        def play(self, status, headers, body):
            if status is None:  # it hangs up
                self.connection.close()
                return
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.end_headers()
            for at, part in enumerate(body if isinstance(body, list) else [body]):
                if at:
                    time.sleep(player.pause_s)
                self.wfile.write(part)
                self.wfile.flush()

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        serving.daemon_threads = True
        threading.Thread(target=serving.serve_forever, args=(0.02,), daemon=True).start()
        player.address = f"http://127.0.0.1:{serving.server_port}/sparql"
        yield player
        serving.shutdown()
