"""How a figure gets onto the page: as a picture with an alternative text."""

import base64
import html
import io
import sys

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import imsave

from nncourse.figures.fingerprint import fingerprint
from nncourse.figures.style import DPI

_known: dict[str, str] = {}


def show(figure: Figure, alt: str) -> None:
    """Display a figure with an alternative text that says what there is to see."""
    if "IPython" not in sys.modules:
        return
    from IPython.display import display

    mark = fingerprint(figure, alt)
    shown = _known.get(mark) or image(figure, alt)
    display({"text/html": shown, "text/plain": f"Figure: {alt}"}, metadata={"fingerprint": mark}, raw=True)


def remember(pictures: dict[str, str]) -> None:
    """Take HTML by fingerprint: what is known is not drawn again. The grader draws the same figures for everybody."""
    _known.update(pictures)


def image(figure: Figure, alt: str) -> str:
    """The figure as HTML that holds the picture itself."""
    canvas, stream = FigureCanvasAgg(figure), io.BytesIO()
    canvas.draw()  # `savefig` would draw everything twice
    imsave(stream, canvas.buffer_rgba(), format="png", dpi=DPI, metadata={"Software": None})
    picture = base64.b64encode(stream.getvalue()).decode()
    style = "max-width:100%;height:auto;background:white;border-radius:4px"
    return f'<img alt="{html.escape(alt, quote=True)}" style="{style}" src="data:image/png;base64,{picture}">'
