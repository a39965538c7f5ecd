"""MNIST, 70000 written digits: the one data set that needs a network. Without one it is skipped in one line."""

import contextlib
import io
import tempfile
import time
import urllib.request
import zipfile
from pathlib import Path

import numpy as np

from nncourse.data import Split

MNIST_ADDRESS = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/mnist.npz"
CHUNK = 1 << 16


def load(address: str = MNIST_ADDRESS, seconds: float = 10.0) -> Split | None:
    """60000 and 10000 digits of 28 x 28 pixels: X (784, 60000), y, X (784, 10000), y. None without network.

    Kept in the folder for temporary files, so that it is fetched once.
    """
    kept = Path(tempfile.gettempdir()) / "nncourse-mnist.npz"
    content = kept.read_bytes() if kept.exists() else fetched(address, seconds)
    if content is None:
        print("MNIST skipped: it cannot be reached from here within a few seconds. Nothing below needs it.")
        return None
    with contextlib.suppress(OSError):
        kept.write_bytes(content)
    with np.load(io.BytesIO(content)) as arrays:
        images = [arrays[name].reshape(-1, 784).T / 255 for name in ("x_train", "x_test")]
        labels = [arrays[name].astype(np.int64) for name in ("y_train", "y_test")]
    return images[0], labels[0], images[1], labels[1]


def fetched(address: str, seconds: float) -> bytes | None:
    """The archive at an address, or None if it does not arrive in time or is none."""
    end, content = time.monotonic() + seconds, b""
    try:
        with urllib.request.urlopen(address, timeout=min(3.0, seconds)) as stream:
            while chunk := stream.read(CHUNK):
                content += chunk
                if time.monotonic() > end:
                    return None
    except OSError:
        return None
    return content if zipfile.is_zipfile(io.BytesIO(content)) else None
