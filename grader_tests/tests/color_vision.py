"""How colours look and differ, in numbers: contrast, and distance as people with other colour vision see it."""

import numpy as np
from numpy.typing import NDArray

# Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of color vision deficiency",
# IEEE TVCG 15(6), severity 1.0; for linear RGB.
SIMULATIONS = {
    "full colour vision": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
LUMINANCE = (0.2126, 0.7152, 0.0722)
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), LUMINANCE, (0.0193339, 0.1191920, 0.9503041))
WHITE_POINT = (0.95047, 1.0, 1.08883)


def linear(color: str) -> NDArray:
    """Linear RGB (3,) of a colour #RRGGBB."""
    values = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    darker, lighter = sorted(float(linear(color) @ LUMINANCE) for color in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def lab(rgb: NDArray) -> NDArray:
    """CIELAB (3,) of linear RGB (3,)."""
    ratio = np.asarray(TO_XYZ) @ np.clip(rgb, 0, 1) / WHITE_POINT
    x, y, z = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one: str, other: str, vision: str) -> float:
    """The CIE 1976 colour difference as this kind of colour vision sees it. Below 2.3 nobody tells them apart."""
    matrix = np.asarray(SIMULATIONS[vision])
    return float(np.linalg.norm(lab(matrix @ linear(one)) - lab(matrix @ linear(other))))
