"""The box: no network, no files of others, bounded in all it takes, and gone when it is closed."""

from __future__ import annotations

import html
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from examiner.box.isolate import Limits
from examiner.box.shell import CUT, Outputs
from examiner.submission.safe_html import SafeText
from examiner.tests.corpus.listener import Listener
from examiner.wire.channel import ChannelClosed
from examiner.worker import bubblewrap, sandbox
from examiner.worker.outputs import checked_outputs
from examiner.worker.watch import Watch, processes

LIMITS = Limits(
    cpu_seconds=1, idle_seconds=1, total_cpu_seconds=3, memory_megabytes=400, processes=20, disk_megabytes=10
)
full = pytest.mark.skipif(sandbox.level() != sandbox.FULL, reason=f"no sandbox: {sandbox.level_in_words()}")


@pytest.fixture(scope="module")
def zygote(tmp_path_factory):
    folder = tmp_path_factory.mktemp("student")
    for path in (folder, *folder.parents[:2]):
        path.chmod(0o755)
    (folder / "helper.py").write_text("VALUE = 5\n")
    with sandbox.Zygote(folder, ["numpy"], "warmed = 1", folder, sandbox.level()) as zygote:
        yield zygote


@pytest.fixture
def box(zygote):
    with zygote.open({"data/x.csv": b"1,2"}, LIMITS, snapshots=3) as box:
        yield box


def said(box: sandbox.Box, source: str, seconds: float = 20) -> str:
    """All that a cell gives out, as one text."""
    outputs = checked_outputs(box.run_cell(source, seconds), 10**6, SafeText())
    return "".join(str(one.get("text") or one.get("data") or one.get("evalue")) for one in outputs)


def dies(box: sandbox.Box, source: str) -> bool:
    """Does the cell end its process?"""
    try:
        box.run_cell(source, 20)
    except ChannelClosed:
        return True
    return False


def test_cells_run_as_in_a_notebook(box):
    assert said(box, "x = 41\nprint('a')\nx + 1") == "a\n{'text/plain': '42'}"
    assert "ZeroDivisionError" in str(box.run_cell("1 / 0", 5)) and said(box, "x") == "{'text/plain': '41'}"
    assert said(box, "!echo out\n%time y = 1").startswith("out\n")
    assert said(box, "import helper; print(helper.VALUE, open('data/x.csv').read())") == "5 1,2\n"
    assert "warmed" in said(box, "warmed")


def test_boxes_know_nothing_of_each_other(zygote):
    leave = "import numpy, builtins\nnumpy.note = builtins.note = 1\nopen('note', 'w').write('x')\nopen('/tmp/note', 'w').write('x')"
    for _ in range(2):
        with zygote.open({}, LIMITS) as box:
            look = (
                "import numpy, os\nprint(hasattr(numpy, 'note'), 'note' in dir(__builtins__), os.path.exists('note'))"
            )
            assert said(box, look) == "False False False\n"
            said(box, leave)


@full
def test_there_is_no_network(box):
    with Listener() as listener:
        for kind in ("SOCK_STREAM", "SOCK_DGRAM"):
            source = f"import socket\ns = socket.socket(socket.AF_INET, socket.{kind})\ns.connect(('127.0.0.1', {listener.port}))"
            assert said(box, f"{source}\ns.send(b'x')")
        assert "lo" in said(box, "open('/proc/net/dev').read()") and "eth" not in said(
            box, "open('/proc/net/dev').read()"
        )
        time.sleep(0.1)
        assert listener.heard == []


@full
def test_only_the_system_and_packages_can_be_seen(box, tmp_path):
    (tmp_path / "secret").write_text("x")
    for path in (
        tmp_path / "secret",
        Path(__file__).parents[2] / "pyproject.toml",
        "/etc/passwd",
        "/var/log",
    ):
        assert said(box, f"import os; os.path.exists({str(path)!r})") == "{'text/plain': 'False'}"
    assert said(box, "import os; sorted(os.environ)").count("TOKEN") == 0
    assert "Permission" in said(box, "open('/proc/2/environ').read()") or "No such" in said(
        box, "open('/proc/2/environ')"
    )


@full
@pytest.mark.parametrize(
    "folder", ["/", "/usr", "/usr/lib", "/dev", "/student", "/cache", "/proc", sys.prefix, bubblewrap.own_package()]
)
def test_nothing_can_be_written_outside(box, folder):
    assert "Error" in str(box.run_cell(f"open({folder!r} + '/note', 'w')", 5))


@full
def test_it_has_no_privileges(box):
    assert "CapEff:\t0000000000000000" in said(box, "print(open('/proc/self/status').read())")
    assert "NoNewPrivs:\t1" in said(box, "print(open('/proc/self/status').read())")
    assert "0\n" not in said(box, "!id -u")


