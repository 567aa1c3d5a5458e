"""The same programs as the benchmarks', for CPython's asyncio. Each prints its measurements: asyncio_peers.py PROGRAM NUMBER…

CPU time of the thread where the program only calculates; elapsed time where it waits for threads. Yields print both.
"""

import asyncio
import os
import sys
import time


def resident_bytes():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE")


async def yields(tasks, times):
    async def task():
        for _ in range(times):
            await asyncio.sleep(0)

    began, begin = time.perf_counter(), time.thread_time()
    await asyncio.gather(*[task() for _ in range(tasks)])
    each = 1e9 / (tasks * times)
    print((time.thread_time() - begin) * each, (time.perf_counter() - began) * each)


async def sleepers(count):
    async def task(i):
        await asyncio.sleep(2 + i * 1e-5)

    before, begin = resident_bytes(), time.process_time()
    tasks = [asyncio.create_task(task(i)) for i in range(count)]
    await asyncio.sleep(1)
    held = resident_bytes() - before
    for each in tasks:
        await each
    print((time.process_time() - begin) / count * 1e9, held / count)


async def cancel(count):
    async def task():
        await asyncio.sleep(3600)

    tasks = [asyncio.create_task(task()) for _ in range(count)]
    await asyncio.sleep(0)
    begin = time.thread_time()
    for each in tasks:
        each.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print((time.thread_time() - begin) / count * 1e9)


async def pool(times):
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, int)
    begin = time.perf_counter()
    for _ in range(times):
        await loop.run_in_executor(None, int)
    print((time.perf_counter() - begin) / times * 1e9)


async def locks(tasks, times):
    lock = asyncio.Lock()

    async def task():
        for _ in range(times):
            await lock.acquire()
            lock.release()
            await lock.acquire()
            await asyncio.sleep(0)
            lock.release()

    begin = time.thread_time()
    await asyncio.gather(*[task() for _ in range(tasks)])
    print((time.thread_time() - begin) / (tasks * times * 2) * 1e9)


async def queues(room, times):
    queue = asyncio.Queue(room)

    async def producer():
        for i in range(times):
            await queue.put(i)

    async def consumer():
        for _ in range(times):
            await queue.get()

    begin = time.thread_time()
    await asyncio.gather(producer(), consumer())
    print((time.thread_time() - begin) / times * 1e9)


PROGRAMS = {each.__name__: each for each in (yields, sleepers, cancel, pool, locks, queues)}

if __name__ == "__main__":
    asyncio.run(PROGRAMS[sys.argv[1]](*map(int, sys.argv[2:])))
