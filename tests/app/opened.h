#pragma once

#include "session/session.h"

#include <QTest>

namespace loopscope::app {

/// Waits until the run that goes on is over.
inline bool hasRun(const Session &session)
{
    return QTest::qWaitFor([&] { return !session.isRunning() && session.result().has_value(); });
}

/// Replaces the text, as typing does, and waits for nothing: the caller runs or checks.
inline void type(Session &session, const char *text)
{
    session.setText(QString::fromUtf8(text));
}

} // namespace loopscope::app
