"""A kit reaches the workers as it was, or not at all."""

from __future__ import annotations

import pickle

import pytest

from examiner.assignment.kit import Kit
from examiner.worker.parcel import packed, unpacked

KIT = Kit("a", {}, {}, {}, files={"data.csv": b"1,2\n"})


def test_what_is_packed_is_unpacked(tmp_path):
    assert unpacked(packed(KIT, tmp_path)) == KIT


def test_a_parcel_is_small(tmp_path):
    assert len(pickle.dumps(packed(Kit("a", {}, {}, {}, files={"big": bytes(10**6)}), tmp_path))) < 1000


def test_what_was_changed_on_the_way_is_not_unpacked(tmp_path):
    parcel = packed(KIT, tmp_path)
    (tmp_path / parcel.digest).write_bytes(pickle.dumps(Kit("b", {}, {}, {})))
    with pytest.raises(ValueError, match="has been changed"):
        unpacked(parcel)
