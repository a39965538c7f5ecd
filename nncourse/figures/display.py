"""How a figure gets onto the page: as a picture with an alternative text."""

import base64
import html
import io
import sys
from pathlib import Path

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from nncourse.figures.fingerprint import fingerprint
from nncourse.figures.sketch import Sketch
from nncourse.figures.style import DPI

_drawn: list[Path] = []  # folders of pictures by fingerprint


def show(figure: Figure | Sketch, alt: str) -> None:
    """Display a figure with an alternative text that says what there is to see."""
    if "IPython" not in sys.modules:
        return
    from IPython.display import display

    mark = fingerprint(figure, alt)
    shown = known(mark) or image(figure, alt)
    display({"text/html": shown, "text/plain": f"Figure: {alt}"}, metadata={"fingerprint": mark}, raw=True)


def known(mark: str) -> str:
    """The HTML of a figure that was drawn before; empty if there is none."""
    paths = (folder / f"{mark}.html" for folder in _drawn if mark)
    return next((path.read_text(encoding="utf-8") for path in paths if path.exists()), "")


def remember(folder: Path) -> None:
    """Take pictures, FINGERPRINT.html, from a folder: the grader would draw the same figures for everybody."""
    _drawn.append(folder)


def image(figure: Figure | Sketch, alt: str) -> str:
    """The figure as HTML that holds the picture itself."""
    drawn = figure.drawn() if isinstance(figure, Sketch) else figure
    canvas, stream = FigureCanvasAgg(drawn), io.BytesIO()
    canvas.draw()  # `savefig` would draw everything twice
    opaque = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    opaque.save(stream, "png", dpi=(DPI, DPI))
    picture = base64.b64encode(stream.getvalue()).decode()
    style = "max-width:100%;height:auto;background:white;border-radius:4px"
    return f'<img alt="{html.escape(alt, quote=True)}" style="{style}" src="data:image/png;base64,{picture}">'
