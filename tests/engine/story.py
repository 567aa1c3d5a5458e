"""Runs stories (see story.h) under asyncio and prints a line for each: what happened, in which order.

Time is virtual here, too: select() does not wait, it moves the clock. A millisecond of a story is a second here,
which floating point numbers have exactly. STORIES is put in front of this text.
"""
import asyncio
import builtins
import os


class Deadlock(Exception):
    pass


class Ordered(dict):
    """A set that keeps the order in which things were added: a TaskGroup of asyncio has none."""

    def add(self, item):
        self[item] = True

    def discard(self, item):
        self.pop(item, None)


def value_of(text):
    if "," in text:
        return [value_of(part) for part in text.split(",")]
    if text.strip("0123456789.-"):
        return text
    return float(text) if "." in text else int(text)


class Run:
    def __init__(self, text):
        self.words = []
        self.scripts = {}
        for line in text.strip().splitlines():
            name, ops = line.split(":", 1)
            self.scripts[name.strip()] = [op.split() for op in ops.split(";") if op.strip()]
        self.counts = not any(
            op[0].lstrip("?") in ("sleep", "timeout", "call_later", "wait_for") or "ms" in op[-1]
            for ops in self.scripts.values()
            for op in ops
        )
        self.iteration = 0
        self.quiet = 0
        self.tasks = {}
        self.handle = None
        self.group = None

    def log(self, word):
        self.quiet = 0
        self.words.append(f"{word}@{self.iteration}" if self.counts else word)

    def tick(self):
        self.iteration += 1
        self.quiet += 1
        if self.quiet < 50:
            self.loop.call_soon(self.tick)

    async def main(self):
        self.loop = asyncio.get_running_loop()
        if self.counts:
            self.loop.call_soon(self.tick)
        future = self.loop.create_future
        self.objects = {
            "l": asyncio.Lock(), "m": asyncio.Lock(), "s": asyncio.Semaphore(2), "z": asyncio.Semaphore(0),
            "bs": asyncio.BoundedSemaphore(1), "e": asyncio.Event(), "c": asyncio.Condition(),
            "b2": asyncio.Barrier(2), "b3": asyncio.Barrier(3), "q": asyncio.Queue(), "q1": asyncio.Queue(1),
            "p": asyncio.PriorityQueue(), "t": asyncio.LifoQueue(2), "r": asyncio.StreamReader(limit=8),
            "f": future(), "g": future(),
        }
        await self.block("main", 0, len(self.scripts["main"]))

    def result(self, error):
        if isinstance(error, asyncio.CancelledError):
            return "!cancelled"
        if isinstance(error, BaseExceptionGroup):
            return f"!{type(error).__name__}({error})[{','.join(type(e).__name__ for e in error.exceptions)}]"
        return f"!{type(error).__name__}({error})"

    async def task(self, name):
        return await self.block(name, 0, len(self.scripts[name]))

    def end(self, name, start):
        depth = 0
        for i in range(start, len(self.scripts[name])):
            op = self.scripts[name][i][0].lstrip("?")
            depth += (op in ("timeout", "group")) - (op == "end")
            if depth == 0:
                return i

    async def block(self, name, start, stop):
        i = start
        while i < stop:
            op, *args = self.scripts[name][i]
            quiet = op.startswith("?")
            op = op.lstrip("?")
            after = self.end(name, i) + 1 if op in ("timeout", "group") else i + 1
            if op == "return":
                return int(args[0])
            try:
                if op == "timeout":
                    async with asyncio.timeout(int(args[0])):
                        await self.block(name, i + 1, after - 1)
                    value = "ok"
                elif op == "group":
                    async with asyncio.TaskGroup() as self.group:
                        self.group._tasks = Ordered()
                        await self.block(name, i + 1, after - 1)
                    value = "ok"
                else:
                    value = await self.step(name, op, args)
                self.log(f"{name}.{op}={value}")
            except RecursionError:
                print("a circle", flush=True)
                os._exit(0)
            except (Exception, asyncio.CancelledError) as error:
                self.log(f"{name}.{op}={self.result(error)}")
                if not quiet:
                    raise
            i = after

    def names(self, futures):
        known = [(n, self.objects[n]) for n in "fg"] + list(self.tasks.items())
        return "+".join(n for f in dict.fromkeys(futures) for n, o in known if o is f)

    def fetch(self, name):
        return self.tasks[name] if name in self.tasks else self.objects[name]

    async def step(self, name, op, args):
        x = self.objects.get(args[0]) if args else None
        loop = self.loop
        if op == "yield":
            return await asyncio.sleep(0)
        if op == "sleep":
            return await asyncio.sleep(int(args[0]))
        if op in ("acquire", "wait", "get", "join", "readline", "reset", "abort"):
            value = await getattr(x, op)()
            return repr(value.decode()) if op == "readline" else value
        if op in ("release", "set", "clear", "notify_all", "get_nowait", "task_done", "locked", "qsize", "full"):
            return getattr(x, op)()
        if op == "eof":
            return x.feed_eof()
        if op == "notify":
            return x.notify(int(args[1]))
        if op == "put":
            return await x.put(value_of(args[1]))
        if op == "put_nowait":
            return x.put_nowait(value_of(args[1]))
        if op == "feed":
            return x.feed_data(args[1].replace("/", "\n").encode())
        if op in ("read", "readexactly"):
            return repr((await getattr(x, op)(int(args[1]))).decode())
        if op in ("start", "spawn"):
            coroutine = self.task(args[0])
            try:
                create = asyncio.create_task if op == "start" else self.group.create_task
                self.tasks[args[0]] = create(coroutine, name=args[0])
            except RuntimeError:
                coroutine.close()
                raise
            return None
        if op == "cancel":
            return self.fetch(args[0]).cancel() if args[0] in self.tasks or args[0] in "fg" else None
        if op == "await":
            return await self.fetch(args[0])
        if op == "cancelling":
            return asyncio.current_task().cancelling()
        if op == "uncancel":
            return asyncio.current_task().uncancel()
        if op == "set_result":
            if x.done():
                raise asyncio.InvalidStateError("invalid state")
            return x.set_result(int(args[1]))
        if op == "set_exception":
            if x.done():
                raise asyncio.InvalidStateError("invalid state")
            return x.set_exception(getattr(builtins, args[1])("set"))
        if op == "raise":
            raise getattr(builtins, args[0])("raised")
        if op.startswith(("wait_", "shield", "gather")):
            if any(n not in self.tasks and n not in "fg" for n in args[0].split(",")):
                raise LookupError("who?")
            futures = [self.fetch(n) for n in args[0].split(",")]
        if op in ("wait_all", "wait_first", "wait_exc"):
            mode = {"wait_all": asyncio.ALL_COMPLETED, "wait_first": asyncio.FIRST_COMPLETED,
                    "wait_exc": asyncio.FIRST_EXCEPTION}[op]
            timeout = int(args[1][:-2]) if len(args) > 1 else None
            done, pending = await asyncio.wait(futures, return_when=mode, timeout=timeout)
            return (self.names([f for f in futures if f in done]) + "/" +
                    self.names([f for f in futures if f in pending]))
        if op == "wait_for":
            return await asyncio.wait_for(futures[0], int(args[1]))
        if op == "shield":
            return await asyncio.shield(futures[0])
        if op == "gather":
            return await asyncio.gather(*futures)
        if op == "gather_ret":
            results = await asyncio.gather(*futures, return_exceptions=True)
            return "[" + ",".join(self.result(r) if isinstance(r, BaseException) else str(r) for r in results) + "]"
        if op == "call_soon":
            self.handle = loop.call_soon(self.log, "called." + args[0])
        elif op == "call_later":
            self.handle = loop.call_later(int(args[0]), self.log, "called." + args[1])
        elif op == "handle_cancel":
            return self.handle.cancel()
        elif op == "handle_cancelled":
            return self.handle.cancelled()
        else:
            raise SystemError("no such op: " + op)


