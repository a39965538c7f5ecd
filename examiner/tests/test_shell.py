"""What the shell in a box makes of errors: a short and exact traceback."""

from __future__ import annotations

import json
import subprocess
import sys

from examiner.tests.small_course import REPOSITORY

RECURSION = "def deeper(x):\n    return deeper(x + 1)\n\ndeeper(0)"
IN_A_LIBRARY = "import numpy as np\nnp.linalg.inv(np.zeros((2, 3)))"
RUN = """
import json, sys
from examiner.box import shell
warm = shell.new_shell()
print(json.dumps([shell.run(warm, source, 10**6)[0] for source in sys.argv[1:]]))
"""


def test_a_traceback_names_the_lines_and_stays_short():
    words = [sys.executable, "-c", RUN, RECURSION, IN_A_LIBRARY]
    done = subprocess.run(words, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    deep, library = json.loads(done.stdout)
    assert deep["ename"] == "RecursionError" and len(deep["traceback"]) == 21
    assert any("line 4" in line for line in deep["traceback"][:3]) and " more ..." in deep["traceback"][10]
    text = "\n".join(library["traceback"])
    assert "line 2" in text and "np.linalg.inv" in text and text.endswith(f"LinAlgError: {library['evalue']}")
    assert "\n\n" not in text
