import QtQuick
import Loopscope

// A whole number to type in.
InputField {
    id: field

    property int number: 0
    signal chosen(int value)

    implicitWidth: 74
    text: number
    inputMethodHints: Qt.ImhDigitsOnly
    validator: RegularExpressionValidator {
        regularExpression: /[0-9]{0,7}/
    }
    onTextEdited: chosen(field.text.length > 0 ? parseInt(field.text) : 0)
}
