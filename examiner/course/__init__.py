"""A whole class: who is graded where, and where verdicts go."""
