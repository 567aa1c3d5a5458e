"""A kitchen with two cooks."""

import asyncio

orders = asyncio.Queue(3)
stove = asyncio.Semaphore(1)
served = 0


def log(text):
    print(text, flush=True)


def in_units(seconds):
    """A duration as people write it: 2s, 50ms, 250us."""
    for size, unit in (1, "s"), (1e-3, "ms"), (1e-6, "us"):
        if abs(seconds) >= size or not seconds:
            break
    return f"{seconds / size:.12g}{unit}"


async def cook(name, pace):
    global served
    while True:
        dish = await orders.get()
        if dish is None:
            orders.task_done()
            break
        async with stove:
            log(f"{name} cooks {dish}")
            await asyncio.sleep(pace * len(dish))
        served += 1
        orders.task_done()
    log(f"{name} goes home after {in_units(pace * 2)}")


async def main():
    cooks = []
    for name in ["Ada", "Ben"]:
        task = asyncio.create_task(cook(name, 0.2), name=f"cook {name}")
        cooks.append(task)
    for dish in ["soup", "bread", "ice"]:
        await orders.put(dish)
    for _ in range(2):
        await orders.put(None)
    try:
        async with asyncio.timeout(20):
            await orders.join()
            await asyncio.gather(*cooks)
    except TimeoutError:
        log("too slow")
    except ValueError as problem:
        log(problem)
        raise
    finally:
        log(f"{served} served")


asyncio.run(main())
