"""Callbacks, futures and streams."""

import asyncio
import logging
import re
import sys
import threading
import time


def log(text):
    sys.stdout.write(f"{text}\n")  # in one piece, whatever other threads write
    sys.stdout.flush()


class SlowSlices(logging.Handler):
    """asyncio tells of them: Executing <Task ... name='Task-2' ...> took 0.2 seconds."""

    def emit(self, record):
        if slow := re.match(r"Executing <Task .*?name='(.*?)'", record.getMessage()):
            told(slow[1])


def told(task):
    log(f"{task} was slow")


def ring(n):
    log(f"ring {n}")


def finish():
    answer.set_result(42)


def later():
    time.sleep(0.6)
    main_loop.call_soon_threadsafe(finish)


async def reader():
    line = (await text.readline()).decode()
    log(repr(line))
    rest = (await text.readexactly(3)).decode()
    log(rest)


async def stalling():
    time.sleep(3)


async def main():
    global answer, main_loop, text
    main_loop = asyncio.get_running_loop()
    main_loop.slow_callback_duration = 1
    answer = main_loop.create_future()
    text = asyncio.StreamReader()
    reading = asyncio.create_task(reader())
    main_loop.call_soon(ring, 1)
    main_loop.call_later(0.3, ring, 3)
    handle = main_loop.call_later(0.1, ring, 2)
    handle.cancel()
    thread = threading.Thread(target=later)
    thread.start()
    text.feed_data(b"a line\nand")
    text.feed_eof()
    result = await asyncio.wait_for(asyncio.shield(answer), timeout=10)
    log(result)
    thread.join()
    await asyncio.sleep(0.5)
    done, pending = await asyncio.wait(
        [reading], timeout=10, return_when=asyncio.FIRST_EXCEPTION
    )
    log(f"{len(done)} done, {len(pending)} not")
    slow = asyncio.create_task(stalling(), name="staller")
    await slow


logging.getLogger("asyncio").addHandler(SlowSlices())
asyncio.run(main(), debug=True)
