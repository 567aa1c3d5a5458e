#include "scenario/python_names.h"

#include <QString>

#include <algorithm>
#include <array>

namespace loopscope::scenario {

namespace {

using namespace std::string_view_literals;

constexpr std::array keywords{"False"sv,  "None"sv,   "True"sv,    "and"sv,      "as"sv,       "assert"sv, "async"sv,
                              "await"sv,  "break"sv,  "class"sv,   "continue"sv, "def"sv,      "del"sv,    "elif"sv,
                              "else"sv,   "except"sv, "finally"sv, "for"sv,      "from"sv,     "global"sv, "if"sv,
                              "import"sv, "in"sv,     "is"sv,      "lambda"sv,   "nonlocal"sv, "not"sv,    "or"sv,
                              "pass"sv,   "raise"sv,  "return"sv,  "try"sv,      "while"sv,    "with"sv,   "yield"sv};

constexpr std::array exceptions{"ArithmeticError"sv,
                                "AssertionError"sv,
                                "AttributeError"sv,
                                "BaseException"sv,
                                "BaseExceptionGroup"sv,
                                "BlockingIOError"sv,
                                "BrokenPipeError"sv,
                                "BufferError"sv,
                                "ChildProcessError"sv,
                                "ConnectionAbortedError"sv,
                                "ConnectionError"sv,
                                "ConnectionRefusedError"sv,
                                "ConnectionResetError"sv,
                                "EOFError"sv,
                                "Exception"sv,
                                "ExceptionGroup"sv,
                                "FileExistsError"sv,
                                "FileNotFoundError"sv,
                                "FloatingPointError"sv,
                                "GeneratorExit"sv,
                                "ImportError"sv,
                                "IndentationError"sv,
                                "IndexError"sv,
                                "InterruptedError"sv,
                                "IsADirectoryError"sv,
                                "KeyError"sv,
                                "KeyboardInterrupt"sv,
                                "LookupError"sv,
                                "MemoryError"sv,
                                "ModuleNotFoundError"sv,
                                "NameError"sv,
                                "NotADirectoryError"sv,
                                "NotImplementedError"sv,
                                "OSError"sv,
                                "OverflowError"sv,
                                "PermissionError"sv,
                                "ProcessLookupError"sv,
                                "RecursionError"sv,
                                "ReferenceError"sv,
                                "RuntimeError"sv,
                                "StopAsyncIteration"sv,
                                "StopIteration"sv,
                                "SyntaxError"sv,
                                "SystemError"sv,
                                "SystemExit"sv,
                                "TimeoutError"sv,
                                "TypeError"sv,
                                "UnboundLocalError"sv,
                                "UnicodeError"sv,
                                "ValueError"sv,
                                "ZeroDivisionError"sv};

} // namespace

std::string_view nameOf(PythonHelper helper)
{
    static constexpr std::array names{"log"sv, "compute"sv, "in_units"sv,   "request"sv,
                                      ""sv,    "folder"sv,  "main_loop"sv,  "default_pool"sv,
                                      ""sv,    "fork"sv,    "SlowSlices"sv, "caught"sv};
    return names[static_cast<std::size_t>(helper)];
}

bool isPythonKeyword(std::string_view name)
{
    return std::find(keywords.begin(), keywords.end(), name) != keywords.end();
}

bool isPythonException(std::string_view name)
{
    return std::find(exceptions.begin(), exceptions.end(), name) != exceptions.end();
}

std::set<std::string> PythonNeeds::reserved() const
{
    std::set<std::string> names(keywords.begin(), keywords.end());
    for (const std::string &module : modules)
        names.insert(module.substr(0, module.find('.')));
    for (const auto &[module, imported] : imports)
        names.insert(imported.begin(), imported.end());
    for (const PythonHelper helper : helpers)
        names.emplace(nameOf(helper));
    if (has(PythonHelper::Log))
        names.insert("print");
    if (has(PythonHelper::Request))
        names.insert({"Answer", "Server", "server"});
    names.insert(builtins.begin(), builtins.end());
    names.insert(exceptions.begin(), exceptions.end());
    names.insert(locals.begin(), locals.end());
    return names;
}

std::string freeName(const std::string &name, const std::set<std::string> &taken)
{
    std::string free = name;
    while (taken.contains(free))
        free += '_';
    return free;
}

std::string asIdentifier(const std::string &name)
{
    const bool isPlain =
        std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (isPlain)
        return name;
    std::u32string letters;
    // Python compares names in this form; so do we, or two of them might become one.
    for (const char32_t c : QString::fromStdString(name).normalized(QString::NormalizationForm_KC).toStdU32String()) {
        if (QChar::isLetterOrNumber(c) || QChar::isMark(c) || c == U'_')
            letters += c;
        else
            letters += QStringLiteral("u%1").arg(static_cast<uint>(c), 0, 16).toStdU32String();
    }
    return QString::fromStdU32String(letters).toStdString();
}

} // namespace loopscope::scenario
