// The few functions that stand for what is one word in a scenario. A program has those that it uses.

#include "scenario/python_draft.h"
#include "scenario/python_text.h"

namespace loopscope::scenario {

namespace {

constexpr std::string_view plainLog = R"(def log(text):
    print(text, flush=True)
)";

constexpr std::string_view threadsLog = R"(def log(text):
    sys.stdout.write(f"{text}\n")  # in one piece, whatever other threads write
    sys.stdout.flush()
)";

constexpr std::string_view computing = R"(def compute(seconds):
    """Keeps a processor busy for so much of its time."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass
)";

constexpr std::string_view inUnits = R"(def in_units(seconds):
    """A duration as people write it: 2s, 50ms, 250us."""
    for size, unit in (1, "s"), (1e-3, "ms"), (1e-6, "us"):
        if abs(seconds) >= size or not seconds:
            break
    return f"{seconds / size:.12g}{unit}"
)";

constexpr std::string_view server = R"(class Server(socketserver.ThreadingTCPServer):
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
)";

constexpr std::string_view request = R"(async def request(delay, size=100):
    reader, writer = await asyncio.open_connection(*server.server_address)
    try:
        writer.write(f"{delay} {size}\n".encode())
        return len(await reader.readexactly(size))
    finally:
        writer.close()
)";

constexpr std::string_view requestOver = R"(async def request(delay, size=100, over=None):
    reader, writer = over or await asyncio.open_connection(*server.server_address)
    try:
        writer.write(f"{delay} {size}\n".encode())
        return len(await reader.readexactly(size))
    finally:
        if not over:
            writer.close()
)";

constexpr std::string_view slowSlices = R"(class SlowSlices(logging.Handler):
    """asyncio tells of them: Executing <Task ... name='Task-2' ...> took 0.2 seconds."""

    def emit(self, record):
        if NAME := re.match(r"Executing <Task .*?name='(.*?)'", record.getMessage()):
            )";

} // namespace

std::string pythonHelper(PythonHelper helper, PythonDraft &draft)
{
    PythonNeeds &needs = draft.needs;
    switch (helper) {
    case PythonHelper::Log: {
        const bool hasThreads = draft.known.has(PythonHelper::DefaultPool) ||
                                draft.known.modules.contains("threading") ||
                                draft.known.imports.contains("concurrent.futures");
        if (hasThreads)
            needs.modules.insert("sys");
        return std::string(hasThreads ? threadsLog : plainLog);
    }
    case PythonHelper::Compute:
        needs.modules.insert("time");
        return std::string(computing);
    case PythonHelper::InUnits: {
        needs.builtins.insert("abs");
        std::string text(inUnits);
        if (draft.speed != 1) // it shows what the scenario says
            text.insert(text.find("    for size"),
                        "    seconds *= " + pythonSeconds(std::int64_t{1'000'000'000}, 1 / draft.speed) + '\n');
        return text;
    }
    case PythonHelper::Request:
        needs.modules.insert({"asyncio", "contextlib", "socketserver", "threading", "time"});
        needs.builtins.insert({"float", "bytes", "int", "len"});
        return std::string(server) + "\n\n" +
               std::string(draft.known.has(PythonHelper::Connection) ? requestOver : request);
    case PythonHelper::SlowSlices: {
        needs.modules.insert({"logging", "re"});
        const auto told = draft.globals.find(draft.document.onSlow.name);
        const std::string function = told == draft.globals.end() ? "pass" : told->second;
        const std::string match = function == "slow" ? "found" : "slow"; // must not hide what is called
        std::string text(slowSlices);
        text.replace(text.find("NAME"), 4, match);
        return text + (function == "pass" ? function : function + '(' + match + "[1])") + '\n';
    }
    default:
        return {};
    }
}

} // namespace loopscope::scenario
