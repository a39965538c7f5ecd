"""source/ -> docs/images/: the figures of the course that the README shows, as their notebooks drew them."""

import base64
import html
import re
from collections.abc import Iterator

import nbformat

from authoring.paths import ROOT, source_notebook

IMAGES = ROOT / "docs" / "images"
# name of the file: unit, and words that only this figure's alternative text has
PICTURES = {
    "spirals.png": ("08_train_a_network", "cuts the spirals apart"),
    "folding.png": ("06_hidden_layer", "bent at both axes"),
    "weights.png": ("08_train_a_network", "pictures of weights"),
}
IMAGE = re.compile(r'<img alt="([^"]*)"[^>]*base64,([^"]*)"')


def figures(unit: str) -> Iterator[tuple[str, bytes]]:
    """Every figure that a unit's source notebook holds: its alternative text and its PNG file."""
    for cell in nbformat.read(source_notebook(unit), as_version=4).cells:
        for output in cell.get("outputs", []):
            for words, data in IMAGE.findall(output.get("data", {}).get("text/html", "")):
                yield html.unescape(words), base64.b64decode(data)


def picture(name: str) -> bytes:
    """A picture's PNG file. Raises ValueError if its unit has not exactly one such figure."""
    unit, words = PICTURES[name]
    found = [data for alt, data in figures(unit) if words in alt]
    if len(found) != 1:
        raise ValueError(f"{unit} has {len(found)} figures with '{words}' in their alternative text, not one")
    return found[0]


def write_pictures() -> None:
    """Write all pictures to docs/images."""
    IMAGES.mkdir(exist_ok=True)
    for name in PICTURES:
        (IMAGES / name).write_bytes(picture(name))
