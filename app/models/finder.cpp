#include "models/finder.h"

#include <QTimerEvent>

#include <algorithm>

namespace loopscope::app {

namespace {

constexpr std::size_t slice = 60'000; // spans: some milliseconds

} // namespace

void Finder::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session) {
        m_session->disconnect(this);
        m_session->live().disconnect(this);
    }
    m_session = session;
    if (session) {
        connect(&session->live(), &LiveTrace::restarted, this, &Finder::begin);
        connect(session, &Session::runningChanged, this, &Finder::begin); // once more, when all of it is there
    }
    Q_EMIT sessionChanged();
    begin();
}

void Finder::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    m_selects = !text.isEmpty();
    begin();
}

void Finder::setLine(int line)
{
    line = std::max(line, 0);
    if (m_line == line)
        return;
    m_line = line;
    if (m_text.isEmpty())
        begin();
    else
        Q_EMIT changed();
}

void Finder::begin()
{
    m_search = m_text.isEmpty() ? Search::ofLine(static_cast<std::uint32_t>(m_line)) : Search(m_text);
    m_current.reset();
    goOn();
}

void Finder::goOn()
{
    if (m_session)
        m_search.advance(m_session->trace(), slice);
    if (!m_session || m_search.isOver(m_session->trace()))
        m_slices.stop();
    else if (!m_slices.isActive())
        m_slices.start(0, this);
    if (m_selects && count() > 0)
        reveal(0);
    m_selects = m_selects && isSearching();
    Q_EMIT changed();
}

void Finder::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_slices.timerId())
        goOn();
    else
        QObject::timerEvent(event);
}

int Finder::number() const
{
    if (!m_current)
        return 0;
    const auto all = matches();
    const auto found = std::find(all.begin(), all.end(), *m_current);
    return found == all.end() ? 0 : static_cast<int>(found - all.begin()) + 1;
}

void Finder::next(int step)
{
    if (!m_session || step == 0)
        return;
    if (count() == 0)
        begin(); // the run may have grown
    const int all = count();
    if (all == 0)
        return;
    const int now = number();
    const int index = now == 0 ? (step > 0 ? 0 : all - 1) : ((now - 1 + step) % all + all) % all;
    reveal(static_cast<std::size_t>(index));
    Q_EMIT changed();
}

void Finder::reveal(std::size_t match)
{
    m_selects = false;
    m_current = m_search.matches()[match];
    m_session->selection()->reveal(*m_current);
}

} // namespace loopscope::app
