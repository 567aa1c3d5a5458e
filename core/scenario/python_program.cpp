// The program as a whole: what it says it is, what it imports, what its tasks and threads share, its helpers, the
// scenario's coroutines and functions, main, and what runs it.

#include "scenario/python.h"
#include "scenario/python_routine.h"

#include <algorithm>

namespace loopscope::scenario {

namespace {

class PythonProgram {
public:
    explicit PythonProgram(PythonDraft &draft) : m_draft(draft) {}

    std::string text();

private:
    void addDefinitions();
    void addRun();
    std::string imports() const;
    std::string shared();
    std::vector<std::string> contexts();
    std::string withContexts(const std::vector<std::string> &contexts, const std::string &body) const;
    bool has(PythonHelper helper) const { return m_draft.needs.has(helper); }
    void add(std::string part)
    {
        if (!part.empty())
            m_parts.push_back(std::move(part));
    }

    PythonDraft &m_draft;
    std::vector<std::string> m_parts; ///< two empty lines are between them
};

std::string PythonProgram::text()
{
    const Document &document = m_draft.document;
    const std::string objects = shared();
    if (document.settings.debug && !document.onSlow.name.empty())
        m_draft.needs.helpers.insert(PythonHelper::SlowSlices);
    addDefinitions();
    std::vector<std::string> parts = std::exchange(m_parts, {});
    for (const std::string &name : m_draft.needs.exceptions)
        add("class " + name + "(Exception):\n    pass\n");
    for (const PythonHelper helper : m_draft.needs.helpers)
        add(pythonHelper(helper, m_draft));
    std::move(parts.begin(), parts.end(), std::back_inserter(m_parts));
    addRun();

    std::string head;
    if (!document.title.empty())
        head = "\"\"\"" + pythonDocumentation(document.title) + "\"\"\"\n";
    for (const std::string &part : {imports(), objects}) {
        if (!part.empty())
            head += (head.empty() ? "" : "\n") + part;
    }
    for (const std::string &part : m_parts)
        head += (head.empty() ? "" : "\n\n") + part;
    return head;
}

void PythonProgram::addDefinitions()
{
    const auto &all = m_draft.document.definitions;
    const auto addOne = [this](const Definition &definition) {
        std::string text;
        for (const std::string &line : PythonRoutine(m_draft, definition).lines())
            text += line + '\n';
        add(text);
    };
    for (std::size_t i = 1; i < all.size(); ++i)
        addOne(all[i]);
    if (!all.empty())
        addOne(all.front()); // main is the last thing that people read
}

std::string PythonProgram::imports() const
{
    std::string text;
    for (const std::string &module : m_draft.needs.modules)
        text += "import " + module + '\n';
    for (const auto &[module, names] : m_draft.needs.imports) {
        std::string list;
        for (const std::string &name : names)
            list += (list.empty() ? "" : ", ") + name;
        text.append("from ").append(module).append(" import ").append(list) += '\n';
    }
    return text;
}

/// The objects of the module. Pools are made where the program is run; what needs a loop is made by main.
std::string PythonProgram::shared()
{
    const bool hasLoop = !m_draft.document.definitions.empty() && !m_draft.document.definitions.front().isFunction;
    std::string text;
    for (const SharedObject &shared : m_draft.document.shared) {
        const ObjectKind kind = shared.object.kind;
        const bool isPool = kind == ObjectKind::Pool || kind == ObjectKind::Processes;
        const bool needsLoop =
            kind == ObjectKind::Connection || (hasLoop && (kind == ObjectKind::Future || kind == ObjectKind::Stream));
        if (!isPool && !needsLoop)
            text += m_draft.globals.at(shared.name) + " = " + pythonObject(m_draft, shared.object) + '\n';
    }
    return text;
}

/// What the run stands in, from the outside in.
std::vector<std::string> PythonProgram::contexts()
{
    std::vector<std::string> contexts;
    if (has(PythonHelper::Folder)) {
        m_draft.needs.modules.insert({"contextlib", "tempfile"});
        contexts.emplace_back("tempfile.TemporaryDirectory() as folder");
        contexts.emplace_back("contextlib.chdir(folder)");
    }
    if (has(PythonHelper::Pool))
        contexts.push_back(pythonObject(m_draft, {ObjectKind::Pool, m_draft.document.settings.workers, {}}) +
                           " as default_pool");
    for (const SharedObject &shared : m_draft.document.shared) {
        if (shared.object.kind == ObjectKind::Pool || shared.object.kind == ObjectKind::Processes)
            contexts.push_back(pythonObject(m_draft, shared.object) + " as " + m_draft.globals.at(shared.name));
    }
    return contexts;
}

std::string PythonProgram::withContexts(const std::vector<std::string> &contexts, const std::string &body) const
{
    if (contexts.empty())
        return body + '\n';
    std::string one;
    std::string several;
    for (const std::string &context : contexts) {
        one += (one.empty() ? "with " : ", ") + context;
        several += "    " + context + ",\n";
    }
    return (one.size() <= 80 ? one + ":\n" : "with (\n" + several + "):\n") + "    " + body + '\n';
}

void PythonProgram::addRun()
{
    const Document &document = m_draft.document;
    const bool hasLoop = !document.definitions.empty() && !document.definitions.front().isFunction;
    const std::vector<std::string> all = contexts();
    std::string text;
    if (has(PythonHelper::Fork)) {
        m_draft.needs.modules.insert("multiprocessing");
        text += "fork = multiprocessing.get_context(\"fork\")\n";
    }
    if (has(PythonHelper::Request))
        text += "server = Server((\"127.0.0.1\", 0), Answer)\n"
                "threading.Thread(target=server.serve_forever, daemon=True).start()\n";
    if (has(PythonHelper::SlowSlices))
        text += "logging.getLogger(\"asyncio\").addHandler(SlowSlices())\n";
    if (hasLoop)
        m_draft.needs.modules.insert("asyncio");
    text += withContexts(all, !hasLoop                  ? "main()"
                              : document.settings.debug ? "asyncio.run(main(), debug=True)"
                                                        : "asyncio.run(main())");
    if (!has(PythonHelper::Fork))
        return add(text);
    // Where there is no fork, processes import the program.
    std::string guarded = "if __name__ == \"__main__\":\n";
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at) + 1;
        guarded += "    " + text.substr(at, end - at);
        at = end;
    }
    add(guarded);
}

} // namespace

std::string toPython(const Document &document, const PythonOptions &options)
{
    const PythonTypes types(document);
    std::set<std::string> names;
    for (const Definition &definition : document.definitions)
        names.insert(definition.name);
    for (const SharedObject &shared : document.shared)
        names.insert(shared.name);
    PythonNeeds known;
    std::string text;
    // What one draft finds out (a helper, what the helper imports, a name that is taken) the next one knows.
    for (int i = 0; i < 4; ++i) {
        const std::set<std::string> reserved = known.reserved();
        PythonDraft draft{document, types, options.speed, known, reserved, pythonNames(names, reserved)};
        text = PythonProgram(draft).text();
        if (draft.needs == known)
            break;
        known = std::move(draft.needs);
    }
    return text;
}

std::string toPython(std::string_view text, const PythonOptions &options)
{
    std::vector<Problem> problems;
    return toPython(readDocument(text, problems), options);
}

} // namespace loopscope::scenario
