#pragma once

// What the documentation says of the language, from the code's own tables: so neither can be ahead of the other.

#include <QByteArray>
#include <QString>

namespace loopscope::test {

/// docs/language.md. `examples` is the folder with an example for each step; each is run on the virtual clock, and the
/// page shows what it logs.
QString languagePage(const QString &examples);

/// resources/loopscope.schema.json: a JSON Schema of scenario files, for editors.
QByteArray languageSchema();

} // namespace loopscope::test
