#include "window/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace loopscope::app {

QLocale localeFor(Language language)
{
    switch (language) {
    case Language::System:
        break;
    case Language::English:
        return QLocale(QLocale::English);
    case Language::German:
        return QLocale(QLocale::German);
    }
    return QLocale::system();
}

Translation::Translation(Language language)
{
    const QLocale locale = localeFor(language);
    QLocale::setDefault(locale);
    const auto install = [&](QTranslator &translator, const QString &name, const QString &folder) {
        if (translator.load(locale, name, QStringLiteral("_"), folder))
            QCoreApplication::installTranslator(&translator);
    };
    install(m_qts, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(m_ours, QStringLiteral("loopscope"), QStringLiteral(":/translations"));
}

} // namespace loopscope::app
