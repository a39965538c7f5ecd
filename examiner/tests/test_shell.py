"""What the shell in a box makes of errors: short, exact, and cheap."""

from __future__ import annotations

import sys
from pathlib import Path

from examiner.box.isolate import Limits
from examiner.worker import sandbox

RECURSION = "def deeper(x):\n    return deeper(x + 1)\n\ndeeper(0)"
IN_A_LIBRARY = "import numpy as np\nnp.linalg.inv(np.zeros((2, 3)))"


def outputs_of(*sources: str) -> list[list[dict]]:
    folder = Path(sys.prefix)
    with sandbox.Zygote(folder, ["numpy"], "", folder, sandbox.level()) as zygote, zygote.open({}, Limits()) as box:
        return [box.run_cell(source, 20) for source in sources]


def test_a_traceback_names_the_lines_and_stays_short():
    (deep,), (library,) = outputs_of(RECURSION, IN_A_LIBRARY)
    assert deep["ename"] == "RecursionError" and len(deep["traceback"]) == 21
    assert any("line 4" in line for line in deep["traceback"][:3]) and " more ..." in deep["traceback"][10]
    text = "\n".join(library["traceback"])
    assert "line 2" in text and "np.linalg.inv" in text and text.endswith(f"LinAlgError: {library['evalue']}")
    assert "\n\n" not in text
