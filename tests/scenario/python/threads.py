"""Counting with threads."""

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

counter = 0
turn = threading.Lock()
start = threading.Barrier(3)


def log(text):
    sys.stdout.write(f"{text}\n")  # in one piece, whatever other threads write
    sys.stdout.flush()


def count(name, times):
    global counter
    start.wait()
    for _ in range(times):
        with turn:
            seen = counter
            time.sleep(0.02)
            counter = seen + 1
    log(f"{name} is done")


def square(n):
    time.sleep(0.5 * n)
    if n > 2:
        raise ValueError(f"{n} is too much")
    return n * n


def main():
    a = threading.Thread(target=count, args=("A", 2), name="counter A")
    a.start()
    time.sleep(0.1)
    b = threading.Thread(target=count, args=("B", 3))
    b.start()
    time.sleep(0.1)
    start.wait()
    for thread in [a, b]:
        thread.join()
    log(counter)
    jobs = []
    for n in range(4):
        job = pool.submit(square, n)
        jobs.append(job)
    total = 0
    for job in as_completed(jobs):
        try:
            n = job.result(timeout=20)
            total = total + n
        except ValueError as error:
            log(error)
    log(total)


with ThreadPoolExecutor(max_workers=2) as pool:
    main()
