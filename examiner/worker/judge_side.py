"""The interpreter that judges come from. It stays warm from kit to kit: what all kits import is imported once."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

from examiner import PACKAGE
from examiner.assignment.kit import Kit
from examiner.wire.channel import Channel
from examiner.worker import sandbox


class JudgeSide:
    """Started once; `serve` lets it make judges for a kit."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        path = os.pathsep.join([str(PACKAGE.parent), os.environ.get("PYTHONPATH", "")]).strip(os.pathsep)
        environment = {**os.environ, "PYTHONPATH": path, "MPLBACKEND": "agg", "PYTHONHASHSEED": "0"}
        environment |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        command = [sys.executable, "-m", "examiner.judge.server", str(theirs.fileno())]
        self.process = subprocess.Popen(command, pass_fds=[theirs.fileno()], env=environment, stdin=subprocess.DEVNULL)
        theirs.close()
        self.control = Channel(ours)

    def serve(self, kit: Kit, folder: Path) -> Channel:
        """A channel to judges of a kit whose files lie in a folder: they say when warm. Raises ChannelClosed."""
        ours, theirs = Channel.pair()
        settings = {
            "path": [str(folder / "judge"), str(folder / "student")],
            "preload": list(kit.judge_preload),
            "warm_up": kit.judge_warm_up,
            "folder": str(folder / "beside"),
        }
        self.control.send(settings, (theirs.fileno(),))
        theirs.close()
        return ours

    def close(self) -> None:
        """End the interpreter, and with it every judge."""
        self.control.close()
        sandbox.end(self.process)
