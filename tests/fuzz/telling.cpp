#include "fuzz/telling.h"

#include <algorithm>
#include <charconv>

namespace loopscope::fuzz {

namespace {

bool isSame(const Line &engine, const Line &python)
{
    const bool isNamed = !python.who.empty() && !python.who.starts_with("Task-");
    return engine.time == python.time && engine.text == python.text && (!isNamed || engine.who == python.who);
}

} // namespace

Telling readTelling(std::string_view text)
{
    Telling telling;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const std::size_t first = line.find('\t');
        if (first == std::string_view::npos) {
            telling.ending += line;
            continue;
        }
        const std::size_t second = line.find('\t', first + 1);
        Line read{0, std::string(line.substr(first + 1, second - first - 1)), std::string(line.substr(second + 1))};
        std::from_chars(line.data(), line.data() + first, read.time);
        telling.lines.push_back(std::move(read));
    }
    return telling;
}

std::string toText(const Line &line)
{
    std::string time = std::to_string(line.time);
    time.insert(0, time.size() < 10 ? 10 - time.size() : 0, ' ');
    return time + "  " + (line.who.empty() ? "-" : line.who) + "  " + line.text;
}

std::optional<std::string> difference(const Telling &engine, const Telling &python)
{
    const std::size_t shorter = std::min(engine.lines.size(), python.lines.size());
    std::size_t same = 0;
    while (same < shorter && isSame(engine.lines[same], python.lines[same]))
        ++same;
    if (same == engine.lines.size() && same == python.lines.size() && engine.ending == python.ending)
        return std::nullopt;
    const auto said = [same](const Telling &telling) {
        return same < telling.lines.size() ? toText(telling.lines[same]) : telling.ending;
    };
    std::string text = "after " + std::to_string(same) + " equal lines";
    for (std::size_t index = same < 3 ? 0 : same - 3; index < same; ++index)
        text += "\n    both:   " + toText(engine.lines[index]);
    return text + "\n    engine: " + said(engine) + "\n    python: " + said(python);
}

} // namespace loopscope::fuzz
