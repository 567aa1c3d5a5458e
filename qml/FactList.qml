import QtQuick
import Loopscope

// Facts one below the other, as high as they are.
ListView {
    implicitHeight: contentHeight
    interactive: false
    delegate: FactRow {
        width: ListView.view.width
    }
}
