"""The tour shows the pictures that the browser tests take, and they are small enough for a page."""

import pytest

from authoring.paths import ROOT
from authoring.site_pages import text_of
from grader_tests.browser import tour

MOST_BYTES = 150_000
TOUR = ROOT / "docs" / "tour.md"


def test_the_tour_shows_every_picture_once_and_none_is_left_over():
    named = [tour.file_of(*one) for one in tour.PICTURES]
    text = TOUR.read_text(encoding="utf-8")
    assert [text.count(f"({path.relative_to(TOUR.parent).as_posix()})") for path in named] == [1] * len(named)
    assert set(tour.FOLDER.iterdir()) == set(named)


def test_the_students_edition_shows_no_picture_of_the_instructors():
    text = text_of("docs/tour.md", "student")
    assert "tour/student-" in text and "tour/instructor-" not in text


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "images").rglob("*.png")), ids=lambda path: path.name)
def test_a_picture_is_small(path):
    assert path.stat().st_size <= MOST_BYTES