@full
@pytest.mark.parametrize("call", ["unshare(0x10000000)", "mount(0, b'/tmp', 0, 32, 0)", "ptrace(16, 1, 0, 0)", "memfd_create(b'x', 0)",
                                  "shmget(0, 4096, 0o1600)", "syscall(425, 1, 0)", "syscall(250, 0, 0)", "syscall(321, 0, 0, 0)"])  # fmt: skip
def test_some_calls_of_the_system_are_refused(box, call):
    pytest.importorskip("pyseccomp", exc_type=ImportError)
    assert said(box, f"import ctypes\nctypes.CDLL(None, use_errno=True).{call}") == "{'text/plain': '-1'}"


def test_a_cell_that_does_not_end_is_stopped_and_the_next_one_runs(box):
    assert "stopped after 1 s of computing" in said(box, "while True: pass")
    assert "stopped after 1 s of waiting" in said(box, "import time; time.sleep(99)")
    assert said(box, "1") == "{'text/plain': '1'}"


def test_outputs_are_bounded(zygote):
    with zygote.open({}, Limits(output_bytes=5000)) as box:
        for source in ("print('x' * 10**6)", "for i in range(9999): print(i)", "for i in range(999): display(i)"):
            assert len(said(box, source)) < 6000 and CUT in said(box, source)


def test_many_small_prints_cost_little_time():
    outputs, started = Outputs(), time.monotonic()
    outputs.start(2_000_000)
    for _ in range(200_000):
        outputs.write("stdout", "12345678\n")
    assert len(outputs.finished()) == 1 and time.monotonic() - started < 2


@full
def test_disk_and_files_are_bounded(box):
    assert "No space left" in said(box, "for i in range(20): open(f'{i}', 'wb').write(bytes(10**6))")
    assert "File too large" in said(box, "open('one', 'wb').truncate(10**9)")
    assert "Too many open files" in said(box, "kept = [open('/dev/null') for _ in range(999)]")


def test_processes_are_bounded(box):
    if sandbox.level() != sandbox.FULL and os.geteuid() == 0:
        pytest.skip("root may have as many processes as it wants")
    source = "import subprocess\nkept = []\ntry:\n    while True: kept.append(subprocess.Popen(['sleep', '9']))\n"
    assert "BlockingIOError" in said(box, f"{source}except OSError as error: print(type(error).__name__)")
    assert int(said(box, "print(len(kept))")) <= LIMITS.processes


@full
def test_memory_of_all_processes_together_is_bounded(zygote):
    fills = [
        "x = bytearray(b'x') * (600 << 20)",
        "import mmap\nm = mmap.mmap(-1, 600 << 20)\nm.write(bytes(600 << 20))",
    ]
    fills += [
        "import os, time\nfor _ in range(4):\n    if os.fork() == 0:\n        x = bytearray(b'x') * (150 << 20)\n        time.sleep(9)"
    ]
    for source in fills:
        with zygote.open({}, LIMITS) as box:
            watch = Watch(box, LIMITS)
            dies(box, f"{source}\nimport time\ntime.sleep(0.95)")
            dies(box, "time.sleep(0.95)")
            watch.stop()
            assert watch.reason == "it took more than 400 MB", source


@full
def test_memory_that_copies_share_is_counted_once(zygote):
    with zygote.open({}, LIMITS, snapshots=3) as box:
        watch = Watch(box, LIMITS)
        said(box, "import os, time\nx = bytearray(b'x') * (150 << 20)")
        channels = [box.snapshot(5) for _ in range(3)]
        said(box, "time.sleep(0.9)")
        watch.stop()
        assert watch.reason == "" and len(channels) == 3


def test_snapshots_are_taken_of_a_notebook_full_of_threads_and_files(zygote):
    with zygote.open({}, LIMITS, snapshots=3) as box:
        said(
            box,
            "import threading, time\ntry:\n    while True: threading.Thread(target=time.sleep, args=(9,)).start()\nexcept RuntimeError: pass",
        )
        said(box, "kept = []\ntry:\n    while True: kept.append(open('/dev/null'))\nexcept OSError: pass")
        channel = box.snapshot(5)
        channel.send(["get", "kept"])
        assert "value" in channel.receive(5)


def test_nothing_is_left_when_a_box_is_closed(zygote):
    with zygote.open({}, LIMITS, snapshots=1) as box:
        said(box, "import subprocess\nfor _ in range(3): subprocess.Popen(['sleep', '271828'], start_new_session=True)")
        said(box, "import os\nif os.fork() == 0:\n    os.setsid()\n    os.execvp('sleep', ['sleep', '271828'])")
        assert len(processes(box.place, box.process)) >= 2
        place, keeper = box.place, box.process
    time.sleep(0.5)
    zygote.used_cpu()  # collects what has ended
    assert processes(place, keeper) == [] and subprocess.run(["pgrep", "-f", "sleep 27182[8]"]).returncode == 1


def test_the_time_of_a_box_is_counted_when_it_is_closed(zygote):
    before = zygote.used_cpu()
    with zygote.open({}, LIMITS) as box:
        said(box, "import time\nwhile time.process_time() < 0.4: pass")
    assert any(zygote.used_cpu() - before >= 0.4 for _ in range(100))


