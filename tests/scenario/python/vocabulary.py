"""Everything."""

import asyncio
import contextlib
import itertools
import multiprocessing
import os
import socketserver
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

number = 0
lock = asyncio.Lock()
gate = asyncio.Semaphore(2)
bounded = asyncio.BoundedSemaphore(1)
go = asyncio.Event()
news = asyncio.Condition()
meeting = asyncio.Barrier(1)
things = asyncio.Queue()
few = asyncio.PriorityQueue(2)
stack = asyncio.LifoQueue()
turn = threading.Lock()
together = threading.Barrier(1)


def log(text):
    sys.stdout.write(f"{text}\n")  # in one piece, whatever other threads write
    sys.stdout.flush()


def compute(seconds):
    """Keeps a processor busy for so much of its time."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


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


def job(n):
    compute(0.001)
    time.sleep(0.001)
    if n < 0:
        if multiprocessing.parent_process() is None:
            raise RuntimeError("only a process can be aborted")
        os._exit(1)
    return n


def quick(n):
    return n


def wakes():
    go.set()


def blocking():
    turn.acquire()
    turn.release()
    place = together.wait()
    mine = default_pool.submit(quick, 1)
    one = mine.result()
    for each in as_completed([mine]):
        each.result()
    things.put_nowait(one)
    one = things.get_nowait()
    main_loop.call_soon_threadsafe(wakes)


async def child(n):
    await asyncio.sleep(0)
    return n


async def forgotten():
    log("never")


async def other_loop():
    await asyncio.sleep(0.001)


async def waits():
    async with news:
        await news.wait()
    place = await meeting.wait()


async def fails():
    raise ValueError("no")


async def main():
    global broken, main_loop, number, promise, text, wire
    main_loop = asyncio.get_running_loop()
    main_loop.set_default_executor(default_pool)
    promise = main_loop.create_future()
    broken = main_loop.create_future()
    text = asyncio.StreamReader()
    wire = await asyncio.open_connection(*server.server_address)
    x = 1
    y = number
    number = y + x
    if x == 1 and not y:
        log(f"{x} {y}")
    elif x in [2, 3]:
        log("never")
    else:
        log("never")
    while x < 3:
        x += 1
        continue
    for item in [1, 2]:
        break
    for i in itertools.count():
        if i > 1:
            break
    try:
        await fails()
    except ValueError as error:
        log(error)
    finally:
        log("finally")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
    except* ValueError as several:
        log(len(several.exceptions))
    one = await child(1)
    time.sleep(0.001)
    compute(0.001)
    task = asyncio.create_task(child(2), name=f"child {one}")
    two = await task
    results = await asyncio.gather(
        child(3),
        asyncio.sleep(0.001),
        asyncio.to_thread(job, 1),
        main_loop.run_in_executor(None, job, 2),
        asyncio.shield(child(4)),
        return_exceptions=True,
    )
    log(results)
    nothing = []
    await asyncio.gather(*nothing)
    task = asyncio.create_task(child(5))
    done, _ = await asyncio.wait([task], return_when=asyncio.FIRST_COMPLETED)
    done = sorted(done, key=[task].index)
    log(done[0].result())
    await asyncio.wait_for(child(6), timeout=1)
    async with asyncio.timeout(1):
        await asyncio.sleep(0.001)
    task = asyncio.create_task(child(7))
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        log("cancelled")
    asyncio.current_task().uncancel()
    promise.set_result(1)
    broken.set_exception(ValueError("broken"))
    log(broken.exception())
    queue = asyncio.Queue(2)
    event = asyncio.Event()
    future = main_loop.create_future()
    future.set_result(None)
    forgotten()  # never awaited
    async with lock:
        log(lock.locked())
    with turn:
        log(turn.locked())
    await gate.acquire()
    gate.release()
    await bounded.acquire()
    bounded.release()
    task = asyncio.create_task(waits())
    await asyncio.sleep(0.001)
    async with news:
        news.notify(1)
        news.notify_all()
    await task
    event.set()
    await event.wait()
    event.clear()
    await queue.put(1)
    await queue.get()
    queue.task_done()
    await queue.join()
    few.put_nowait(2)
    few_left = few.get_nowait()
    stack.put_nowait(3)
    await stack.get()
    text.feed_data(b"line\nrest")
    text.feed_eof()
    line = (await text.readline()).decode()
    rest = (await text.readexactly(4)).decode()
    log(f"{line!r} {rest}")
    main_loop.call_soon(quick, 1)
    handle = main_loop.call_later(0.001, quick, 2)
    handle.cancel()
    three = await main_loop.run_in_executor(pool, job, 3)
    four = await asyncio.to_thread(job, 4)
    fifth = pool.submit(job, 5)
    five = await asyncio.wrap_future(fifth)
    log(f"{three} {four} {five}")
    thread = threading.Thread(target=blocking, name="blocker")
    thread.start()
    await go.wait()
    thread.join(timeout=1)
    second = threading.Thread(target=asyncio.run, args=(other_loop(),), name="other")
    second.start()
    second.join()
    size = await request(0.001, size=10, over=wire)
    Path("a.txt").write_text(f"{size}")
    content = Path("a.txt").read_text()
    log(content)
    return


server = Server(("127.0.0.1", 0), Answer)
threading.Thread(target=server.serve_forever, daemon=True).start()
with (
    tempfile.TemporaryDirectory() as folder,
    contextlib.chdir(folder),
    ThreadPoolExecutor(max_workers=2) as default_pool,
    ThreadPoolExecutor(max_workers=2) as pool,
):
    asyncio.run(main())
