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

QLocale spokenOf(const QStringList &languages)
{
    for (const QString &name : languages) {
        const QLocale locale(name);
        if (locale.language() == QLocale::English || locale.language() == QLocale::German)
            return locale;
    }
    return QLocale(QLocale::English);
}

Translation::Translation(Language language)
{
    const QLocale preferred = localeFor(language);
    QLocale::setDefault(preferred);
    // Not to be left to QTranslator: English has no file, and it would go on to the next language.
    const QLocale locale = spokenOf(preferred.uiLanguages());
    const auto install = [&](QTranslator &translator, const QString &name, const QString &folder) {
        if (translator.load(locale, name, QStringLiteral("_"), folder))
            QCoreApplication::installTranslator(&translator);
    };
    install(m_qts, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(m_ours, QStringLiteral("loopscope"), QStringLiteral(":/translations"));
}

} // namespace loopscope::app
