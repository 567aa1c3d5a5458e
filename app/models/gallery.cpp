#include "models/gallery.h"

#include "files/open_run.h"
#include "files/text_file.h"
#include "scenario/demos.h"
#include "session/document.h"

#include <chrono>

namespace loopscope::app {

namespace {

/// Longer than any demo takes. A scenario may go on for ever.
constexpr std::chrono::milliseconds patience{1500};

} // namespace

Gallery::Gallery(QObject *parent) : QObject(parent)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, &m_live, &LiveTrace::stop);
    connect(&m_live, &LiveTrace::runningChanged, this, [this] {
        if (!m_live.isRunning())
            keep();
    });
}

void Gallery::start()
{
    for (const scenario::Demo &demo : scenario::demos())
        m_keys.append(demoKey(QString::fromStdString(demo.id)));
    if (m_running.isEmpty())
        runNext();
}

void Gallery::addFile(const QString &path)
{
    if (!m_keys.contains(path))
        m_keys.append(path);
    if (m_running.isEmpty())
        runNext();
}

void Gallery::runNext()
{
    static const QString demoPrefix = demoKey({});
    while (!m_keys.isEmpty()) {
        m_running = m_keys.takeFirst();
        std::string text;
        if (m_running.startsWith(demoPrefix)) {
            text = scenario::findDemo(m_running.mid(demoPrefix.size()).toStdString())->text;
        } else if (kindOfFile(m_running) == FileKind::Scenario) {
            const auto read = readTextFile(m_running);
            const auto *file = std::get_if<TextFile>(&read);
            if (!file || m_digests.value(m_running) == file->digest)
                continue;
            m_digests.insert(m_running, file->digest);
            text = file->text.toStdString();
        }
        const scenario::ParseResult parsed = scenario::parse(text);
        if (!parsed.scenario)
            continue;
        m_patience.start();
        return m_live.start(parsed.scenario, {scenario::ClockKind::Virtual, 1.0});
    }
    m_running.clear();
    m_live.clear();
}

void Gallery::keep()
{
    if (!m_live.result())
        return;
    m_patience.stop();
    m_miniatures.insert(m_running, miniatureOf(m_live.trace()));
    Q_EMIT ready(m_running);
    // A turn of the event loop lies between two runs, so that whatever the user does comes first.
    QMetaObject::invokeMethod(this, &Gallery::runNext, Qt::QueuedConnection);
}

} // namespace loopscope::app
