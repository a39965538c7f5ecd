"""A warm interpreter on the student's side. It imports once, then forks a fresh box for every submission.

Started as `python -m examiner.box.zygote DESCRIPTOR`; its requests come over that socket, from the examiner only.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import shutil
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from examiner.box import shell as shells
from examiner.box.answers import Answers
from examiner.box.isolate import (
    PR_SET_DUMPABLE,
    Limits,
    adopt_orphans,
    call_filter,
    die_with_parent,
    drop_privileges,
    end_children,
    give_back_memory,
    libc_call,
    processes_of_this_user,
    set_limits,
    spare_room,
)
from examiner.box.namespaces import fork_apart, mount_private, settle
from examiner.box.reaper import end_all_others, reap, used_cpu
from examiner.box.timer import time_limit
from examiner.wire.channel import Channel, ChannelClosed

UNPRIVILEGED = 65534


def main() -> None:
    """Warm up, then fork a box for each request until the examiner hangs up."""
    control = Channel(socket.socket(fileno=int(sys.argv[1])))
    die_with_parent()
    settings = control.receive()
    if os.getuid() == 0 and settings["isolated"]:
        os.setgroups([])
        os.setresgid(UNPRIVILEGED, UNPRIVILEGED, UNPRIVILEGED)
        os.setresuid(UNPRIVILEGED, UNPRIVILEGED, UNPRIVILEGED)
        libc_call("prctl", PR_SET_DUMPABLE, 1, 0, 0, 0)
    if settings["isolated"]:
        shutil.copytree("/cache", "/tmp/matplotlib")
    sys.path[:0] = settings["path"]
    warm = shells.new_shell()
    for name in settings["preload"]:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    shells.run(warm, settings["warm_up"], 10_000)
    warm.reset(new_session=True)
    gc.freeze()
    give_back_memory()
    control.send({"filter": call_filter() is not None})
    with contextlib.suppress(ChannelClosed):
        while True:
            request, descriptors = control.receive_with_descriptors()
            reap()
            if "used" in request:
                control.send({"used": used_cpu()})
                continue
            fork_box(control, request, *(Channel(socket.socket(fileno=one)) for one in descriptors), warm)


def fork_box(control: Channel, request: dict[str, Any], life: Channel, notebook: Channel, warm: shells.Shell) -> None:
    """Fork one box: a keeper, which is process 1 in there, and the shell that runs the notebook."""
    user, group = os.getuid(), os.getgid()
    try:
        child = fork_apart() if request["isolated"] else os.fork()
    except OSError as error:
        life.send({"error": str(error)})
        child = -1
    if child == 0:
        try:
            control.close()
            keep_box(request, user, group, life, notebook, warm)
        finally:
            os._exit(0)
    life.close()
    notebook.close()


def keep_box(
    request: dict[str, Any], user: int, group: int, life: Channel, notebook: Channel, warm: shells.Shell
) -> None:
    """Isolate, fork the shell, and stay until the examiner hangs up on `life`: then everything in the box ends."""
    limits = Limits(**request["limits"])
    os.setsid()  # what a notebook does to its process group, it does to itself only
    if not request["isolated"]:
        adopt_orphans()
    try:
        place = settle(user, group) if request["isolated"] else ""
        folder = prepare_folder(limits, request)
    except OSError as error:
        life.send({"error": str(error)})
        return
    life.send({"place": place, "process": os.getpid()})
    if os.fork() == 0:
        life.close()
        with contextlib.suppress(ChannelClosed):
            run_notebook(notebook, limits, folder, warm, request)
        os._exit(0)
    notebook.close()
    wait_for_end(life)


def wait_for_end(keeper: Channel) -> None:
    """Wait until the examiner hangs up, then end the whole box."""
    signal.signal(signal.SIGCHLD, lambda *about: reap())
    with contextlib.suppress(ChannelClosed):
        keeper.receive()
    if os.getpid() == 1:
        end_all_others()
    else:
        end_children()
        os.killpg(0, signal.SIGKILL)


def prepare_folder(limits: Limits, request: dict[str, Any]) -> Path:
    """A working folder with the submission's files: in memory of its own, or, without isolation, the one given."""
    folder = Path(request["folder"])
    if request["isolated"]:
        mount_private("/tmp", limits.disk_megabytes)
        mount_private("/dev/shm", 8)
        folder = Path("/tmp/work")
        folder.mkdir()
    try:
        for name, content in request["files"].items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        raise OSError(f"the files do not fit: {error}") from error
    return folder


def run_notebook(channel: Channel, limits: Limits, folder: Path, warm: shells.Shell, request: dict[str, Any]) -> None:
    """Run cells as the examiner sends them; at a snapshot, fork a copy that answers the judge later."""
    if request["isolated"]:
        os.setsid()
    os.chdir(folder)
    sys.path.insert(0, "")
    os.register_at_fork(after_in_child=channel.close)  # what the student's code forks does not speak for it
    if request["isolated"]:
        drop_privileges()
    set_limits(limits, request["snapshots"], 0 if request["isolated"] else processes_of_this_user())
    silence()
    while True:
        with spare_room():
            message, descriptors = channel.receive_with_descriptors()
            if "snapshot" in message:
                take_snapshot(channel, descriptors[0], limits, warm)
        if "cell" in message:
            channel.send({"outputs": run_cell(warm, message["cell"], limits)})


def silence() -> None:
    """What is written past Python, straight to the descriptors, goes nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)


def run_cell(warm: shells.Shell, source: str, limits: Limits) -> list[dict[str, Any]]:
    """The outputs of one cell. A cell that runs too long ends with an error output."""
    try:
        with time_limit(limits.cpu_seconds, limits.idle_seconds):
            return shells.run(warm, source, limits.output_bytes)
    except KeyboardInterrupt as error:
        stopped = {
            "output_type": "error",
            "ename": "KeyboardInterrupt",
            "evalue": str(error),
            "traceback": [str(error)],
        }
        return [*warm.display_pub.outputs.finished(), stopped]


def take_snapshot(channel: Channel, descriptor: int, limits: Limits, warm: shells.Shell) -> None:
    """Fork a copy of the notebook as it is now. The copy waits for the judge; the notebook goes on."""
    if os.fork() == 0:
        answers = Channel(socket.socket(fileno=descriptor))
        os.register_at_fork(after_in_child=answers.close)
        Answers(answers, warm.user_ns, limits).serve()
        os._exit(0)
    os.close(descriptor)
    channel.send({"snapshot": True})


if __name__ == "__main__":
    main()
