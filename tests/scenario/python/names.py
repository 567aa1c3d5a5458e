"""Names that Python has for "itself"."""

import asyncio

class_ = asyncio.Lock()
list_ = 3


class OrderLost(Exception):
    pass


def log(text):
    print(text, flush=True)


def log_(print_):
    log(print_)


async def child(lambda_, len_):
    log(f"{lambda_}: {len(lambda_)} {{letters}} and {len_}")
    return lambda_ + "!"


async def int():
    raise OrderLost(f"it's \"{list_}\"")


async def main():
    loop = asyncio.get_running_loop()
    child_ = asyncio.create_task(child("two", 2))
    str = await child_
    data = {"key": "it's"}
    log(f"{str} {data['key']} {str!r} \"quoted\"")
    caught_ = None
    async with class_:
        try:
            await int()
        except OrderLost as error:
            caught_ = error
        try:
            raise KeyError("gone")
        except LookupError as caught:
            missing = caught
            log("handled")
    log(f"{caught_} {missing}")
    range_ = list(range(3))
    log(f"{range_} {range_[1:]} {sum(range_)}")
    loop.call_soon(log_, "bye")


asyncio.run(main())
