"""One input of the fuzzer: files and options, as they are kept in findings/."""

import base64
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

FINDINGS = Path(__file__).parent / "findings"


@dataclass(frozen=True)
class Case:
    """What one example gives to the package.

    `files` are written into a folder of their own; what `options` mean is the target's.
    """

    target: str
    files: dict[str, bytes] = field(default_factory=dict)
    options: dict = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What its file in findings/ is called: the target and a hash of all that it holds."""
        return f"{self.target}-{hashlib.sha256(self.as_text().encode()).hexdigest()[:10]}.json"

    def as_text(self, why: str = "") -> str:
        """Write it as JSON: text as text, so that a diff can be read, other bytes as base64."""
        files = {name: _packed(content) for name, content in self.files.items()}
        what = {
            "target": self.target,
            **({"why": why} if why else {}),
            "options": self.options,
            "files": files,
        }
        return json.dumps(what, ensure_ascii=True, indent=1, sort_keys=False) + "\n"

    def save(self, folder: Path, why: str) -> Path:
        """Keep it, and why."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / self.name
        path.write_text(self.as_text(why), encoding="utf-8")
        return path


def load(path: Path) -> Case:
    """Read a case that was kept."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    files = {name: _unpacked(packed) for name, packed in kept["files"].items()}
    return Case(kept["target"], files, kept["options"])


def _packed(content: bytes) -> dict[str, str]:
    try:
        return {"text": content.decode("utf-8")}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(content).decode("ascii")}


def _unpacked(packed: dict[str, str]) -> bytes:
    return packed["text"].encode("utf-8") if "text" in packed else base64.b64decode(packed["base64"])
