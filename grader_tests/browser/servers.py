"""Servers on this machine, one per person: a home of their own, an exchange of the course, a free port."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

SECONDS_TO_START, SECONDS_TO_END = 180, 30
COURSE = "nncourse"
CONFIG = """c = get_config()
c.Exchange.root = {exchange!r}
c.CourseDirectory.course_id = {course!r}
"""
# What is not saved stays unsaved, however long a slow machine takes: the tests look at just that.
NO_AUTOSAVE = '{ "autosave": false }'


@dataclass(frozen=True)
class Server:
    """A running server: its address and its log."""

    address: str
    log: Path

    def url(self, path: str) -> str:
        """The address of a page."""
        return f"{self.address}/{path.lstrip('/')}"


def new_home(folder: Path, exchange: Path) -> Path:
    """A home whose owner takes part in the course through this exchange."""
    jupyter = folder / ".jupyter"
    settings = jupyter / "lab" / "user-settings" / "@jupyterlab" / "docmanager-extension"
    settings.mkdir(parents=True)
    exchange.mkdir(parents=True, exist_ok=True)
    exchange.chmod(0o777)
    (settings / "plugin.jupyterlab-settings").write_text(NO_AUTOSAVE, encoding="utf-8")
    text = CONFIG.format(exchange=str(exchange), course=COURSE)
    (jupyter / "nbgrader_config.py").write_text(text, encoding="utf-8")
    return folder


def environment(home: Path, **more: str) -> dict[str, str]:
    """An environment with this home and nothing of the caller's Jupyter."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "JPY", "PYTHONPATH"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return kept | {"HOME": str(home), "PATH": path, "IPYTHONDIR": str(home / ".ipython")} | more


@contextmanager
def jupyter(module: str, folder: Path, home: Path, **more: str) -> Iterator[Server]:
    """JupyterLab as `python -m MODULE FOLDER` opens it, until the block ends."""
    port = free_port()
    options = [f"--ServerApp.port={port}", "--ServerApp.port_retries=0", "--ServerApp.ip=127.0.0.1"]
    options += ["--no-browser", "--IdentityProvider.token=", "--ServerApp.password="]
    command = [sys.executable, "-m", module, str(folder), *options]
    with running(command, home, port, "api/status", environment(home, **more)) as server:
        yield server


@contextmanager
def website(folder: Path, home: Path) -> Iterator[Server]:
    """A plain web server for a folder, until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind=127.0.0.1", f"--directory={folder}"]
    with running(command, home, port, "", environment(home)) as server:
        yield server


@contextmanager
def running(command: list[str], folder: Path, port: int, path: str, env: dict[str, str]) -> Iterator[Server]:
    """A server process that answers at `path`; it is ended with its children when the block ends."""
    server = Server(f"http://127.0.0.1:{port}", folder / f"server-{port}.log")
    with server.log.open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=log, stderr=log, start_new_session=True)
        try:
            wait_for(server, path, process)
            yield server
        finally:
            end(process)


def end(process: subprocess.Popen) -> None:
    """End a process and those that it started; Jupyter gets time to end its kernels."""
    latest = time.monotonic() + SECONDS_TO_END
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
        while time.monotonic() < latest:
            process.poll()
            os.killpg(process.pid, 0)
            time.sleep(0.1)
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_for(server: Server, path: str, process: subprocess.Popen) -> None:
    """Wait until the server answers. Raises RuntimeError with its log if it ends or does not answer in time."""
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(server.url(path), timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)  # there is nothing else to wait on before a server listens
    raise RuntimeError(f"no answer at {server.url(path)}\n{server.log.read_text(errors='replace')[-4000:]}")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