@full
@pytest.mark.parametrize(
    "source", ["os.kill(-1, 9)", "os.killpg(0, 9)", "os.kill(os.getppid(), 9)", "os.closerange(0, 99)", "os._exit(0)"]
)
def test_a_notebook_ends_itself_only(zygote, source):
    with zygote.open({}, LIMITS) as box:
        dies(box, f"import os\n{source}")
    with zygote.open({}, LIMITS) as box:
        assert said(box, "1") == "{'text/plain': '1'}"


def test_files_that_do_not_fit_are_said_to_be_the_reason(zygote):
    if sandbox.level() != sandbox.FULL:
        pytest.skip("without a sandbox there is no disk of its own")
    with pytest.raises(OSError, match="do not fit"):
        zygote.open({"x": bytes(11 << 20)}, LIMITS)


def test_descriptors_do_not_pile_up(zygote):
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(5):
        with zygote.open({}, LIMITS, snapshots=2) as box:
            box.snapshot(5).close()
            dies(box, "import os; os._exit(0)")
    assert len(os.listdir("/proc/self/fd")) == before


def test_the_level_is_said_in_one_line():
    words = sandbox.level_in_words()
    assert "\n" not in words and ("NO SANDBOX" in words) == (sandbox.level() == sandbox.LIMITS_ONLY)


OFF = """
import json, sys
from pathlib import Path
from examiner.worker import sandbox
from examiner.box.isolate import Limits
with sandbox.Zygote(Path(sys.argv[1]), [], "", Path(sys.argv[1]), sandbox.level()) as zygote:
    with zygote.open({"x": b"1"}, Limits(cpu_seconds=0.5)) as box:
        cells = ["open('x').read()", "while True: pass", "import os; os.fork(); print(1)", "2"]
        print(json.dumps([sandbox.level_in_words(), [box.run_cell(cell, 9) for cell in cells]]))
"""


def test_without_a_sandbox_it_works_and_says_so(tmp_path):
    environment = {**os.environ, "EXAMINER_SANDBOX": "off"}
    done = subprocess.run([sys.executable, "-c", OFF, str(tmp_path)], env=environment, capture_output=True, text=True)
    words, outputs = json.loads(done.stdout)
    assert words.startswith("NO SANDBOX") and "limits only" in words
    assert outputs[0][0]["data"]["text/plain"] == "'1'" and "loop without end" in str(outputs[1]) and outputs[3]


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "[x](java&#115;cript:alert(1))", "<svg onload=alert(1)>",
     "<a href='JAVASCRIPT:alert(1)'>x</a>", "<iframe src=x>", "<scr<script>x</script>ipt>alert(1)</script>", "$\\href{javascript:alert(1)}{x}$",
     "<a href='data:text/html,x'>x</a>", "<style>@import 'x'</style>", "<form action=x><input></form>", "<b style='background:url(x)'>x</b>"],
)  # fmt: skip
def test_scripts_are_taken_out_of_texts(text):
    clean = SafeText().text(text).lower()
    assert not any(
        word in clean
        for word in ("<script", "onerror", "javascript:", "onload", "<iframe", "data:", "<style", "<form", "url(")
    )


@pytest.mark.parametrize(
    "text", ["a < b > c", "> quoted\n\n$a & b \\\\ c$", "`x`", "<https://example.org>", "<b>x</b>", "Grüße"]
)
def test_harmless_texts_stay_as_they_are(text):
    assert SafeText().text(text) == text


def test_tables_and_pictures_stay():
    table = '<table class="dataframe"><tbody><tr><td>1</td></tr></tbody></table>'
    assert SafeText().text(table) == table and "base64" in SafeText().text('<img src="data:image/png;base64,AAAA">')


ALT = "1 &lt; 2, and a &#x27;word&#x27;"


@pytest.mark.parametrize("style", ["", ' style="position:fixed;background:url(http://elsewhere.invalid)"'])
def test_the_short_way_for_pictures_leads_where_the_long_one_does(style):
    picture = f'<img alt="{ALT}"{style} src="data:image/png;base64,AAAA+/8=">'
    shortened = SafeText().text(picture)
    assert shortened == f'<img alt="{ALT}" src="data:image/png;base64,AAAA+/8=">'
    assert html.unescape(shortened) == html.unescape(SafeText().text(f" {picture}").strip())


@pytest.mark.parametrize(
    "picture",
    [
        '<img alt="a" onerror="x()" src="data:image/png;base64,AAAA">',
        '<img alt="a" src="data:image/png;base64,AAAA" onload="x()">',
        '<img alt="a" src="data:image/png;base64,AAAA"><script>x()</script>',
        '<img alt="a"><script>x()</script><img alt="" src="data:image/png;base64,AAAA">',
    ],
)
def test_what_is_more_than_a_picture_goes_the_long_way(picture):
    clean = SafeText().text(picture)
    assert "x()" not in clean and "base64" in clean
