"""Who may include whom: trace <- engine <- scenario <- form <- editing, trace <- analysis, (trace, analysis) <- timeline <- exchange, core <- app.

Qt stays out of trace, analysis, timeline and exchange, so that they can be raced under ThreadSanitizer, and of form and editing, which are about texts; Gui and Qml stay out of all of core,
so that it is testable without a display. Network is the engine's alone: what a scenario asks over TCP is answered by a server there. What a file includes decides, not what it is linked with.
"""

import re
from pathlib import Path

from house import files, main

MAY_INCLUDE = {
    "trace": {"trace"},
    "engine": {"engine", "trace"},
    "scenario": {"scenario", "engine", "trace"},
    "form": {"form", "scenario", "engine", "trace"},
    "editing": {"editing", "form", "scenario", "engine", "trace"},
    "analysis": {"analysis", "trace"},
    "timeline": {"timeline", "trace", "analysis"},
    "exchange": {"exchange", "timeline", "trace", "analysis"},
}
WITHOUT_QT = {"trace", "analysis", "timeline", "exchange", "form", "editing"}
MAY_USE_QCORO = {"engine", "scenario"}
QT_MODULES_OF_CORE = {"QtCore"}
QT_MODULES_OF = {"engine": {"QtNetwork"}}

# <QColor> does not say its module, so it is looked up where Qt installs its headers.
QT_HEADERS = [path for path in Path("/usr/include").glob("**/qt6") if path.is_dir()]

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)


def is_qt(header):
    return re.match(r"(Qt?[A-Z]\w*|q[a-z]\w*\.h)(/|$)", header) is not None


def qt_module(header):
    """The Qt module a header belongs to, None where that cannot be told (Qt is not installed)."""
    first, _, rest = header.partition("/")
    if rest:
        return first
    homes = {path.parent.name for root in QT_HEADERS for path in root.glob(f"*/{header}")}
    return "QtCore" if "QtCore" in homes else next(iter(sorted(homes)), None)


def fault(room, header):
    """What is wrong with `room` including `header`; None if nothing is."""
    first = header.partition("/")[0]
    if first in MAY_INCLUDE and first not in MAY_INCLUDE[room]:
        return f"{room} may not include {first}"
    if header.startswith((".", "/")):
        return "an include names its room, not a path"
    if re.match(r"(?i)qcoro", header):
        return None if room in MAY_USE_QCORO else f"{room} may not use QCoro"
    if is_qt(header):
        if room in WITHOUT_QT:
            return f"{room} is free of Qt"
        module = qt_module(header)
        if module and module not in QT_MODULES_OF_CORE | QT_MODULES_OF.get(room, set()):
            return f"{room} may not use {module}"
    return None


def rule(root):
    app_headers = {str(path.relative_to(root / "app")) for path in files(root, "app") if path.suffix == ".h"}
    findings = []
    for file in files(root, "core"):
        if file.suffix not in (".h", ".cpp"):
            continue
        room = file.relative_to(root / "core").parts[0]
        if room not in MAY_INCLUDE:
            findings.append(f"{file.relative_to(root)}: core/ has no room of this name; say here what it may include")
            continue
        text = file.read_text(encoding="utf-8")
        for match in INCLUDE.finditer(text):
            header = match[1]
            what = fault(room, header)
            if header.startswith("app/") or (header in app_headers and not (root / "core" / header).exists()):
                what = "core may not include app"
            if what:
                line = text.count("\n", 0, match.start(1)) + 1
                findings.append(f"{file.relative_to(root)}:{line}: {header}: {what}")
    return findings


PLANTED = {
    "core/trace/a.h": ('#include "engine/task.h"', True),
    "core/trace/b.h": ("#include <QString>", True),
    "core/trace/c.cpp": ("#include <atomic>\n#include \"trace/event.h\"", False),
    "core/engine/a.h": ('#include "scenario/document.h"', True),
    "core/engine/b.h": ("#include <QCoroTask>\n#include <QThread>\n#include \"trace/event.h\"", False),
    "core/engine/c.h": ("#include <QtGui/QColor>", True),
    "core/engine/d.h": ('#include "analysis/stall.h"', True),
    "core/scenario/a.cpp": ('#include "engine/task.h"', False),
    "core/scenario/b.cpp": ('#include "timeline/viewport.h"', True),
    "core/scenario/c.cpp": ('#include "app/session.h"', True),
    "core/scenario/d.cpp": ('#include "../engine/task.h"', True),
    "core/analysis/a.cpp": ('#include "engine/task.h"', True),
    "core/analysis/b.cpp": ("#include <qcoro/task.h>", True),
    "core/timeline/a.cpp": ('#include "analysis/stall.h"', False),
    "core/timeline/b.cpp": ("#  include <QtCore/qglobal.h>", True),
    "core/editing/a.cpp": ('#include "scenario/steps.h"', False),
    "core/editing/b.cpp": ("#include <QString>", True),
    "core/scenario/f.cpp": ('#include "form/text_edit.h"', True),
    "core/attic/a.cpp": ("", True),
    "app/main.cpp": ('#include "engine/task.h"\n#include <QQuickItem>', False),
}
if QT_HEADERS:
    PLANTED["core/engine/e.h"] = ("#include <QColor>", True)
    PLANTED["core/engine/f.h"] = ("#include <QQmlEngine>", True)
    PLANTED["core/engine/h.cpp"] = ("#include <QTcpServer>", False)
    PLANTED["core/scenario/e.cpp"] = ("#include <QTcpSocket>", True)
    PLANTED["core/engine/g.h"] = ("#include <qtimer.h>\n#include <QElapsedTimer>", False)

main(rule, PLANTED)
