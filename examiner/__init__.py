"""The grading engine: rebuilds a submission, runs it in a sandbox, and judges it from another process."""

from pathlib import Path

__version__ = "1.0.0"
PACKAGE = Path(__file__).parent
