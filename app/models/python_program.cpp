#include "models/python_program.h"

#include "scenario/python.h"

#include <QClipboard>
#include <QGuiApplication>

namespace loopscope::app {

void PythonProgram::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session)
        connect(session, &Session::checked, this, &PythonProgram::update);
    Q_EMIT sessionChanged();
    update();
}

void PythonProgram::setActive(bool active)
{
    if (m_isActive == active)
        return;
    m_isActive = active;
    Q_EMIT activeChanged();
    update();
}

void PythonProgram::update()
{
    if (!m_isActive || !m_session)
        return;
    const bool isAnother = std::exchange(m_key, m_session->key()) != m_session->key();
    if (m_session->problems().empty())
        show(QString::fromStdString(scenario::toPython(m_session->text().toStdString())), false);
    else
        show(isAnother ? QString() : m_text, true);
}

void PythonProgram::show(const QString &text, bool isOutdated)
{
    if (std::exchange(m_text, text) != text)
        Q_EMIT textChanged();
    if (std::exchange(m_isOutdated, isOutdated) != isOutdated)
        Q_EMIT outdatedChanged();
}

void PythonProgram::copy() const
{
    QGuiApplication::clipboard()->setText(m_text);
}

} // namespace loopscope::app
