// What opening a trace of another program costs: a million spans over 64 lanes, 128 MB of JSON, from the file to the
// first draw list, beside Qt's own parser at the same bytes. Each runs in a process of its own, so that the memory that
// one has had is not taken for the other's.

#include "bench/measure.h"
#include "exchange/chrome_trace_reader.h"
#include "paint/fonts.h"
#include "timeline/build.h"

#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

#include <fstream>
#include <random>

using namespace loopscope;
using namespace loopscope::bench;

namespace {

constexpr std::uint32_t spanCount = 1'000'000;
constexpr std::uint32_t laneCount = 64;
constexpr int rounds = 3;

/// As browsers and build tools write it: one event a line, some within each other, in the order in which they ended.
void generate(const std::string &path)
{
    constexpr std::array names{"ThreadControllerImpl::RunTask", "FunctionCall", "Layout", "ParseHTML", "v8.compile",
                               "ResourceSendRequest",           "Paint",        "GCEvent"};
    std::ofstream out(path, std::ios::binary);
    std::mt19937 random{1};
    const auto below = [&random](std::uint32_t count) { return static_cast<std::uint32_t>(random() % count); };
    std::array<double, laneCount> now{};
    out << R"({"displayTimeUnit":"ms","traceEvents":[)" << '\n';
    std::array<char, 256> line{};
    const auto write = [&](std::uint32_t lane, double begin, double length, bool isLast) {
        const int size = std::snprintf(
            line.data(), line.size(),
            R"({"pid":1,"tid":%u,"ts":%.3f,"dur":%.3f,"ph":"X","cat":"toplevel,blink","name":"%s","args":{"frame":%u}}%s)"
            "\n",
            lane + 1, begin, length, names[below(names.size())], below(100'000'000), isLast ? "" : ",");
        out.write(line.data(), size);
    };
    for (std::uint32_t span = 0; span < spanCount; span += 2) {
        const std::uint32_t lane = below(laneCount);
        const double begin = now[lane] + 0.5 + below(100);
        const double length = 10 + below(200);
        write(lane, begin + 1, length / 2, false);
        write(lane, begin, length, span + 2 == spanCount);
        now[lane] = begin + length;
    }
    out << "]}\n";
}

/// The most memory that this process has had, in MB. (getrusage() would count what its parent had.)
double peakMegabytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).chopped(3).trimmed().toDouble() / 1024;
    }
    return 0;
}

double parseWithQt(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray bytes = file.readAll();
    const std::int64_t begin = monotonicNs();
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    const double ms = static_cast<double>(monotonicNs() - begin) / 1e6;
    return document.isObject() ? ms : 0;
}

double openAndDraw(const QString &path)
{
    const app::Fonts fonts(1.0);
    const std::int64_t begin = monotonicNs();
    std::ifstream in(path.toStdString(), std::ios::binary);
    exchange::Progress progress;
    const auto opened = exchange::readChromeTrace(in, progress);
    const auto &run = std::get<exchange::OpenedRun>(opened).run;
    timeline::Scene scene{run.trace};
    scene.viewport = timeline::fitted({{}, 1920, 1080, 0, 1.0}, run.trace.end());
    const timeline::DrawList list = timeline::build(scene, fonts);
    const double ms = static_cast<double>(monotonicNs() - begin) / 1e6;
    std::uint64_t spans = 0;
    for (const trace::Lane &lane : run.trace.lanes())
        spans += lane.spans.size();
    return spans == spanCount && run.trace.lanes().size() == 2UL * laneCount ? ms : 0;
}

struct Figures {
    double ms = 0;
    double megabytes = 0;
};

/// Runs this program again, as the one or the other.
Figures child(const QString &as, const QString &path)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {as, path});
    process.waitForFinished(-1);
    const QList<QByteArray> words = process.readAllStandardOutput().trimmed().split(' ');
    return {words.value(0).toDouble(), words.value(1).toDouble()};
}

} // namespace

int main(int count, char **arguments)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(count, arguments);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() == 3) {
        app::registerFonts();
        const double ms = words[1] == QLatin1String("qt") ? parseWithQt(words[2]) : openAndDraw(words[2]);
        std::printf("%f %f\n", ms, peakMegabytes());
        return 0;
    }
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("trace.json"));
    generate(path.toStdString());
    std::vector<double> memory;
    const auto [ours, theirs] = medians(
        rounds,
        [&] {
            const Figures figures = child(QStringLiteral("ours"), path);
            memory.push_back(figures.megabytes);
            return figures.ms;
        },
        [&] { return child(QStringLiteral("qt"), path).ms; });
    const QString size = QString::number(static_cast<double>(QFile(path).size()) / 1e6, 'f', 0);
    row("open 1M foreign spans over 64 lanes (" + size.toStdString() + " MB), to the first picture", withDigits(ours),
        withDigits(theirs), "ms", ours > 0 ? withDigits(ours / theirs) : "9", "of QJsonDocument", "<= 0.2");
    row("its memory at most, the whole process", median(memory), "MB", median(memory), "MB", "<= 200");
    return 0;
}
