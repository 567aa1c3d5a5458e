"""CPython's asyncio on a virtual clock: runs many programs in one process and tells what each of them logged, and when.

Nothing of asyncio is written anew here. The loop is asyncio's own BaseEventLoop; only its selector is replaced, by one
that never waits: time jumps to the next timer. time.sleep() moves the same clock. So everything about order is CPython's.

Three things are made definite, because asyncio leaves them to the order of a set: which of its tasks a TaskGroup
cancels first, whom wait() subscribes to first, and which task asyncio.run() cancels first at its end. Here: in order of
creation, or as given. And asyncio.timeout() is that of 3.11.3 and later, whichever 3.11 this is.

Input: batches, each a line with the number of programs, then per program a line with its length in bytes and its text.
Output: per program a line with the length of its result, and the result: one line for each line that was logged,
"NANOSECONDS<tab>TASK<tab>TEXT", and last its verdict: "returned", "deadlock", "limit", or "failed: " and what Python
prints as the last line of the traceback.
"""

import asyncio
import gc
import logging
import os
import signal
import sys
import time
import traceback
import warnings
from asyncio import base_events, runners, taskgroups, tasks, timeouts

MOST_ITERATIONS = 20_000
MOST_LINES = 2_000
PATIENCE = 20  # seconds, for a program that only computes


class Deadlock(BaseException):
    """Nothing is ready, no timer runs, and the loop has not finished."""


class Limit(BaseException):
    """The program goes on for too long."""


class InOrder(dict):
    """What asyncio needs of a set, in order of insertion."""

    def __init__(self, items=()):
        super().__init__(dict.fromkeys(items))

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)


class VirtualLoop(base_events.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._clock_resolution = 1e-9
        self._selector = self
        self._now = 0.0
        self._iterations = 0
        self._over = None
        self._created = []  # keeps all tasks, in order: none is to be collected while it waits
        world.loop = self

    def time(self):
        return self._now

    def advance(self, seconds):
        self._now = round(self._now + seconds, 9)

    def select(self, timeout):
        if self._over is None:
            self._iterations += 1
            if timeout is None:
                self._over = Deadlock
            elif self._iterations > MOST_ITERATIONS:
                self._over = Limit
        if self._over is not None:
            world.verdict(self._over.__name__.lower())
            raise self._over
        if timeout > 0:
            self._now = self._scheduled[0].when()
        return ()

    def call_at(self, when, callback, *args, context=None):
        # To the nanosecond: moments that are the same must be equal, whatever sums they came from.
        return super().call_at(round(when, 9), callback, *args, context=context)

    def create_task(self, coro, *, name=None, context=None):
        task = super().create_task(coro, name=name, context=context)
        self._created.append(task)
        return task

    def call_exception_handler(self, context):
        pass

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass


class World:
    """The run of one program: its clock, and what it has logged."""

    def __init__(self):
        self.program = ""
        self.loop = None
        self.reset()

    def reset(self):
        self.before = 0.0  # the time until a loop is there
        self.lines = []
        self.ending = None

    def now(self):
        return self.before if self.loop is None else self.loop.time()

    def verdict(self, ending):
        if self.ending is None:
            self.ending = ending

    def write(self, text):
        """sys.stdout for the programs; a line comes in one piece."""
        if self.ending is not None:
            return  # coroutines that are cleaned away
        if len(self.lines) >= MOST_LINES:
            self.loop._over = Limit
            self.verdict("limit")
            raise Limit
        try:
            task = tasks.current_task()
        except RuntimeError:
            task = None
        who = "" if task is None else task.get_name()
        text = text.removesuffix("\n").replace("\\", "\\\\").replace("\n", "\\n")
        self.lines.append(f"{round(self.now() * 1e9)}\t{who}\t{text}")

    def flush(self):
        pass

    def print(self, text, **_):
        self.write(f"{text}\n")  # the other one writes the end of the line by itself

    def sleep(self, seconds):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        if self.loop is None:
            self.before = round(self.before + seconds, 9)
        else:
            self.loop.advance(seconds)

    def run(self):
        self.reset()
        # A calculation that lasts until the processor's clock says so would last for ever.
        program = self.program.replace("\ndef compute(", "\ndef busy_compute(")
        names = {"__name__": "__main__", "print": self.print, "compute": self.sleep}
        try:
            exec(compile(program, "program", "exec"), names)
            self.verdict("returned")
        except (Deadlock, Limit):
            pass
        except BaseException as error:
            self.verdict("failed: " + "".join(traceback.format_exception_only(error)).strip())
        self.loop = None
        logger.handlers = [logging.NullHandler()]
        return "\n".join([*self.lines, self.ending, ""])


class Policy(asyncio.events.BaseDefaultEventLoopPolicy):
    _loop_factory = VirtualLoop


def cancel_all_tasks(loop):
    """asyncio.run()'s way to end what is left over, in order of creation."""
    if loop._over is not None:
        return
    left = [task for task in loop._created if not task.done()]
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(tasks.gather(*left, return_exceptions=True))


def make_virtual():
    sys.stdout = world
    time.sleep = world.sleep
    time.time = time.monotonic = time.perf_counter = world.now
    asyncio.set_event_loop_policy(Policy())


class NewerTimeout(timeouts.Timeout):
    """asyncio.timeout() as it is since 3.11.3: cancelled in the middle of a cancellation, it still knows its own."""

    async def __aenter__(self):
        await super().__aenter__()
        self._before = self._task.cancelling()
        return self

    async def __aexit__(self, kind, error, trace):
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None
        if self._state is timeouts._State.EXPIRING:
            self._state = timeouts._State.EXPIRED
            if self._task.uncancel() <= self._before and kind is asyncio.CancelledError:
                raise TimeoutError from error
        elif self._state is timeouts._State.ENTERED:
            self._state = timeouts._State.EXITED


def tasks_of_the_program(loop=None):
    """asyncio.run() has tasks of its own at its end."""
    own = ("shutdown_asyncgens", "shutdown_default_executor")
    return {task for task in all_tasks(loop) if task.get_coro().__name__ not in own}


def make_definite():
    asyncio.all_tasks = tasks_of_the_program
    if sys.version_info < (3, 11, 3):
        timeouts.Timeout = NewerTimeout
    taskgroups.set = InOrder
    tasks.set = InOrder
    runners._cancel_all_tasks = cancel_all_tasks


def keep_quiet():
    """What asyncio has to say about programs that end badly is of no interest here."""
    warnings.simplefilter("ignore")
    logger.propagate = False
    logger.handlers = [logging.NullHandler()]
    sys.unraisablehook = lambda *_: None
    sys.set_coroutine_origin_tracking_depth(0)


def give_up(*_):
    sys.stderr.write("this program computes for ever:\n" + world.program)
    os._exit(1)


def serve(source, sink):
    signal.signal(signal.SIGALRM, give_up)
    while count := source.readline():
        programs = [source.read(int(source.readline())) for _ in range(int(count))]
        for program in programs:
            signal.alarm(PATIENCE)
            world.program = program.decode()
            result = world.run().encode()
            sink.write(b"%d\n" % len(result))
            sink.write(result)
        signal.alarm(0)
        sink.flush()
        gc.collect()


world = World()
logger = logging.getLogger("asyncio")
all_tasks = tasks.all_tasks

if __name__ == "__main__":
    make_virtual()
    make_definite()
    keep_quiet()
    gc.collect()
    gc.freeze()
    gc.disable()
    serve(open(0, "rb"), open(1, "wb", 1 << 20))
