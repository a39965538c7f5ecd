"""What the web edition for students is made from holds no answer; what the one for instructors is made from does."""

import re

import nbformat
import pytest

from authoring import reading, site_pages
from authoring.paths import ROOT, source_notebook, units
from authoring.reading import instructor_page, pictures, student_page
from authoring.site import gather
from authoring.site_pages import LINK, on_site, pages, text_of
from authoring.solutions import solution_lines
from grader_tests import reference
from grader_tests.tests.test_leaks import FORBIDDEN, code_lines, explained


def solutions(unit: str) -> set[str]:
    """The lines of a unit's solutions that its released text does not show on purpose."""
    lines = [line for text in reference.solution_cells(unit).values() for line in solution_lines(text)]
    return code_lines("\n".join(lines)) - explained(unit)


def rubric(unit: str) -> set[str]:
    """The lines of the answers to a unit's written question."""
    cells = reading.read_source(unit).cells
    return {line for cell in cells if cell.id == "why" for line in cell.source.splitlines() if line}


def said(page: nbformat.NotebookNode) -> str:
    """All that a page says, in its cells and in their outputs."""
    outputs = [output for cell in page.cells for output in cell.get("outputs", [])]
    texts = [one.get("text", "") for one in outputs] + [str(one.get("data", "")) for one in outputs]
    return "\n".join([*(cell.source for cell in page.cells), *texts])


@pytest.fixture(scope="module")
def student_site(tmp_path_factory) -> dict[str, str]:
    """Every text that the student's site is made from, by its place."""
    folder = tmp_path_factory.mktemp("pages")
    gather("student", folder)
    files = [path for path in folder.rglob("*") if path.suffix in (".md", ".ipynb")]
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in files}


@pytest.mark.parametrize("unit", units())
def test_a_student_page_holds_no_solution_no_rubric_and_no_hidden_test(unit):
    text = said(student_page(unit))
    assert not solutions(unit) & code_lines(text)
    assert not [line for line in rubric(unit) if line in text]
    assert not [word for word in FORBIDDEN if word in text]


@pytest.mark.parametrize("unit", units())
def test_the_scan_finds_the_solutions_if_pages_are_made_from_source(unit, monkeypatch):
    monkeypatch.setattr(reading, "release_notebook", source_notebook)
    text = said(student_page(unit))
    assert solutions(unit) <= code_lines(text)
    assert "BEGIN SOLUTION" in text and "HIDDEN TESTS" in text


def test_no_page_of_the_student_site_holds_an_answer_of_any_unit(student_site):
    assert set(student_site) == {"index.md", *pages(), *(f"notebooks/{unit}.ipynb" for unit in units())}
    shown = set().union(*(explained(unit) for unit in units()))
    answers = set().union(*(solutions(unit) for unit in units())) - shown
    for name, text in student_site.items():
        assert not answers & (code_lines(text) | code_lines(text.replace("\\n", "\n"))), name
        assert not [line for unit in units() for line in rubric(unit) if line in text], name
        assert "END SOLUTION" not in text and "END HIDDEN" not in text, name


def test_the_answer_that_is_a_result_is_not_drawn_for_students():
    unit = "06_hidden_layer"
    assert reading.answers_without_arguments(reading.read_source(unit)) == {"xor_network"}
    assert not any(cell.get("outputs") for cell in student_page(unit).cells if "xor_network()" in cell.source)
    assert any(cell.get("outputs") for cell in instructor_page(unit).cells if "= xor_network()" in cell.source)


@pytest.mark.parametrize("unit", units())
def test_students_see_the_figures_that_give_nothing_away(unit):
    theirs, all_of_them = list(pictures(student_page(unit))), list(pictures(instructor_page(unit)))
    assert theirs == (all_of_them[:-1] if unit == "06_hidden_layer" else all_of_them)
    assert theirs and all(len(alt) > 20 for alt, _ in theirs)


@pytest.mark.parametrize("unit", units())
def test_the_instructor_page_holds_solutions_rubric_and_hidden_tests(unit):
    text = said(instructor_page(unit))
    assert solutions(unit) <= code_lines(text)
    assert all(line in text for line in rubric(unit)) and "HIDDEN TESTS" in text


def test_the_instructor_guide_must_say_where_its_answers_begin(monkeypatch):
    page = "docs/instructor_guide.md"
    assert "2 points." in text_of(page, "instructor") and "2 points." not in text_of(page, "student")
    monkeypatch.setitem(site_pages.ANSWERS, page, "## No such heading\n")
    with pytest.raises(ValueError, match="where its answers begin"):
        text_of(page, "student")


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        ("[a](../notebooks/02_loss.md)", "[a](/notebooks/02_loss.ipynb)"),
        ("[a](../source/02_loss/02_loss.ipynb)", "[a](/notebooks/02_loss.ipynb)"),
        ("[a](errata.md#code)", "[a](errata.md#code)"),
        ("[a](../README.md)", "[a](../README.md)"),
        ("[a](../examiner/app.py)", "a"),
        ("[a](https://example.org/b.md)", "[a](https://example.org/b.md)"),
        ("![a](errata.png)", "![a](errata.png)"),
    ],
)
def test_links_of_the_repository_lead_somewhere_on_the_site(link, wanted):
    assert LINK.sub(lambda found: on_site(found, ROOT / "docs"), link) == wanted


def test_the_start_page_leads_to_every_page(student_site):
    links = re.findall(r"\(notebooks/(\w+)\.ipynb\)", student_site["index.md"])
    assert set(links) == set(units())
    listed = {re.sub(r".*<(.*)>", r"\1", line) + ".md" for line in student_site["index.md"].splitlines()}
    assert set(pages()) <= listed
