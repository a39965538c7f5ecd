"""Forking into namespaces, or saying that it cannot be done."""

from __future__ import annotations

import pytest

from examiner.box.isolate import IsolationError
from examiner.box.namespaces import fork_apart


def test_a_processor_whose_call_is_not_known_forks_nothing(monkeypatch):
    monkeypatch.setattr("platform.machine", lambda: "vax")
    with pytest.raises(IsolationError, match="not known for vax"):
        fork_apart()
