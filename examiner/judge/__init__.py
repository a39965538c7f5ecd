"""Run test cells, apart from the student's code."""
