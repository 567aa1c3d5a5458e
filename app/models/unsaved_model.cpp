#include "models/unsaved_model.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace loopscope::app {

void UnsavedModel::setSession(Session *session)
{
    if (m_session == session)
        return;
    m_session = session;
    Q_EMIT sessionChanged();
}

int UnsavedModel::chosenCount() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.isChosen; }));
}

void UnsavedModel::refresh()
{
    QStringList promised;
    beginResetModel();
    m_rows.clear();
    if (m_session) {
        for (const Document *document : m_session->documents().unsaved()) {
            promised.append(suggestedPath(*document, promised));
            m_rows.push_back(
                {document->key(), document->shownName(), promised.back(), {}, !document->path.isEmpty(), true});
        }
    }
    endResetModel();
    Q_EMIT changed();
}

QVariant UnsavedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case PathRole:
        return QDir::toNativeSeparators(row.path);
    case HasFileRole:
        return row.hasFile;
    case ChosenRole:
        return row.isChosen;
    case ErrorRole:
        return row.error;
    default:
        return {};
    }
}

QHash<int, QByteArray> UnsavedModel::roleNames() const
{
    return {
        {NameRole, "name"}, {PathRole, "path"}, {HasFileRole, "hasFile"}, {ChosenRole, "chosen"}, {ErrorRole, "error"}};
}

void UnsavedModel::choose(int row, bool isChosen)
{
    if (row < 0 || row >= count())
        return;
    m_rows[static_cast<std::size_t>(row)].isChosen = isChosen;
    Q_EMIT dataChanged(index(row), index(row), {ChosenRole});
    Q_EMIT changed();
}

void UnsavedModel::setPath(int row, const QString &path)
{
    if (row < 0 || row >= count())
        return;
    m_rows[static_cast<std::size_t>(row)].path = QDir::fromNativeSeparators(path);
    m_rows[static_cast<std::size_t>(row)].error.clear();
    Q_EMIT dataChanged(index(row), index(row), {ErrorRole}); // not the path: it is being typed
}

/// A sentence if it cannot be saved.
QString UnsavedModel::save(const Row &row)
{
    const auto documents = m_session->documents().unsaved();
    const auto found = std::find_if(documents.begin(), documents.end(),
                                    [&](const Document *document) { return document->key() == row.key; });
    if (found == documents.end())
        return {};
    if (row.path.trimmed().isEmpty())
        return tr("Type the name of a file.");
    const QString path = QDir::cleanPath(QDir(QDir::homePath()).absoluteFilePath(row.path.trimmed()));
    if (!row.hasFile && QFileInfo::exists(path))
        return tr("There is a file of this name already. Choose another one.");
    if (row.hasFile && !isFreeToWrite(**found))
        return tr("Another program has changed this file. Keep editing, and open it to see the difference.");
    return m_session->saveUnsaved(row.key, path).value_or(QString());
}

bool UnsavedModel::save()
{
    if (!m_session)
        return false;
    std::vector<Row> left;
    bool isDone = true;
    beginResetModel();
    for (Row &row : m_rows) {
        if (row.isChosen)
            row.error = save(row);
        isDone = isDone && row.error.isEmpty();
        if (!row.isChosen || !row.error.isEmpty())
            left.push_back(row);
    }
    m_rows = std::move(left);
    endResetModel();
    Q_EMIT changed();
    return isDone;
}

} // namespace loopscope::app
