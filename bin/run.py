"""Run the whole site on this machine: server, background worker and schedule, stopped together. See `make run`.

Reads HOST (default 127.0.0.1) and PORT (default 8000). Needs the packages of requirements.txt and nothing else.
"""

import errno
import http.client
import os
import runpy
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
MANAGE = [sys.executable, str(ROOT / "manage.py")]
#: Seconds a process may take to finish what it is doing before it is killed.
GRACE = 10.0


class Stopped(Exception):
    """Somebody asked us to stop (Ctrl-C, or a signal from make or a service manager)."""


def stop_on_signal(signum: int, frame: FrameType | None) -> None:
    raise Stopped


def address() -> tuple[str, int]:
    """HOST and PORT, checked: exits with a sentence when the server could not listen there."""
    host, text = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) < 65536:
        sys.exit(f"PORT must be a number from 1 to 65535, not {text!r}.")
    port = int(text)
    try:
        family, kind, _, _, target = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(target)
    except socket.gaierror:
        sys.exit(f"HOST {host!r} is not an address of this machine.")
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            sys.exit(f"Port {port} is already in use. Stop what runs there or choose another: make run PORT={port + 1}")
        if error.errno == errno.EACCES:
            sys.exit(f"Port {port} needs administrator rights. Choose one above 1023: make run PORT=8000")
        sys.exit(f"Cannot listen on {host}, port {port}: {error.strerror}.")
    return host, port


def prepare() -> None:
    """Create or upgrade the database, and fill it with demo content if it is empty."""
    if code := subprocess.run([sys.executable, str(ROOT / "bin" / "prepare.py")], cwd=ROOT).returncode:
        sys.exit(code)


def commands(host: str, port: int) -> dict[str, list[str]]:
    """What runs side by side, as one process each in production too."""
    # fmt: off
    return {
        "server": [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
            "--blocking-threads", "4", "--log-level", "warning", "leo_site.wsgi:application",
        ],
        "worker": [*MANAGE, "db_worker", "--queue-name", "*", "--backend", "worker", "--no-reload"],
        "schedule": [*MANAGE, "run_schedule"],
    }
    # fmt: on


def answers(host: str, port: int) -> bool:
    """Whether the site gives any answer: the port alone is open before Django has started."""
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def greeting(base: str) -> str:
    """The addresses and demo logins, as printed once the site answers."""
    logins = runpy.run_path(str(ROOT / "home" / "demo" / "logins.py"))["DEMO_LOGINS"]
    user, word = (max(len(login[column]) for login in logins) for column in (0, 1))
    lines = [
        "",
        f"  Site     {base}/de/",
        f"  Editing  {base}/admin/",
        f"  API      {base}/api/v1/docs",
        "",
        "  Demo logins (user, password, role)",
        *(f"  {username:<{user}}  {password:<{word}}  {role}" for username, password, role in logins),
        "",
        "  Ctrl-C stops everything.",
        "",
    ]
    return "\n".join(lines)


def came_up(server: subprocess.Popen[bytes], host: str, port: int) -> bool:
    """Wait until the server answers; False if it ends before."""
    local = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    while server.poll() is None:
        if answers(local, port):
            return True
        time.sleep(0.1)
    return False


def first_to_end(processes: dict[str, subprocess.Popen[bytes]]) -> str:
    """Wait until one of the processes ends, which none should; return its name."""
    while True:
        for name, process in processes.items():
            if process.poll() is not None:
                return name
        time.sleep(0.5)


def stop(processes: dict[str, subprocess.Popen[bytes]]) -> None:
    """Ask every process to finish, and end those that do not."""
    for process in processes.values():
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + GRACE
    for process in processes.values():
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            # Each process leads its own group: this takes the server's workers with it.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def main() -> int:
    """Run until stopped (0) or until one of the processes ends by itself (1)."""
    host, port = address()
    shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::1", "::"} else host
    base = f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leo_site.settings.dev")
    os.environ.setdefault("BASE_URL", base)
    # A line for each background task would hide the addresses.
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    os.environ["PYTHONUNBUFFERED"] = "1"
    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, stop_on_signal)

    processes: dict[str, subprocess.Popen[bytes]] = {}
    try:
        prepare()
        for name, command in commands(host, port).items():
            # Own sessions keep the terminal's Ctrl-C away from them: they are asked once, by us.
            processes[name] = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, start_new_session=True)
            # First, and alone, so that somebody waiting for the site waits for nothing else.
            if name == "server" and came_up(processes[name], host, port):
                print(greeting(base), flush=True)
        ended = first_to_end(processes)
        print(f"The {ended} has ended (status {processes[ended].poll()}); stopping the rest.", file=sys.stderr)
        return 1
    except Stopped:
        print("\nStopping.", flush=True)
        return 0
    finally:
        for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(signum, signal.SIG_IGN)
        stop(processes)


if __name__ == "__main__":
    sys.exit(main())
