"""The pictures of docs/tour.md: a few of those that the journeys take, made small. `make tour` takes them anew."""

from pathlib import Path

from PIL import Image

from authoring.paths import ROOT

FOLDER = ROOT / "docs" / "images" / "tour"
# the journey, and what its picture is called there
PICTURES = (
    ("student_hour", "opened"),
    ("student_hour", "mistake"),
    ("student_hour", "slider-after"),
    ("student_hour", "submitted"),
    ("student_hour", "feedback"),
    ("instructor_afternoon", "released"),
    ("instructor_afternoon", "autograded"),
    ("instructor_afternoon", "rubric"),
    ("instructor_afternoon", "report"),
)


def file_of(journey: str, name: str) -> Path:
    """Where a picture of the tour is kept."""
    return FOLDER / f"{journey.split('_')[0]}-{name}.png"


def keep(picture: Path, journey: str, name: str) -> None:
    """Keep a picture if the tour shows it, with 256 colours, which makes its file half as large."""
    if (journey, name) in PICTURES:
        FOLDER.mkdir(parents=True, exist_ok=True)
        with Image.open(picture) as image:
            image.convert("RGB").quantize(dither=Image.Dither.NONE).save(file_of(journey, name), optimize=True)
