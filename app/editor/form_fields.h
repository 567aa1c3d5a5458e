#pragma once

#include "form/edits.h"

#include <QAbstractListModel>
#include <QQmlEngine>
#include <QStringList>

#include <optional>
#include <vector>

namespace loopscope::app {

/// One value of a card, as a form shows it.
struct FormField {
    enum class Kind : std::uint8_t { Text, Lines, Duration, Name, Number, Flag, Word };

    Kind kind = Kind::Text;
    QString label;
    QString text;
    QString unit;         ///< Duration: of the literal; empty where it is none
    double position = -1; ///< Duration: on the slider, 0 to 1; below 0 where it is no literal
    QStringList choices;
    QString hint;         ///< what it is, in words
    bool editable = true; ///< false: only in the text
    bool removable = false;
    bool wrong = false;  ///< there is a problem here
    bool nested = false; ///< a value of the call above it

    // Where it stands.
    form::SlotPlace place;
    std::optional<std::size_t> argument; ///< of the call in the slot
    bool isName = false;                 ///< the call's name alone
    const scenario::FieldSpec *setting =
        nullptr; ///< of the settings; or title, about, tags, which may not be there yet

    bool sameShape(const FormField &other) const
    {
        return kind == other.kind && label == other.label && nested == other.nested && argument == other.argument &&
               isName == other.isName && place.field == other.place.field && place.slot == other.place.slot;
    }
    bool operator==(const FormField &other) const
    {
        return sameShape(other) && text == other.text && choices == other.choices && hint == other.hint &&
               editable == other.editable && removable == other.removable && wrong == other.wrong;
    }
};

/// What the whole slot is typed as when this field becomes `text`.
std::string slotTextWith(const form::Outline &outline, const FormField &field, const QString &text);

/// The values of one card. Rows stay while their values change, so that a hand on one of them is not disturbed.
class FormFields : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A form's cards have their fields")

public:
    enum Role {
        KindRole = Qt::UserRole + 1,
        LabelRole,
        ValueRole,
        UnitRole,
        PositionRole,
        ChoicesRole,
        HintRole,
        EditableRole,
        RemovableRole,
        WrongRole,
        NestedRole
    };
    enum class Kind { Text, Lines, Duration, Name, Number, Flag, Word };
    Q_ENUM(Kind)

    using QAbstractListModel::QAbstractListModel;

    const FormField *at(int row) const
    {
        return row >= 0 && row < rowCount() ? &m_fields[static_cast<std::size_t>(row)] : nullptr;
    }
    void setFields(std::vector<FormField> fields);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    std::vector<FormField> m_fields;
};

} // namespace loopscope::app
