"""The class report: one HTML page with the points, the hardest tasks, the commonest messages, failures and repairs."""

from __future__ import annotations

import base64
import html
import io
from collections import Counter
from pathlib import Path

from examiner.verdict import CellVerdict, Verdict

STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse;width:100%}
td,th{border-bottom:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top}
img{max-width:100%;height:auto}h2{margin-top:2.5rem}"""
MOST_MESSAGES = 12


def write_report(verdicts: list[Verdict], path: Path) -> None:
    """Write the report on the verdicts of one assignment."""
    title = f"Class report: {verdicts[0].assignment}"
    graded = [one for one in verdicts if one.status == "graded"]
    parts = [
        f"<h1>{html.escape(title)}</h1>",
        f"<p>{len(verdicts)} submissions, {len(graded)} graded. Points from tests only.</p>",
        "<h2>Distribution</h2>" + distribution(graded),
        "<h2>Hardest tasks</h2>" + hardest(graded),
        "<h2>Commonest mistakes</h2>" + commonest(graded),
        "<h2>Failures and repairs</h2>" + failures(verdicts),
        "<h2>Everybody</h2>" + everybody(verdicts),
    ]
    head = f'<meta charset="utf-8"><title>{html.escape(title)}</title><style>{STYLE}</style>'
    head = f'<!doctype html><html lang="en"><head>{head}</head>'
    path.write_text(f"{head}<body>{''.join(parts)}</body></html>\n", encoding="utf-8")


def most(verdict: Verdict) -> float:
    """The most points that the tests of a submission can give."""
    return sum(cell.most for cells in verdict.cells.values() for cell in cells)


def cells_by_name(verdicts: list[Verdict]) -> dict[str, list[CellVerdict]]:
    """All verdicts on each test cell."""
    found: dict[str, list[CellVerdict]] = {}
    for verdict in verdicts:
        for cells in verdict.cells.values():
            for cell in cells:
                found.setdefault(cell.name, []).append(cell)
    return found


def picture(figure, alt: str) -> str:
    """A figure as an image in the page."""
    stream = io.BytesIO()
    figure.savefig(stream, format="png", dpi=110)
    data = base64.b64encode(stream.getvalue()).decode()
    return f'<p><img alt="{html.escape(alt, quote=True)}" src="data:image/png;base64,{data}"></p>'


def new_figure(height: float):
    """A figure that belongs to no window, and its axes."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, height), layout="constrained")
    axes = figure.subplots()
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def distribution(verdicts: list[Verdict]) -> str:
    """How many have how many points."""
    if not verdicts:
        return "<p>Nobody yet.</p>"
    highest = max(most(one) for one in verdicts)
    points = [one.points for one in verdicts]
    figure, axes = new_figure(2.8)
    axes.hist(points, bins=[place - 0.5 for place in range(int(highest) + 2)], color="#0072B2", edgecolor="white")
    axes.set(xlabel=f"points of {highest:g}", ylabel="submissions")
    axes.yaxis.get_major_locator().set_params(integer=True)
    middle = sorted(points)[len(points) // 2]
    return picture(figure, f"Histogram of points: from {min(points):g} to {max(points):g}, middle {middle:g}.")


def hardest(verdicts: list[Verdict]) -> str:
    """The share of points that each task gave, lowest first."""
    cells = cells_by_name(verdicts)
    shares = sorted(
        (sum(one.points for one in rows) / max(1e-9, sum(one.most for one in rows)), name)
        for name, rows in cells.items()
    )
    if not shares:
        return "<p>No tests.</p>"
    figure, axes = new_figure(0.6 + 0.34 * len(shares))
    bars = axes.barh(
        [name for _, name in shares],
        [100 * share for share, _ in shares],
        color="#D55E00",
        hatch="//",
        edgecolor="white",
    )
    axes.bar_label(bars, fmt=" %.0f %%")
    axes.set(xlim=(0, 115), xlabel="points earned, percent")
    axes.invert_yaxis()
    lowest = ", ".join(f"{name} {100 * share:.0f} %" for share, name in shares[:3])
    return picture(figure, f"Share of points by task, lowest first: {lowest}.")


def commonest(verdicts: list[Verdict]) -> str:
    """The messages that most students got, by task."""
    said = Counter(
        (name, last_line(cell))
        for name, rows in cells_by_name(verdicts).items()
        for cell in rows
        if cell.points < cell.most
    )
    rows = [[str(count), name, words] for (name, words), count in said.most_common(MOST_MESSAGES)]
    return table(["students", "task", "what the message said"], rows) if rows else "<p>No mistakes.</p>"


def last_line(cell: CellVerdict) -> str:
    """The line of a message that names the mistake."""
    lines = cell.message.splitlines()
    return lines[-1] if lines else cell.outcome


def failures(verdicts: list[Verdict]) -> str:
    """What could not be read or had to be put right."""
    rows = [[one.student, words] for one in verdicts for words in [*filter(None, [one.problem]), *one.repairs]]
    return table(["student", "what"], rows) if rows else "<p>None.</p>"


def everybody(verdicts: list[Verdict]) -> str:
    """Points of every submission."""
    rows = [[one.student, one.status, f"{one.points:g} of {most(one):g}"] for one in verdicts]
    return table(["student", "status", "points"], rows)


def table(head: list[str], rows: list[list[str]]) -> str:
    """An HTML table."""
    top = "".join(f"<th>{html.escape(word)}</th>" for word in head)
    body = "".join("<tr>" + "".join(f"<td>{html.escape(word)}</td>" for word in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
