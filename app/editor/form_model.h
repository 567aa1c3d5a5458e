#pragma once

// The scenario as cards. The text is the truth: cards come from its outline, and what is done to them is done to the
// text, as one step to undo in the editor. While the text is no YAML the last cards stay, to be read only.

#include "editor/form_cards.h"
#include "session/session.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QQmlEngine>

#include <memory>

namespace loopscope::app {

class FormModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(bool shown READ isShown WRITE setShown NOTIFY shownChanged)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged)
    Q_PROPERTY(QString currentName READ currentName NOTIFY currentCardChanged)
    Q_PROPERTY(int currentLine READ currentLine NOTIFY currentCardChanged)
    Q_PROPERTY(QStringList obstacles READ obstacles NOTIFY currentCardChanged)
    Q_PROPERTY(int markedLine READ markedLine WRITE setMarkedLine NOTIFY markedChanged)
    Q_PROPERTY(int markedRow READ markedRow NOTIFY markedChanged)
    Q_PROPERTY(bool broken READ isBroken NOTIFY brokenChanged)
    Q_PROPERTY(QString brokenText READ brokenText NOTIFY brokenChanged)
    Q_PROPERTY(int brokenLine READ brokenLine NOTIFY brokenChanged)
    Q_PROPERTY(QString refusal READ refusal NOTIFY refusalChanged)

public:
    enum Role {
        KindRole = Qt::UserRole + 1,
        LevelRole,
        NameRole,
        HintRole,
        LineRole,
        UnderstoodRole,
        MovableRole,
        TakesStepsRole,
        RenamableRole,
        RemovableRole,
        OwnFirstRole,
        AddableRole,
        HasListRole,
        ProblemRole,
        MarkedRole,
        FieldsRole
    };
    enum class Kind { Title, Settings, Heading, Shared, Definition, Branch, Handler, Step, Disabled, Add };
    Q_ENUM(Kind)
    /// What can be done to a card.
    enum class Action { AddStep, Duplicate, Disable, MoveUp, MoveDown, MoveIn, MoveOut, Delete };
    Q_ENUM(Action)
    enum class Addition { Coroutine, Function, SharedObject };
    Q_ENUM(Addition)

    explicit FormModel(QObject *parent = nullptr);
    ~FormModel() override;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    /// Cards are wanted instead of the text. That is remembered from one start to the next.
    bool isShown() const { return m_shown; }
    void setShown(bool shown);
    /// Only while it is seen does it follow the text.
    bool isActive() const { return m_active; }
    void setActive(bool active);
    int count() const { return static_cast<int>(m_rows.size()); }
    /// The row that the keys are about; -1: none.
    int current() const { return m_current; }
    void setCurrent(int row);
    QString currentName() const;
    int currentLine() const;
    /// The line that the selected span is about, 0: none; and its card.
    int markedLine() const { return m_markedLine; }
    void setMarkedLine(int line);
    int markedRow() const { return m_markedLine > 0 ? rowOfLine(m_markedLine) : -1; }
    bool isBroken() const { return m_broken.has_value(); }
    QString brokenText() const;
    int brokenLine() const { return m_broken ? static_cast<int>(m_broken->place.line) : 0; }
    /// Why the last thing that was asked for was not done; empty if it was.
    QString refusal() const { return m_refusal; }
    Q_INVOKABLE void refuse(const QString &why);

    /// The value of a field; steps of one typing or dragging are one step to undo, until finish().
    Q_INVOKABLE void setField(int row, int field, const QString &text);
    Q_INVOKABLE void dragField(int row, int field, double position);
    /// To the next number, or the next duration with two digits.
    Q_INVOKABLE void nudgeField(int row, int field, int step);
    Q_INVOKABLE void setUnit(int row, int field, const QString &unit);
    Q_INVOKABLE void removeField(int row, int field);
    Q_INVOKABLE void finish() { m_going = {}; }
    Q_INVOKABLE void addParameter(int row, const QString &name);
    Q_INVOKABLE void addEntry(int row);

    /// Why each Action cannot be done to the current card, in their order; empty where it can.
    QStringList obstacles() const;
    /// Does it to the current card, or says why not. AddStep needs a name: see insertStep().
    Q_INVOKABLE void act(loopscope::app::FormModel::Action action);
    Q_INVOKABLE bool takesStepAt(int row) const { return placeFor(row).has_value(); }
    /// Puts a new step behind a step's card, or first into what has steps.
    Q_INVOKABLE void insertStep(int row, const QString &name);
    /// Where a card that is dropped between two rows would stand: how deep, the nearest to the depth that is wanted.
    Q_INVOKABLE int dropLevel(int row, int gap, double level) const;
    Q_INVOKABLE void drop(int row, int gap, double level);
    Q_INVOKABLE void rename(int row, const QString &text);
    Q_INVOKABLE void add(loopscope::app::FormModel::Addition what);
    /// The innermost card that a line belongs to; -1: none.
    Q_INVOKABLE int rowOfLine(int line) const;

    /// The list that insertStep() would put a step into; nullptr where there is none.
    const form::Part *listFor(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void sessionChanged();
    void shownChanged();
    void activeChanged();
    void countChanged();
    void currentChanged();
    void currentCardChanged();
    void markedChanged();
    void brokenChanged();
    void refusalChanged();
    void undoWanted(); ///< by a field, which has no steps of its own
    void redoWanted();

private:
    struct Row {
        FormCard card;
        std::unique_ptr<FormFields> fields;
    };
    struct Candidate {
        form::StepPlace place;
        int level = 0;
    };
    /// The field that is being typed into or dragged.
    struct Going {
        int row = -1;
        int field = -1;
        std::optional<form::YamlNode::Style> style; ///< what quotes there were when it began
        QString unit;                               ///< that a number alone is meant in
    };

    /// What a change would come to.
    struct Read {
        std::string text;
        form::Outline outline;
    };

    void refresh();
    std::variant<form::Outline, scenario::Problem> outlineOf(const std::string &text);
    void keepGoing(std::vector<FormCard> &cards) const;
    void show(std::vector<FormCard> cards);
    void put(std::size_t at, FormCard card);
    void tellProblems();
    void noteProblems(std::vector<FormCard> &cards) const;
    form::Form form() const { return {m_text, m_outline}; }
    std::optional<form::PartIndex> partOf(int row) const;
    int rowOf(form::PartIndex part) const;
    const FormField *fieldAt(int row, int field) const;
    std::optional<form::StepPlace> placeFor(int row) const;
    QString obstacle(Action action) const;
    std::optional<form::StepPlace> placeTowards(form::PartIndex step, Action direction) const;
    std::optional<form::StepPlace> placeInAbove(form::PartIndex step) const;
    std::vector<Candidate> candidates(int row, int gap) const;
    void moveTo(form::PartIndex step, const form::StepPlace &place);
    void duplicate(form::PartIndex step);
    bool edit(const form::EditResult &result, EditStep step = EditStep::New);

    QPointer<Session> m_session;
    std::string m_text; ///< what the outline was read from
    form::Outline m_outline;
    std::optional<Read> m_read;
    std::optional<scenario::Problem> m_broken;
    std::vector<Row> m_rows;
    int m_current = -1;
    int m_markedLine = 0;
    QString m_refusal;
    Going m_going;
    bool m_shown = false;
    bool m_active = false;
    bool m_editing = false; ///< the change that is heard of is its own
};

} // namespace loopscope::app
