import QtQuick
import Loopscope

// Facts one below the other, as high as they are.
ListView {
    implicitHeight: contentHeight
    interactive: false
    cacheBuffer: 0 // rows beside the visible ones would be under way when an edit takes them away
    delegate: FactRow {
        width: ListView.view.width
    }
}
