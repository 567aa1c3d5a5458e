#pragma once

// A whole run in three or four thin rows: what a scenario looks like from far away.

#include "timeline/draw_list.h"
#include "trace/trace.h"

#include <QObject>
#include <QQmlEngine>

#include <vector>

namespace loopscope::app {

struct MiniatureBar {
    int row = 0;
    double from = 0; ///< of the run's length, 0 to 1
    double to = 0;
    timeline::Role role = timeline::Role::Sleep;

    bool operator==(const MiniatureBar &) const = default;
};

/// The value that the library hands to a MiniatureItem.
struct Miniature {
    Q_GADGET
    QML_VALUE_TYPE(miniature)
    Q_PROPERTY(bool empty READ isEmpty)

public:
    std::vector<MiniatureBar> bars;

    bool isEmpty() const { return bars.empty(); }

    bool operator==(const Miniature &) const = default;
};

inline constexpr int miniatureRows = 4;

Miniature miniatureOf(const trace::Trace &trace);

} // namespace loopscope::app
