"""Processes, requests and files."""

import asyncio
import contextlib
import multiprocessing
import os
import socketserver
import sys
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path


def log(text):
    sys.stdout.write(f"{text}\n")  # in one piece, whatever other threads write
    sys.stdout.flush()


def compute(seconds):
    """Keeps a processor busy for so much of its time."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def in_units(seconds):
    """A duration as people write it: 2s, 50ms, 250us."""
    for size, unit in (1, "s"), (1e-3, "ms"), (1e-6, "us"):
        if abs(seconds) >= size or not seconds:
            break
    return f"{seconds / size:.12g}{unit}"


class Server(socketserver.ThreadingTCPServer):
    """A server for the requests, in threads of its own."""

    daemon_threads = True
    request_queue_size = 1000


class Answer(socketserver.StreamRequestHandler):
    """Waits as long as a request says, and answers with as many bytes."""

    def handle(self):
        with contextlib.suppress(ConnectionError):
            for line in self.rfile:
                delay, size = line.split()
                time.sleep(float(delay))
                self.wfile.write(bytes(int(size)))


async def request(delay, size=100, over=None):
    reader, writer = over or await asyncio.open_connection(*server.server_address)
    try:
        writer.write(f"{delay} {size}\n".encode())
        return len(await reader.readexactly(size))
    finally:
        if not over:
            writer.close()


def crash():
    os._exit(1)


def work(n):
    compute(0.02)
    return n + 1


async def fetch(name, latency):
    size = await request(latency, size=1000)
    log(f"{name}: {size} bytes after {in_units(latency)}")


async def main():
    global wire
    loop = asyncio.get_running_loop()
    wire = await asyncio.open_connection(*server.server_address)
    await asyncio.gather(fetch("A", 0.5), fetch("B", 1.5))
    size = await request(0.01, over=wire)
    log(f"{size} bytes")
    Path(f"notes {size}.txt").write_text(f"one\ntwo {size}")
    text = Path(f"notes {size}.txt").read_text()
    log(repr(text))
    two = await loop.run_in_executor(workers, work, 1)
    log(two)
    try:
        await loop.run_in_executor(workers, crash)
    except BrokenProcessPool:
        log("a worker died")


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")
    server = Server(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.chdir(folder),
        ProcessPoolExecutor(max_workers=1, mp_context=fork) as workers,
    ):
        asyncio.run(main())
