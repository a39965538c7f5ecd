"""What tells two figures apart: all that they are made of, as one short text."""

import hashlib
import io
import pickle
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
from matplotlib.figure import Figure
from matplotlib.path import Path as MatplotlibPath
from matplotlib.transforms import TransformNode

from nncourse.figures.sketch import Sketch

# Addresses of those who depend on a transform; how finely curved axes, which the course has none of, cut up a path:
# matplotlib sets that on paths which all figures share.
UNSEEN = ("_parents", "_interpolation_steps")


class Description(pickle.Pickler):
    """Writes an object down, the same in every process. It is never read back."""

    def reducer_override(self, thing: Any) -> Any:
        """Leave UNSEEN out of transforms and paths, and from numbers what processors disagree on."""
        if isinstance(thing, np.ndarray | np.floating) and thing.dtype.kind == "f":
            kept = np.ma.filled(thing, np.nan).astype(np.float32)
            return tuple, ((kept.shape, kept.tobytes()),)
        if not isinstance(thing, TransformNode | MatplotlibPath):
            return NotImplemented
        make, arguments, state = thing.__reduce_ex__(pickle.HIGHEST_PROTOCOL)[:3]
        return make, arguments, {name: value for name, value in state.items() if name not in UNSEEN}


@cache
def edition() -> str:
    """Of matplotlib, and of the course's own figures: notes of what is to be drawn do not say how it will look."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))]
    return f"{matplotlib.__version__} {hashlib.sha256(''.join(texts).encode()).hexdigest()}"


def content(figure: Figure | Sketch) -> Any:
    """What a figure is made of: the notes of a sketch, with functions by name, or else all that matplotlib knows."""
    if not isinstance(figure, Sketch):
        return figure
    return figure.made or [(f"{draw.__module__}.{draw.__qualname__}", *about) for draw, *about in figure.steps]


def fingerprint(figure: Figure | Sketch, alt: str) -> str:
    """The same for two figures that look the same; empty for one that cannot be written down."""
    stream = io.BytesIO()
    try:
        with np.errstate(over="ignore"):
            Description(stream, pickle.HIGHEST_PROTOCOL).dump((edition(), alt, content(figure)))
    except (pickle.PicklingError, TypeError, AttributeError):  # a function of one's own as a formatter of ticks
        return ""
    return hashlib.sha256(stream.getbuffer()).hexdigest()[:32]
