"""Kernels that the tests start find the hidden checks through PYTHONPATH."""

import os

import pytest

from authoring.paths import ROOT

os.environ["PYTHONPATH"] = str(ROOT)
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--every-mistake`: the contract holds for each single mistake of the catalogue."""
    parser.addoption("--every-mistake", action="store_true", help="hand in all mistakes, not a sample")
