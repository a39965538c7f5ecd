"""Every figure can be read: by colour-blind readers, on dark and light pages, by those who cannot see it."""

import base64
import re
import struct
import sys
from functools import cache
from itertools import combinations

import matplotlib
import nbformat
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from authoring.paths import SOURCE, source_notebook, units
from grader_tests.tests.color_vision import SIMULATIONS, contrast, distance
from nncourse import figures
from nncourse.figures import style
from nncourse.figures.sketch import Sketch

SHORTEST_ALT, LONGEST_ALT = 20, 160
FOR_TEXT = (style.INK, style.GREY, *style.COLORS[:2])


@pytest.mark.parametrize("color", style.COLORS)
def test_every_colour_stands_out_from_the_white_of_the_figure(color):
    assert contrast(color, "#FFFFFF") >= 3  # WCAG 1.4.11, graphical objects


@pytest.mark.parametrize("color", FOR_TEXT)
def test_colours_of_words_can_be_read(color):
    assert contrast(color, "#FFFFFF") >= 4.5  # WCAG 1.4.3


@pytest.mark.parametrize("region", style.LIGHT)
def test_ink_can_be_read_on_every_region(region):
    assert contrast(style.INK, region) >= 7


@pytest.mark.parametrize("vision", SIMULATIONS)
def test_any_two_colours_differ(vision):
    closest = min(combinations(style.COLORS, 2), key=lambda pair: distance(*pair, vision))
    assert distance(*closest, vision) >= 20, closest


@pytest.mark.parametrize("vision", SIMULATIONS)
def test_neighbouring_regions_differ(vision):
    assert all(distance(*pair, vision) >= 4 for pair in combinations(style.LIGHT[:4], 2))


def test_the_measures_know_what_is_known():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert distance("#D00000", "#6E6E00", "deuteranopia") < 20 < distance("#D00000", "#6E6E00", "full colour vision")


def test_every_colour_has_a_marker_of_its_own():
    assert len(set(style.MARKERS)) == len(style.MARKERS) == len(style.COLORS) == len(style.LIGHT)


@cache
def drawn(unit: str) -> list[tuple[Figure, str]]:
    """The figures that a unit shows with their alternative texts, drawn anew."""
    shown: list[tuple[Figure, str]] = []
    with pytest.MonkeyPatch.context() as patch:
        matplotlib.use("Agg")
        patch.chdir(SOURCE / unit)
        patch.syspath_prepend(SOURCE / unit)
        patch.delitem(sys.modules, "given", raising=False)
        patch.setattr(figures, "show", lambda figure, alt: shown.append((figure, alt)))
        names: dict = {}
        for cell in nbformat.read(source_notebook(unit), as_version=4).cells:
            if cell.cell_type == "code":
                exec(compile(cell.source, unit, "exec"), names)
    sys.modules.pop("given", None)
    return shown


@pytest.mark.parametrize("unit", units())
def test_all_figures_have_the_width_of_the_course(unit):
    assert {figure.get_figwidth() for figure, _ in drawn(unit)} == {style.WIDTH}


@pytest.mark.parametrize("unit", units())
def test_all_axes_are_labelled(unit):
    for figure, alt in drawn(unit):
        framed = [axes for axes in figure.axes if axes.axison]
        for axes in framed:
            assert any(one.get_xlabel() and same_place(one, axes, "colspan") for one in framed), alt
            assert any(one.get_ylabel() and same_place(one, axes, "rowspan") for one in framed), alt


@pytest.mark.parametrize("unit", units())
def test_nothing_sticks_out_of_a_figure(unit):
    for figure, alt in drawn(unit):
        assert sticks_out(figure) <= 0.02, alt  # inches


@pytest.mark.parametrize("power", (-9, -4, -3, 0, 3, 4, 5, 6, 12))
def test_numbers_of_any_size_have_room_beside_curves(power):
    x, curves = [0, 1], {"one": [0, -9.87654 * 10.0**power], "two": [0, 1.23 * 10.0**power]}
    for title in ("", "Title"):
        assert sticks_out(figures.curve_figure(x, curves, "probability", "loss", title)) <= 0.02


def test_the_measure_sees_what_sticks_out():
    figure = style.empty_figure(3, layout="none")
    figure.add_axes((0, 0.2, 0.9, 0.7)).set_ylabel("a label")
    assert sticks_out(figure) > 0.3


def sticks_out(figure: Figure) -> float:
    """How far words or lines stand over the edge of a figure, in inches."""
    canvas = FigureCanvasAgg(figure.drawn() if isinstance(figure, Sketch) else figure)
    canvas.draw()
    box, (width, height) = figure.get_tightbbox(canvas.get_renderer()), figure.get_size_inches()
    return max(-box.x0, -box.y0, box.x1 - width, box.y1 - height)


def same_place(one: Axes, other: Axes, which: str) -> bool:
    """Do two axes stand in the same column or row, so that one label serves both?"""
    return getattr(one.get_subplotspec(), which) == getattr(other.get_subplotspec(), which)


@pytest.mark.parametrize("unit", units())
def test_curves_and_points_are_told_apart_without_colour(unit):
    for figure, alt in drawn(unit):
        for axes in figure.axes:
            named = [line for line in axes.get_lines() if not line.get_label().startswith("_")]
            looks = [look(line) for line in named]
            assert len(set(looks)) == len(looks), alt


def look(line: Line2D) -> tuple:
    """What a line is like apart from its colour; matplotlib tells its dashes only through a private name."""
    return str(line._unscaled_dash_pattern), line.get_linestyle(), line.get_marker(), line.get_linewidth()


@pytest.mark.parametrize("unit", units())
def test_stored_pictures_have_an_alternative_text_and_a_white_ground(unit):
    found = stored_images(unit)
    assert len(found) >= 2
    for tag in found:
        alt = re.search(r'alt="([^"]*)"', tag)[1]
        assert SHORTEST_ALT <= len(alt) <= LONGEST_ALT and alt.endswith("."), alt
        assert "background:white" in tag and "max-width:100%" in tag
        width = struct.unpack(">I", base64.b64decode(tag.split("base64,")[1][:64])[16:20])[0]
        assert width == round(style.WIDTH * style.DPI)


def stored_images(unit: str) -> list[str]:
    """Every image tag in the stored outputs of a unit."""
    cells = nbformat.read(source_notebook(unit), as_version=4).cells
    data = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    assert not [kind for one in data for kind in one if kind.startswith("image/")], "show figures with figures.show"
    return re.findall(r"<img[^>]*>", "".join(one.get("text/html", "") for one in data))


def test_every_unit_ends_with_a_picture():
    for unit in units():
        cells = nbformat.read(source_notebook(unit), as_version=4).cells
        assert any("figures.show" in cell.source for cell in cells[-4:]), unit
