"""An IPython shell that runs cells and keeps their outputs as a notebook would, without a kernel."""

from __future__ import annotations

import io
import sys
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

Output = dict[str, Any]
CUT = "\n[output cut: too long]\n"
MOST_STEPS = 10  # that a traceback shows of its beginning, and of its end
OVERHEAD = 200  # bytes that the smallest output takes


class Outputs:
    """The outputs of the cell that runs now, up to a number of bytes."""

    def __init__(self) -> None:
        self.start(0)

    def start(self, budget: int) -> None:
        """Forget the last cell's outputs; take at most `budget` bytes from now on."""
        self.items: list[Output] = []
        self.left = budget
        self.is_cut = False

    def add(self, output: Output, size: int) -> None:
        """Keep an output if there is room; else say once that the rest is left out."""
        self.left -= size + OVERHEAD
        if self.left >= 0:
            self.items.append(output)
        elif not self.is_cut:
            self.is_cut = True
            self.items.append({"output_type": "stream", "name": "stdout", "text": [CUT]})

    def write(self, name: str, text: str) -> None:
        """Append text to stdout or stderr."""
        last = self.items[-1] if self.items else {}
        if last.get("output_type") != "stream" or last.get("name") != name:
            self.add({"output_type": "stream", "name": name, "text": []}, 0)
        if self.is_cut:
            return
        kept = text[: self.left]
        self.items[-1]["text"].append(kept)
        self.left -= len(kept)
        if len(kept) < len(text):
            self.add({}, len(text))

    def finished(self) -> list[Output]:
        """The outputs, with the parts of a text as one."""
        return [{**one, "text": "".join(one["text"])} if "text" in one else one for one in self.items]


class Stream(io.TextIOBase):
    """stdout or stderr of the cell."""

    encoding = "utf-8"

    def __init__(self, name: str, outputs: Outputs) -> None:
        self.stream_name, self.outputs = name, outputs

    def write(self, text: str) -> int:
        self.outputs.write(self.stream_name, str(text))
        return len(text)

    def writable(self) -> bool:
        return True


class Publisher(DisplayPublisher):
    """Keeps what a cell displays."""

    outputs: Outputs

    def publish(self, data: dict[str, Any], metadata: dict[str, Any] | None = None, **more: Any) -> None:
        """Add a display_data output."""
        output = {"output_type": "display_data", "data": text_bundle(data), "metadata": metadata or {}}
        self.outputs.add(output, bundle_size(data))

    def clear_output(self, wait: bool = False) -> None:
        """Forget what was shown so far."""
        self.outputs.items.clear()


class Result(DisplayHook):
    """Keeps the value of a cell's last expression."""

    outputs: Outputs

    def write_output_prompt(self) -> None:
        """A notebook shows no prompt in the text."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        """Add an execute_result output."""
        output = {"output_type": "execute_result", "data": text_bundle(format_dict), "metadata": md_dict or {}}
        output["execution_count"] = self.prompt_count
        self.outputs.add(output, bundle_size(format_dict))

    def finish_displayhook(self) -> None:
        """Nothing to flush."""


def text_bundle(data: dict[str, Any]) -> dict[str, Any]:
    """A MIME bundle with bytes as base64 text, as in a notebook file."""
    import base64

    return {kind: base64.b64encode(part).decode() if isinstance(part, bytes) else part for kind, part in data.items()}


def bundle_size(data: dict[str, Any]) -> int:
    """How many bytes a MIME bundle takes, about."""
    return sum(len(part) if isinstance(part, str | bytes) else len(repr(part)) for part in data.values())


class Shell(InteractiveShell):
    """IPython as a notebook uses it: no terminal, no history file, no input."""

    displayhook_class = Result
    display_pub_class = Publisher

    def init_sys_modules(self) -> None:
        """The notebook's names live in __main__."""
        super().init_sys_modules()

    def enable_gui(self, gui: str | None = None) -> None:
        """`%matplotlib inline` asks for this; there is no window to open."""

    def system(self, command: str) -> None:
        """`!command` runs without a terminal; its output is kept."""
        import subprocess

        done = subprocess.run(command, shell=True, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        print(done.stdout + done.stderr, end="")

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str] | str) -> None:
        lines = shortened([line.rstrip("\n") for line in (stb if isinstance(stb, list) else [stb])])
        output = {"output_type": "error", "ename": etype.__name__, "evalue": str(evalue), "traceback": lines}
        self.display_pub.outputs.add(output, len(output["evalue"]) + sum(map(len, lines)))


def shortened(lines: list[str]) -> list[str]:
    """A traceback without its middle, if endless recursion has made it long."""
    if len(lines) <= 2 * MOST_STEPS:
        return lines
    return [*lines[:MOST_STEPS], f"  ... {len(lines) - 2 * MOST_STEPS} more ...", *lines[-MOST_STEPS:]]


def no_input(prompt: str = "") -> str:
    """input() in a notebook that nobody sits at."""
    raise StdinNotImplementedError("input() was called, but nobody can answer while the notebook is graded.")


def new_shell() -> Shell:
    """A shell, made once before forking."""
    import builtins

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.xmode = "Plain"  # more would take whole libraries apart, line by line
    shell = Shell.instance(config=config)
    outputs = Outputs()
    shell.display_pub.outputs = shell.displayhook.outputs = outputs
    builtins.input = no_input
    run(shell, "raise Exception", 0)  # the first traceback imports much, and a box is not to pay for it
    return shell


def run(shell: Shell, source: str, budget: int) -> list[Output]:
    """Run one cell and return its outputs, at most about `budget` bytes of them."""
    outputs = shell.display_pub.outputs
    outputs.start(budget)
    kept = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = Stream("stdout", outputs), Stream("stderr", outputs)
    try:
        shell.run_cell(source, store_history=True)
    finally:
        sys.stdout, sys.stderr = kept
    return outputs.finished()
