#include "models/findings_model.h"

namespace loopscope::app {

namespace {

constexpr std::chrono::milliseconds lookInterval{200};

} // namespace

FindingsModel::FindingsModel(QObject *parent) : QAbstractListModel(parent)
{
    m_lookLater.setSingleShot(true);
    m_lookLater.setInterval(lookInterval);
    connect(&m_lookLater, &QTimer::timeout, this, &FindingsModel::look);
}

void FindingsModel::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session) {
        m_session->disconnect(this);
        m_session->live().disconnect(this);
    }
    m_session = session;
    if (session) {
        connect(&session->live(), &LiveTrace::restarted, this, &FindingsModel::look);
        connect(session, &Session::runningChanged, this, &FindingsModel::look);
        connect(&session->live(), &LiveTrace::grown, this, [this] {
            if (!m_lookLater.isActive())
                m_lookLater.start();
        });
    }
    Q_EMIT sessionChanged();
    look();
}

void FindingsModel::look()
{
    m_lookLater.stop();
    std::vector<Finding> findings = m_session ? findingsOf(m_session->trace()) : std::vector<Finding>{};
    if (findings.size() == m_findings.size()) {
        m_findings = std::move(findings);
        tellVictims();
        if (!m_findings.empty())
            Q_EMIT dataChanged(index(0), index(count() - 1));
        return;
    }
    beginResetModel();
    m_findings = std::move(findings);
    tellVictims();
    endResetModel();
    Q_EMIT countChanged();
}

void FindingsModel::tellVictims()
{
    while (m_victims.size() < m_findings.size()) {
        m_victims.push_back(std::make_unique<FactsModel>());
        FactsModel *facts = m_victims.back().get();
        QQmlEngine::setObjectOwnership(facts, QQmlEngine::CppOwnership);
        connect(facts, &FactsModel::followed, this, [this, facts](int row) {
            if (const auto link = facts->at(row).link; link && m_session)
                m_session->selection()->reveal(*link);
        });
    }
    for (std::size_t index = 0; index < m_victims.size(); ++index)
        m_victims[index]->setFacts(index < m_findings.size() ? m_findings[index].victims : std::vector<Fact>{});
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Finding &finding = m_findings[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case HeadlineRole:
        return finding.headline;
    case TextRole:
        return finding.text;
    case LineRole:
        return finding.line;
    case GraveRole:
        return finding.kind == FindingKind::Stall || finding.kind == FindingKind::Failure;
    case VictimsRole:
        return QVariant::fromValue(m_victims[static_cast<std::size_t>(index.row())].get());
    default:
        return {};
    }
}

QHash<int, QByteArray> FindingsModel::roleNames() const
{
    return {{HeadlineRole, "headline"},
            {TextRole, "body"},
            {LineRole, "line"},
            {GraveRole, "grave"},
            {VictimsRole, "victims"}};
}

void FindingsModel::reveal(int row)
{
    if (!m_session || row < 0 || row >= count())
        return;
    const Finding finding = m_findings[static_cast<std::size_t>(row)];
    if (finding.span)
        m_session->selection()->reveal(*finding.span);
    if (finding.line > 0)
        Q_EMIT m_session->lineRequested(finding.line);
}

} // namespace loopscope::app
