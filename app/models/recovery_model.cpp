#include "models/recovery_model.h"

#include "scenario/demos.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace loopscope::app {

namespace {

/// A document as it was before the program went down, with what its file or its demo holds now.
Document recovered(const RecoveryEntry &entry, Session &session)
{
    Document document = session.makeUnsaved(entry.name, entry.text);
    if (!entry.path.isEmpty() && !session.hasDraft(entry.path)) {
        auto read = readDocument(entry.path);
        if (auto *found = std::get_if<Document>(&read))
            document = std::move(*found);
        document.own.clear();
        document.name.clear();
        document.path = entry.path;
        document.isGone = document.digest.isEmpty();
        document.text = entry.text;
        document.digest = entry.digest; // if the file is another one by now, that is to be told
    } else if (const scenario::Demo *demo = scenario::findDemo(entry.demo.toStdString())) {
        document.demo = entry.demo;
        document.savedText = QString::fromStdString(demo->text);
    }
    return document;
}

/// In the order in which they are offered.
bool comesBefore(const std::variant<RecoveryEntry, DamagedEntry> &one,
                 const std::variant<RecoveryEntry, DamagedEntry> &other)
{
    const auto *first = std::get_if<RecoveryEntry>(&one);
    const auto *second = std::get_if<RecoveryEntry>(&other);
    return first && (!second || first->time > second->time);
}

} // namespace

RecoveryModel::RecoveryModel(QObject *parent) : QAbstractListModel(parent), m_left(leftBehind(recoveryRoot()))
{
    for (const LeftBehind &left : m_left)
        m_rows.insert(m_rows.end(), left.entries().begin(), left.entries().end());
    std::stable_sort(m_rows.begin(), m_rows.end(), comesBefore);
}

QVariant RecoveryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[static_cast<std::size_t>(index.row())];
    const auto *entry = std::get_if<RecoveryEntry>(&row);
    const auto *damaged = std::get_if<DamagedEntry>(&row);
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return entry ? entry->name : QFileInfo(damaged->file).fileName();
    case OriginRole:
        if (damaged)
            return tr("damaged, and cannot be recovered");
        return entry->path.isEmpty() ? tr("in no file") : QDir::toNativeSeparators(entry->path);
    case TimeRole:
        return entry ? QLocale().toString(entry->time, QLocale::ShortFormat) : QString();
    case DamagedRole:
        return damaged != nullptr;
    default:
        return {};
    }
}

QHash<int, QByteArray> RecoveryModel::roleNames() const
{
    return {{NameRole, "name"}, {OriginRole, "origin"}, {TimeRole, "time"}, {DamagedRole, "damaged"}};
}

void RecoveryModel::recover(Session *session)
{
    if (!session)
        return;
    QString latest;
    for (const auto &row : m_rows) {
        const auto *entry = std::get_if<RecoveryEntry>(&row);
        if (!entry)
            continue;
        Document document = recovered(*entry, *session);
        if (!document.isDirty())
            continue; // it was saved after all
        if (latest.isEmpty())
            latest = document.key();
        session->putAside(std::move(document));
    }
    if (!latest.isEmpty())
        session->openWaiting(latest);
    if (session->keepUnsaved()) // first here, then no longer there
        discard();
    else
        later();
}

void RecoveryModel::discard()
{
    for (LeftBehind &left : m_left)
        left.discard();
    forget();
}

void RecoveryModel::later()
{
    forget();
}

void RecoveryModel::forget()
{
    beginResetModel();
    m_left.clear();
    m_rows.clear();
    endResetModel();
    Q_EMIT changed();
}

} // namespace loopscope::app
