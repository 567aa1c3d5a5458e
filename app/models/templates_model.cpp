#include "models/templates_model.h"

#include "scenario/demos.h"

namespace loopscope::app {

int TemplatesModel::count() const
{
    return static_cast<int>(scenario::templates().size());
}

QVariant TemplatesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const scenario::Demo &beginning = scenario::templates()[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return QString::fromStdString(beginning.title);
    case AboutRole:
        return QString::fromStdString(beginning.about).simplified().remove(u'`');
    default:
        return {};
    }
}

QHash<int, QByteArray> TemplatesModel::roleNames() const
{
    return {{TitleRole, "title"}, {AboutRole, "about"}};
}

void TemplatesModel::begin(int row, Session *session) const
{
    if (!session || row < 0 || row >= count())
        return;
    const scenario::Demo &beginning = scenario::templates()[static_cast<std::size_t>(row)];
    session->openNew(QString::fromStdString(beginning.title), QString::fromStdString(beginning.text));
}

} // namespace loopscope::app
