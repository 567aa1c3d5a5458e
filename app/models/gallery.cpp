#include "models/gallery.h"

#include "scenario/demos.h"

namespace loopscope::app {

Gallery::Gallery(QObject *parent) : QObject(parent)
{
    connect(&m_live, &LiveTrace::runningChanged, this, [this] {
        if (!m_live.isRunning())
            keep();
    });
}

void Gallery::start()
{
    if (m_next == 0)
        runNext();
}

void Gallery::runNext()
{
    const auto &demos = scenario::demos();
    while (m_next < demos.size()) {
        const scenario::ParseResult parsed = scenario::parse(demos[m_next].text);
        ++m_next;
        if (parsed.scenario)
            return m_live.start(parsed.scenario, {scenario::ClockKind::Virtual, 1.0});
    }
    m_live.clear();
}

void Gallery::keep()
{
    if (!m_live.result())
        return;
    const QString demo = QString::fromStdString(scenario::demos()[m_next - 1].id);
    m_miniatures.insert(demo, miniatureOf(m_live.trace()));
    Q_EMIT ready(demo);
    // A turn of the event loop lies between two demos, so that whatever the user does comes first.
    QMetaObject::invokeMethod(this, &Gallery::runNext, Qt::QueuedConnection);
}

} // namespace loopscope::app