def run(text):
    story = Run(text)
    now = 0.0
    loop = asyncio.new_event_loop()
    select = loop._selector.select

    def jump(timeout):
        nonlocal now
        if timeout is None:
            raise Deadlock
        now += timeout
        return select(0)

    loop._selector.select = jump
    loop.time = lambda: now
    def report(_, context):
        if isinstance(context.get("exception"), RecursionError):
            print("a circle", flush=True)
            os._exit(0)
        story.words.append("reported:" + context["message"].replace(" ", "_"))

    loop.set_exception_handler(report)
    created = []

    def create(loop, coroutine, **options):
        created.append(asyncio.Task(coroutine, loop=loop, **options))
        return created[-1]

    # asyncio goes through sets here, in no order that a program could rely on.
    loop.set_task_factory(create)
    asyncio.tasks.all_tasks = lambda loop: [task for task in created if not task.done()]
    asyncio.tasks.set = lambda futures=(): Ordered.fromkeys(futures)
    try:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            try:
                runner.run(story.main())
            except Deadlock:
                print(" ".join(story.words + ["deadlock"]), flush=True)
                os._exit(0)
    except Deadlock:
        story.words.append("deadlock")
    except RecursionError:
        story.words = ["a circle"]
    except (Exception, asyncio.CancelledError):
        pass
    print(" ".join(story.words), flush=True)


for text in STORIES:
    # A story that comes to no end leaves a loop that cannot be closed in peace: so each has a process of its own.
    if os.fork() == 0:
        run(text)
        os._exit(0)
    os.wait()
