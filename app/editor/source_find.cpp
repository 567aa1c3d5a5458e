#include "editor/source_find.h"

#include "editor/positions.h"

#include <algorithm>

namespace loopscope::app {

void SourceFind::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session)
        connect(session, &Session::textChanged, this, &SourceFind::search);
    Q_EMIT sessionChanged();
    search();
}

void SourceFind::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    search();
}

void SourceFind::setMatchCase(bool matchCase)
{
    if (m_matchCase == matchCase)
        return;
    m_matchCase = matchCase;
    search();
}

void SourceFind::search()
{
    if (m_text.isEmpty() && m_matches.empty()) {
        Q_EMIT changed();
        return;
    }
    m_matches.clear();
    m_current = -1;
    const QString whole = m_session && !m_text.isEmpty() ? m_session->text() : QString();
    const Qt::CaseSensitivity sensitivity = m_matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive;
    for (qsizetype at = whole.indexOf(m_text, 0, sensitivity); at >= 0 && !isFull();
         at = whole.indexOf(m_text, at + m_text.size(), sensitivity))
        m_matches.push_back(static_cast<int>(at));
    Q_EMIT changed();
}

void SourceFind::go(int match)
{
    if (m_matches.empty())
        return;
    m_current = match;
    Q_EMIT changed();
    const int begin = m_matches[static_cast<std::size_t>(match)];
    Q_EMIT found(begin, begin + static_cast<int>(m_text.size()));
}

void SourceFind::from(int position)
{
    const auto behind = std::lower_bound(m_matches.begin(), m_matches.end(), position);
    go(behind == m_matches.end() ? 0 : static_cast<int>(behind - m_matches.begin()));
}

void SourceFind::next(int step)
{
    if (m_matches.empty())
        return;
    if (m_current < 0)
        return go(step > 0 ? 0 : count() - 1);
    go(((m_current + step) % count() + count()) % count());
}

bool SourceFind::edit(std::size_t first, std::size_t count, const QString &by)
{
    const QString whole = m_session->text();
    form::TextEdits edits;
    std::size_t offset = 0; // of the match before, to count on from
    int position = 0;
    for (std::size_t i = first; i < first + count; ++i) {
        const QStringView between = QStringView(whole).sliced(position, m_matches[i] - position);
        offset += static_cast<std::size_t>(between.toUtf8().size());
        position = m_matches[i];
        const QStringView match = QStringView(whole).sliced(position, m_text.size());
        edits.push_back({offset, static_cast<std::size_t>(match.toUtf8().size()), by.toStdString()});
    }
    return m_session->edit(edits);
}

void SourceFind::replace(const QString &by)
{
    if (!m_session || m_matches.empty())
        return;
    if (m_current < 0)
        return next(1);
    const int begin = m_matches[static_cast<std::size_t>(m_current)];
    if (edit(static_cast<std::size_t>(m_current), 1, by))
        from(begin + static_cast<int>(by.size()));
}

int SourceFind::replaceAll(const QString &by)
{
    const std::size_t all = m_matches.size();
    if (!m_session || all == 0 || !edit(0, all, by))
        return 0;
    return static_cast<int>(all);
}

} // namespace loopscope::app
