"""Outputs of a cell as a box has sent them, in the form that notebooks have. Nothing in them is believed."""

from __future__ import annotations

from typing import Any

from examiner.submission.safe_html import SafeText

Output = dict[str, Any]
MOST_OUTPUTS = 20_000
SIZES = ("width", "height")


def checked_outputs(outputs: Any, most: int, safe: SafeText) -> list[Output]:
    """Outputs in the form that notebooks have; what has another form, or is too much, is left out."""
    kept = []
    for output in outputs[:MOST_OUTPUTS] if isinstance(outputs, list) else []:
        clean = clean_output(output, safe) if isinstance(output, dict) else None
        size = len(str(clean))
        if clean and size <= most * 2:
            most -= size
            kept.append(clean)
    return kept


def clean_output(output: Output, safe: SafeText) -> Output | None:
    """A stream, a display, a result or an error with nothing else in it; None if it is none of them."""
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return {"output_type": kind, "name": name, "text": text(output.get("text"))}
    if kind == "error":
        lines = output.get("traceback")
        words = [text(line) for line in lines] if isinstance(lines, list) else []
        return {"output_type": kind, "ename": text(output.get("ename")), "evalue": text(output.get("evalue"))} | {
            "traceback": words
        }
    if kind not in ("display_data", "execute_result"):
        return None
    data = bundle(output.get("data"), safe)
    clean = {"output_type": kind, "data": data, "metadata": sizes(output.get("metadata"), data)}
    if kind == "execute_result":
        clean["execution_count"] = None
    return clean if data else None


def text(value: Any) -> str:
    """The value if it is a text."""
    return value if isinstance(value, str) else ""


def bundle(data: Any, safe: SafeText) -> dict[str, str]:
    """The texts of a MIME bundle by type."""
    pairs = data.items() if isinstance(data, dict) else ()
    return safe.data({kind: part for kind, part in pairs if isinstance(kind, str) and isinstance(part, str)})


def sizes(metadata: Any, data: dict[str, str]) -> dict[str, dict[str, int]]:
    """Widths and heights of pictures."""
    found = {}
    for kind in data:
        about = metadata.get(kind) if isinstance(metadata, dict) else None
        if isinstance(about, dict):
            found[kind] = {name: about[name] for name in SIZES if type(about.get(name)) is int}
    return found
