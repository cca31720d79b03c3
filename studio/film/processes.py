"""Child processes that never outlive their purpose: started quietly, ended with their own children."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

_PR_SET_PDEATHSIG: Final = 1
_WINDOWS_FLAGS: Final = 0x0800_4000
"""CREATE_NO_WINDOW and BELOW_NORMAL_PRIORITY_CLASS."""
_WINDOWS_IDLE: Final = 0x40
"""IDLE_PRIORITY_CLASS."""
_starter: Final = ThreadPoolExecutor(max_workers=1, thread_name_prefix="starter")
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def start_tool(
    command: Sequence[str], *, stdin: int = subprocess.DEVNULL, stdout: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    """Start a program that works for this process; on Linux it dies with the thread of a worker."""
    if sys.platform == "win32":
        return subprocess.Popen(
            command, stdin=stdin, stdout=stdout, stderr=subprocess.PIPE, creationflags=_WINDOWS_FLAGS
        )
    # Python that runs between fork and exec may wait for ever for what another thread of a window held:
    # a tool started there is ended by whoever waits for it.
    dies = _libc is not None and not has_window()
    return subprocess.Popen(
        command,
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        preexec_fn=die_with_parent if dies else None,
    )


def has_window() -> bool:
    """Tell whether this process may show a window."""
    return "PySide6.QtWidgets" in sys.modules


def start_worker(command: Sequence[str], environ: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start a child of the studio with all three streams on pipes, as the head of a group for `end_tree`.

    It is not made to die with us here (forking a process with a window is no place to run Python in):
    it sees its input close, and asks Linux itself. Linux then kills it together with the thread that started
    it, so that is always the same one, which lives as long as this process.
    """
    return _starter.submit(_start_worker, command, environ).result()


def _start_worker(command: Sequence[str], environ: Mapping[str, str]) -> subprocess.Popen[bytes]:
    if sys.platform == "win32":
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environ,
            creationflags=_WINDOWS_FLAGS,
        )
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environ,
        start_new_session=True,
    )


def die_with_parent() -> None:
    """Ask Linux to kill this process when the thread that started it ends; elsewhere nothing happens."""
    if _libc is not None:
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def end_tree(process: subprocess.Popen[bytes]) -> None:
    """Kill a child made by `start_worker`, and everything it started, and wait until it is gone."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False
            )
    elif process.returncode is None:  # not yet reaped, so the number still belongs to it
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def end_own_tree() -> None:
    """End this process and, where it heads its group, everything it started; never returns."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(os.getpid())], capture_output=True, check=False)
    elif os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)


def lower_priority(*, idle: bool = False) -> None:
    """Let the window and everything else a person waits for go first; with `idle`, everything there is.

    Programs that this process starts inherit it.
    """
    if sys.platform == "win32":
        if idle:
            kernel = ctypes.WinDLL("kernel32")
            kernel.SetPriorityClass(kernel.GetCurrentProcess(), _WINDOWS_IDLE)
        return
    os.nice(19)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # a system that does not let us; the niceness holds
            # Batch work does not push the window's thread aside when it wakes up.
            policy = os.SCHED_IDLE if idle else os.SCHED_BATCH
            os.sched_setscheduler(0, policy, os.sched_param(0))
