"""Kernels that the tests start find the hidden checks through PYTHONPATH."""

import os

from authoring.paths import ROOT

os.environ["PYTHONPATH"] = str(ROOT)
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
