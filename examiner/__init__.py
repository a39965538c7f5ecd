"""The grading engine: rebuilds a submission, runs it in a sandbox, and judges it from another process."""

__version__ = "1.0.0"
