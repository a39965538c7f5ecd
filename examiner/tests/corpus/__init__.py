"""Broken, cheating and hostile submissions of one small assignment, each with the mark it must get."""

from examiner.tests.corpus import (
    broken_code,
    broken_files,
    broken_notebooks,
    cheating_box,
    cheating_objects,
    cheating_tests,
    cheating_wire,
    hostile,
    hostile_files,
    leaks,
)
from examiner.tests.corpus.entry import Entry

GROUPS: dict[str, list[Entry]] = {
    "broken": [*broken_files.ENTRIES, *broken_notebooks.ENTRIES, *broken_code.ENTRIES],
    "cheating": [*cheating_objects.ENTRIES, *cheating_tests.ENTRIES, *cheating_box.ENTRIES],
    "hostile": [*hostile.ENTRIES, *hostile_files.ENTRIES],
}
GROUPS["cheating"] += [*cheating_wire.ENTRIES, *leaks.ENTRIES]
ENTRIES: list[Entry] = [entry for group in GROUPS.values() for entry in group]
