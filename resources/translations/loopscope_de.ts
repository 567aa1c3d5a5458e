<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>QCoro</source>
        <translation>QCoro</translation>
    </message>
    <message>
        <source>yaml-cpp</source>
        <translation>yaml-cpp</translation>
    </message>
    <message>
        <source>Compiler</source>
        <translation>Compiler</translation>
    </message>
    <message>
        <source>Renderer</source>
        <translation>Zeichnet</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Loopscope</source>
        <translation>Über Loopscope</translation>
    </message>
    <message>
        <source>An oscilloscope for event loops, version %1.</source>
        <translation>Ein Oszilloskop für Event-Loops, Version %1.</translation>
    </message>
    <message>
        <source>Loopscope is free software under the MIT licence. It comes without any warranty.</source>
        <translation>Loopscope ist freie Software unter der MIT-Lizenz. Es kommt ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Copy for a bug report</source>
        <translation>Für einen Fehlerbericht kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>AppMenuBar</name>
    <message>
        <source>Menus</source>
        <translation>Menüs</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Show line %1</source>
        <translation>Zeile %1 zeigen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take back what was changed: it is the demo again</source>
        <translation>Nimmt zurück, was geändert wurde: es ist wieder die Demo</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern als …</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen …</translation>
    </message>
</context>
<context>
    <name>ChangedDialog</name>
    <message>
        <source>%1 was changed by another program</source>
        <translation>%1 wurde von einem anderen Programm geändert</translation>
    </message>
    <message>
        <source>Saving would replace what the other program wrote.</source>
        <translation>Speichern würde ersetzen, was das andere Programm schrieb.</translation>
    </message>
    <message>
        <source>Your changes are not saved yet.</source>
        <translation>Ihre Änderungen sind noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>lines only in your text: %1</source>
        <translation>Zeilen nur in Ihrem Text: %1</translation>
    </message>
    <message>
        <source>lines only in the file: %1</source>
        <translation>Zeilen nur in der Datei: %1</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>yours: %1</source>
        <translation>Ihre: %1</translation>
    </message>
    <message>
        <source>the file&apos;s: %1</source>
        <translation>der Datei: %1</translation>
    </message>
    <message>
        <source>lines that are not shown here: %1</source>
        <translation>Zeilen, die hier nicht gezeigt sind: %1</translation>
    </message>
    <message>
        <source>Take the file&apos;s text</source>
        <translation>Text der Datei nehmen</translation>
    </message>
    <message>
        <source>Undo brings yours back</source>
        <translation>Rückgängig bringt Ihren zurück</translation>
    </message>
    <message>
        <source>Save mine as…</source>
        <translation>Meinen speichern als …</translation>
    </message>
    <message>
        <source>Save mine over it</source>
        <translation>Meinen darüber speichern</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meinen behalten</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>An action, a lane, a note, a finding…</source>
        <translation>Eine Aktion, eine Spur, eine Notiz, ein Befund …</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
    <message>
        <source>Nothing fits. Try fewer letters.</source>
        <translation>Nichts passt. Versuchen Sie weniger Buchstaben.</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Untitled scenario</source>
        <translation>Szenario ohne Titel</translation>
    </message>
</context>
<context>
    <name>DropTarget</name>
    <message>
        <source>Drop it to open it</source>
        <translation>Loslassen öffnet</translation>
    </message>
    <message>
        <source>Scenarios, saved runs and traces. Of several files the first is opened, and all are listed.</source>
        <translation>Szenarien, gespeicherte Läufe und Traces. Von mehreren Dateien wird die erste geöffnet, und alle werden aufgeführt.</translation>
    </message>
</context>
<context>
    <name>EditActions</name>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>nothing was changed</source>
        <translation>nichts wurde geändert</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>nothing was undone</source>
        <translation>nichts wurde rückgängig gemacht</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>no text is selected</source>
        <translation>kein Text ist ausgewählt</translation>
    </message>
    <message>
        <source>no text has the focus</source>
        <translation>kein Text hat den Fokus</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>nothing was copied</source>
        <translation>nichts wurde kopiert</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Search tasks and what they wait for</source>
        <translation>Tasks suchen, und worauf sie warten</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>nothing is searched for</source>
        <translation>nichts wird gesucht</translation>
    </message>
    <message>
        <source>Match before</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Add a step to the form…</source>
        <translation>Schritt in das Formular einfügen …</translation>
    </message>
    <message>
        <source>Duplicate the step</source>
        <translation>Schritt verdoppeln</translation>
    </message>
    <message>
        <source>Disable the step, or enable it again</source>
        <translation>Schritt ab- oder wieder einschalten</translation>
    </message>
    <message>
        <source>Move the step up</source>
        <translation>Schritt nach oben schieben</translation>
    </message>
    <message>
        <source>Move the step down</source>
        <translation>Schritt nach unten schieben</translation>
    </message>
    <message>
        <source>Nest the step in the one above</source>
        <translation>Schritt in den darüber schieben</translation>
    </message>
    <message>
        <source>Take the step out of the one around it</source>
        <translation>Schritt aus dem äußeren herausnehmen</translation>
    </message>
    <message>
        <source>Delete the card</source>
        <translation>Karte löschen</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export the picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>No picture of this size</source>
        <translation>Kein Bild dieser Größe</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>Zeigt</translation>
    </message>
    <message>
        <source>What is in view</source>
        <translation>Was zu sehen ist</translation>
    </message>
    <message>
        <source>The whole run</source>
        <translation>Den ganzen Lauf</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Maßstab</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>as on screen</source>
        <translation>wie am Bildschirm</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Copy to the clipboard</source>
        <translation>In die Zwischenablage</translation>
    </message>
    <message>
        <source>Save the run instead…</source>
        <translation>Stattdessen den Lauf speichern …</translation>
    </message>
    <message>
        <source>As a run to open again, or as a trace for Perfetto and others (Ctrl+Shift+E)</source>
        <translation>Als Lauf, der wieder geöffnet werden kann, oder als Trace für Perfetto und andere (Ctrl+Shift+E)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saving the picture</source>
        <translation>Das Bild wird gespeichert</translation>
    </message>
    <message>
        <source>Leaves the file as it was (Esc)</source>
        <translation>Lässt die Datei, wie sie war (Esc)</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Save the scenario</source>
        <translation>Szenario speichern</translation>
    </message>
    <message>
        <source>Save under another name</source>
        <translation>Unter anderem Namen speichern</translation>
    </message>
    <message>
        <source>Save the run or its trace</source>
        <translation>Lauf oder Trace speichern</translation>
    </message>
    <message>
        <source>it is still running</source>
        <translation>er läuft noch</translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>Neues Szenario</translation>
    </message>
    <message>
        <source>Go back to what is saved</source>
        <translation>Zurück zum Gespeicherten</translation>
    </message>
    <message>
        <source>nothing has changed since</source>
        <translation>seither hat sich nichts geändert</translation>
    </message>
    <message>
        <source>Open at the next start what is open now</source>
        <translation>Beim nächsten Start öffnen, was jetzt offen ist</translation>
    </message>
    <message>
        <source>a trace has no scenario</source>
        <translation>ein Trace hat kein Szenario</translation>
    </message>
    <message>
        <source>it is saved nowhere</source>
        <translation>es ist nirgends gespeichert</translation>
    </message>
    <message>
        <source>Compare with the changed file</source>
        <translation>Mit der geänderten Datei vergleichen</translation>
    </message>
    <message>
        <source>no other program has changed it</source>
        <translation>kein anderes Programm hat sie geändert</translation>
    </message>
    <message>
        <source>%1 is still being saved</source>
        <translation>%1 wird noch gespeichert</translation>
    </message>
</context>
<context>
    <name>FileChoosers</name>
    <message>
        <source>Open a scenario, a run or a trace</source>
        <translation>Szenario, Lauf oder Trace öffnen</translation>
    </message>
    <message>
        <source>All of these (*.yaml *.yml *.loopscope *.json)</source>
        <translation>Alle diese (*.yaml *.yml *.loopscope *.json)</translation>
    </message>
    <message>
        <source>Scenarios (*.yaml *.yml)</source>
        <translation>Szenarien (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Saved runs (*.loopscope)</source>
        <translation>Gespeicherte Läufe (*.loopscope)</translation>
    </message>
    <message>
        <source>Chrome traces (*.json)</source>
        <translation>Chrome-Traces (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Where is this file now?</source>
        <translation>Wo ist diese Datei jetzt?</translation>
    </message>
    <message>
        <source>Save the scenario</source>
        <translation>Szenario speichern</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the run</source>
        <translation>Lauf speichern</translation>
    </message>
    <message>
        <source>Chrome traces, for Perfetto and others (*.json)</source>
        <translation>Chrome-Traces, für Perfetto und andere (*.json)</translation>
    </message>
</context>
<context>
    <name>FindingsView</name>
    <message>
        <source>Nothing has run yet</source>
        <translation>Noch ist nichts gelaufen</translation>
    </message>
    <message>
        <source>Nothing to complain about</source>
        <translation>Nichts zu beanstanden</translation>
    </message>
    <message>
        <source>Findings are looked for while a scenario runs.</source>
        <translation>Befunde werden gesucht, während ein Szenario läuft.</translation>
    </message>
    <message>
        <source>No stall, no failed task, no job that had to wait, no lost event.</source>
        <translation>Kein Stillstand, kein gescheiterter Task, kein Job, der warten musste, kein verlorenes Ereignis.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Show line %1</source>
        <translation>Zeile %1 zeigen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>FormCard</name>
    <message>
        <source>%1, disabled</source>
        <translation>%1, abgeschaltet</translation>
    </message>
    <message>
        <source>+ Coroutine</source>
        <translation>+ Koroutine</translation>
    </message>
    <message>
        <source>+ Function</source>
        <translation>+ Funktion</translation>
    </message>
    <message>
        <source>+ Shared object</source>
        <translation>+ Gemeinsames Objekt</translation>
    </message>
    <message>
        <source>Name of the shared object</source>
        <translation>Name des gemeinsamen Objekts</translation>
    </message>
    <message>
        <source>Name and parameters</source>
        <translation>Name und Parameter</translation>
    </message>
    <message>
        <source>This is written in a way that can only be changed in the text, line %1.</source>
        <translation>Das ist so geschrieben, dass es nur im Text geändert werden kann, Zeile %1.</translation>
    </message>
    <message>
        <source>What can be done with %1</source>
        <translation>Was mit %1 getan werden kann</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>Schritt hinzufügen</translation>
    </message>
    <message>
        <source>Add a step to %1</source>
        <translation>Schritt zu %1 hinzufügen</translation>
    </message>
    <message>
        <source>Add a step behind %1</source>
        <translation>Schritt hinter %1 hinzufügen</translation>
    </message>
    <message>
        <source>Exception that is handled</source>
        <translation>Ausnahme, die behandelt wird</translation>
    </message>
</context>
<context>
    <name>FormField</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, from short to long</source>
        <translation>%1, von kurz bis lang</translation>
    </message>
    <message>
        <source>Unit of %1</source>
        <translation>Einheit von %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>FormMenu</name>
    <message>
        <source>Add an entry</source>
        <translation>Eintrag hinzufügen</translation>
    </message>
    <message>
        <source>Add “%1”</source>
        <translation>„%1“ hinzufügen</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>The text cannot be shown as cards now. %1</source>
        <translation>Der Text kann gerade nicht als Karten gezeigt werden. %1</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>The scenario as cards</source>
        <translation>Das Szenario als Karten</translation>
    </message>
    <message>
        <source>the form is not shown</source>
        <translation>das Formular ist nicht zu sehen</translation>
    </message>
</context>
<context>
    <name>GoActions</name>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>Span before</source>
        <translation>Abschnitt davor</translation>
    </message>
    <message>
        <source>Span after</source>
        <translation>Abschnitt danach</translation>
    </message>
    <message>
        <source>Lane above</source>
        <translation>Spur darüber</translation>
    </message>
    <message>
        <source>Lane below</source>
        <translation>Spur darunter</translation>
    </message>
    <message>
        <source>What caused it</source>
        <translation>Was es verursachte</translation>
    </message>
    <message>
        <source>nothing is selected</source>
        <translation>nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>What it set going</source>
        <translation>Was es in Gang setzte</translation>
    </message>
    <message>
        <source>Another effect of the same cause</source>
        <translation>Andere Wirkung derselben Ursache</translation>
    </message>
    <message>
        <source>The effect before</source>
        <translation>Die Wirkung davor</translation>
    </message>
</context>
<context>
    <name>HelpActions</name>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>All actions, lanes, notes and findings</source>
        <translation>Alle Aktionen, Spuren, Notizen und Befunde</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>Tasten zeigen</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Bibliothek durchsuchen</translation>
    </message>
    <message>
        <source>About Loopscope</source>
        <translation>Über Loopscope</translation>
    </message>
</context>
<context>
    <name>InspectorView</name>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>Click a span to learn what it is, how long it lasts and who woke it. The keys , and . walk along a lane, [ and ] along cause and effect.</source>
        <translation>Klicken Sie einen Abschnitt an, um zu erfahren, was er ist, wie lange er dauert und wer ihn weckte. Die Tasten , und . gehen eine Spur entlang, [ und ] entlang Ursache und Wirkung.</translation>
    </message>
    <message>
        <source>%1: } and { for the others</source>
        <translation>%1: } und { für die anderen</translation>
    </message>
    <message>
        <source>Show line %1</source>
        <translation>Zeile %1 zeigen</translation>
    </message>
</context>
<context>
    <name>KeysOverlay</name>
    <message>
        <source>Keys and pointer</source>
        <translation>Tasten und Zeiger</translation>
    </message>
    <message>
        <source>Pointer</source>
        <translation>Zeiger</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Strg+Rad</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>Scroll the lanes</source>
        <translation>Spuren rollen</translation>
    </message>
    <message>
        <source>Shift+wheel</source>
        <translation>Umschalt+Rad</translation>
    </message>
    <message>
        <source>Earlier and later</source>
        <translation>Früher und später</translation>
    </message>
    <message>
        <source>wheel, pinch</source>
        <translation>Rad, Finger spreizen</translation>
    </message>
    <message>
        <source>Ctrl+wheel, pinch</source>
        <translation>Strg+Rad, Finger spreizen</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Am Zeiger zoomen</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Umschalt+Ziehen</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Move the picture; a flick goes on</source>
        <translation>Bild bewegen; mit Schwung geht es weiter</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+wheel</source>
        <translation>Strg+Umschalt+Rad</translation>
    </message>
    <message>
        <source>Higher and lower lanes</source>
        <translation>Höhere und niedrigere Spuren</translation>
    </message>
    <message>
        <source>double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Fit the span, or the run</source>
        <translation>Abschnitt einpassen, oder den Lauf</translation>
    </message>
    <message>
        <source>back, forward</source>
        <translation>zurück, vor</translation>
    </message>
    <message>
        <source>To the view before, and again</source>
        <translation>Zur Ansicht davor, und wieder</translation>
    </message>
</context>
<context>
    <name>LaneActions</name>
    <message>
        <source>&amp;Lanes</source>
        <translation>&amp;Spuren</translation>
    </message>
    <message>
        <source>Filter and sort the lanes</source>
        <translation>Spuren filtern und sortieren</translation>
    </message>
    <message>
        <source>Fold or unfold the lane</source>
        <translation>Spur ein- oder ausklappen</translation>
    </message>
    <message>
        <source>nothing is selected</source>
        <translation>nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>Fold or unfold all lanes</source>
        <translation>Alle Spuren ein- oder ausklappen</translation>
    </message>
    <message>
        <source>Pin the lane, or let it go</source>
        <translation>Spur anheften oder lösen</translation>
    </message>
    <message>
        <source>Higher lanes</source>
        <translation>Höhere Spuren</translation>
    </message>
    <message>
        <source>Lower lanes</source>
        <translation>Niedrigere Spuren</translation>
    </message>
    <message>
        <source>Lanes as high as there is room</source>
        <translation>Spuren so hoch, wie Platz ist</translation>
    </message>
</context>
<context>
    <name>LanesBar</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>1 lane ▾</source>
        <translation>1 Spur ▾</translation>
    </message>
    <message>
        <source>%1 lanes ▾</source>
        <translation>%1 Spuren ▾</translation>
    </message>
    <message>
        <source>Filters and sorts the lanes (Ctrl+Shift+F)</source>
        <translation>Filtert und sortiert die Spuren (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>%1 of %2 lanes</source>
        <translation>%1 von %2 Spuren</translation>
    </message>
    <message>
        <source>%1 lanes</source>
        <translation>%1 Spuren</translation>
    </message>
    <message>
        <source>Shows all lanes</source>
        <translation>Zeigt alle Spuren</translation>
    </message>
    <message>
        <source>Show all lanes</source>
        <translation>Alle Spuren zeigen</translation>
    </message>
    <message>
        <source>Task, coroutine or job</source>
        <translation>Task, Koroutine oder Job</translation>
    </message>
    <message>
        <source>Only what is, in view,</source>
        <translation>Nur was im Bild zu tun hat mit</translation>
    </message>
    <message>
        <source>Only what ever waits for</source>
        <translation>Nur was je wartet auf</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordnung</translation>
    </message>
    <message>
        <source>tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>run time</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>time ready</source>
        <translation>Zeit bereit</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>Alle ausklappen</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Alle einklappen</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Umschalt+Enter</translation>
    </message>
    <message>
        <source>Usual heights</source>
        <translation>Übliche Höhen</translation>
    </message>
    <message>
        <source>All lanes as high as there is room for (0)</source>
        <translation>Alle Spuren so hoch, wie Platz ist (0)</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Search scenarios</source>
        <translation>Szenarien suchen</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>No scenario matches</source>
        <translation>Kein Szenario passt</translation>
    </message>
    <message>
        <source>Try another word, or press Esc to see them all.</source>
        <translation>Versuchen Sie ein anderes Wort, oder drücken Sie Esc, um alle zu sehen.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Begin a new scenario</source>
        <translation>Ein neues Szenario beginnen</translation>
    </message>
</context>
<context>
    <name>LibraryMenu</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Open a copy</source>
        <translation>Eine Kopie öffnen</translation>
    </message>
    <message>
        <source>Do not keep at the top</source>
        <translation>Nicht oben behalten</translation>
    </message>
    <message>
        <source>Keep at the top</source>
        <translation>Oben behalten</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Suchen …</translation>
    </message>
</context>
<context>
    <name>LibraryRow</name>
    <message>
        <source>%1, edited</source>
        <translation>%1, geändert</translation>
    </message>
    <message>
        <source>Do not keep at the top</source>
        <translation>Nicht oben behalten</translation>
    </message>
    <message>
        <source>Keep at the top</source>
        <translation>Oben behalten</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Nothing was logged</source>
        <translation>Nichts wurde protokolliert</translation>
    </message>
    <message>
        <source>The lines of every “log” step appear here as the scenario runs.</source>
        <translation>Die Zeilen jedes Schritts „log“ erscheinen hier, während das Szenario läuft.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – Loopscope</source>
        <translation>%1 – Loopscope</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>Bilder (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>Save the comparison</source>
        <translation>Vergleich speichern</translation>
    </message>
</context>
<context>
    <name>MarkActions</name>
    <message>
        <source>&amp;Mark</source>
        <translation>&amp;Markieren</translation>
    </message>
    <message>
        <source>Note at the pointer or the selection</source>
        <translation>Notiz am Zeiger oder an der Auswahl</translation>
    </message>
    <message>
        <source>Next note</source>
        <translation>Nächste Notiz</translation>
    </message>
    <message>
        <source>there is no note yet</source>
        <translation>es gibt noch keine Notiz</translation>
    </message>
    <message>
        <source>Note before</source>
        <translation>Vorige Notiz</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>Notiz bearbeiten</translation>
    </message>
    <message>
        <source>no note is chosen</source>
        <translation>keine Notiz ist gewählt</translation>
    </message>
    <message>
        <source>Delete the note</source>
        <translation>Notiz löschen</translation>
    </message>
    <message>
        <source>Measure the selection</source>
        <translation>Auswahl messen</translation>
    </message>
    <message>
        <source>nothing is selected</source>
        <translation>nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>Clear selection and measure</source>
        <translation>Auswahl und Messung aufheben</translation>
    </message>
    <message>
        <source>Drag to measure, Shift+drag to move</source>
        <translation>Ziehen misst, Umschalt+Ziehen bewegt</translation>
    </message>
    <message>
        <source>Esc cancels what is being opened or saved</source>
        <translation>Esc bricht ab, was gerade geöffnet oder gespeichert wird</translation>
    </message>
</context>
<context>
    <name>MeasureCard</name>
    <message>
        <source>all lanes</source>
        <translation>alle Spuren</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>ausgesetzt</translation>
    </message>
    <message>
        <source>loop stalled</source>
        <translation>Loop steht</translation>
    </message>
</context>
<context>
    <name>NewDialog</name>
    <message>
        <source>New scenario</source>
        <translation>Neues Szenario</translation>
    </message>
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>What is to be seen here?</source>
        <translation>Was ist hier zu sehen?</translation>
    </message>
    <message>
        <source>Words of the note</source>
        <translation>Worte der Notiz</translation>
    </message>
</context>
<context>
    <name>NoteList</name>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>without words</source>
        <translation>ohne Worte</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Line %1: %2. %3</source>
        <translation>Zeile %1: %2. %3</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>PythonView</name>
    <message>
        <source>As it was before the scenario had problems</source>
        <translation>Wie es war, bevor das Szenario Probleme hatte</translation>
    </message>
    <message>
        <source>For CPython 3.11 and later</source>
        <translation>Für CPython 3.11 und neuer</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the program (Ctrl+Shift+C)</source>
        <translation>Programm kopieren (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>There is no program yet</source>
        <translation>Noch gibt es kein Programm</translation>
    </message>
    <message>
        <source>When the scenario has no problems, it stands here in Python.</source>
        <translation>Wenn das Szenario keine Probleme hat, steht es hier in Python.</translation>
    </message>
    <message>
        <source>The scenario as a Python program</source>
        <translation>Das Szenario als Python-Programm</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open a recent file</source>
        <translation>Zuletzt benutzte Datei öffnen</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>pinned files stay</source>
        <translation>angeheftete Dateien bleiben</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Recover what was not saved?</source>
        <translation>Nicht Gespeichertes wiederherstellen?</translation>
    </message>
    <message>
        <source>Loopscope came to an unexpected end. What was typed and not saved until then is here:</source>
        <translation>Loopscope wurde unerwartet beendet. Was bis dahin getippt und nicht gespeichert war, ist hier:</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Wegwerfen</translation>
    </message>
    <message>
        <source>Ask again next time</source>
        <translation>Nächstes Mal wieder fragen</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Replace this file?</source>
        <translation>Diese Datei ersetzen?</translation>
    </message>
    <message>
        <source>%1 is there already. What it holds would be lost.</source>
        <translation>%1 gibt es schon. Was darin steht, ginge verloren.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose another name…</source>
        <translation>Anderen Namen wählen …</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>&amp;Run</source>
        <translation>Ausfüh&amp;ren</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Lauf anhalten</translation>
    </message>
    <message>
        <source>Run the scenario</source>
        <translation>Szenario ausführen</translation>
    </message>
    <message>
        <source>a trace has no scenario that could run</source>
        <translation>ein Trace hat kein Szenario, das laufen könnte</translation>
    </message>
    <message>
        <source>Run every edit at once, on the virtual clock</source>
        <translation>Jede Änderung sofort ausführen, auf der virtuellen Uhr</translation>
    </message>
    <message>
        <source>What if: vary a number and compare the runs</source>
        <translation>Was wäre wenn: eine Zahl verändern und die Läufe vergleichen</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Task, lock, job, reason…</source>
        <translation>Task, Lock, Job, Grund …</translation>
    </message>
    <message>
        <source>%L1 of %L2+</source>
        <translation>%L1 von %L2+</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 von %L2</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>sucht …</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>kein Treffer</translation>
    </message>
    <message>
        <source>Match before (Shift+Enter)</source>
        <translation>Voriger Treffer (Umschalt+Enter)</translation>
    </message>
    <message>
        <source>Match before</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Nächster Treffer (Enter)</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark, high contrast</source>
        <translation>Dunkel, hoher Kontrast</translation>
    </message>
    <message>
        <source>Light, high contrast</source>
        <translation>Hell, hoher Kontrast</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Views glide</source>
        <translation>Ansichten gleiten</translation>
    </message>
    <message>
        <source>Views change at once</source>
        <translation>Ansichten wechseln sofort</translation>
    </message>
    <message>
        <source>Dragging</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Moves the picture</source>
        <translation>Bewegt das Bild</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Misst</translation>
    </message>
    <message>
        <source>The wheel</source>
        <translation>Das Rad</translation>
    </message>
    <message>
        <source>Scrolls the lanes</source>
        <translation>Rollt die Spuren</translation>
    </message>
    <message>
        <source>Zooms</source>
        <translation>Zoomt</translation>
    </message>
    <message>
        <source>Letters of the source</source>
        <translation>Schrift des Quelltexts</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>The first run</source>
        <translation>Der erste Lauf</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>At once, on the virtual clock</source>
        <translation>Sofort, auf der virtuellen Uhr</translation>
    </message>
    <message>
        <source>Every edit</source>
        <translation>Jede Änderung</translation>
    </message>
    <message>
        <source>Runs at once</source>
        <translation>Läuft sofort</translation>
    </message>
    <message>
        <source>Waits for Run</source>
        <translation>Wartet auf „Start“</translation>
    </message>
    <message>
        <source>A start opens</source>
        <translation>Beim Start öffnet sich</translation>
    </message>
    <message>
        <source>What was open last</source>
        <translation>Was zuletzt offen war</translation>
    </message>
    <message>
        <source>The first demo</source>
        <translation>Die erste Demo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Who paints</source>
        <translation>Wer zeichnet</translation>
    </message>
    <message>
        <source>What is quicker here</source>
        <translation>Was hier schneller ist</translation>
    </message>
    <message>
        <source>The graphics card</source>
        <translation>Die Grafikkarte</translation>
    </message>
    <message>
        <source>The processor</source>
        <translation>Der Prozessor</translation>
    </message>
    <message>
        <source>The language and who paints count from the next start.</source>
        <translation>Sprache und Zeichner gelten ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>Alle Einstellungen zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>A trace without a scenario</source>
        <translation>Ein Trace ohne Szenario</translation>
    </message>
    <message>
        <source>It was recorded elsewhere. What it holds is on the timeline; what is selected there is told below.</source>
        <translation>Er wurde anderswo aufgezeichnet. Was er enthält, ist auf der Zeitachse; was dort ausgewählt ist, steht unten.</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
</context>
<context>
    <name>SourceActions</name>
    <message>
        <source>the source is not shown</source>
        <translation>der Quelltext wird nicht gezeigt</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Quelltext</translation>
    </message>
    <message>
        <source>Complete what is being typed</source>
        <translation>Vervollständigen, was gerade geschrieben wird</translation>
    </message>
    <message>
        <source>Fix the problem in this line</source>
        <translation>Das Problem in dieser Zeile beheben</translation>
    </message>
    <message>
        <source>Explain the word at the caret</source>
        <translation>Das Wort an der Schreibmarke erklären</translation>
    </message>
    <message>
        <source>Show what this line has done, one span after the other</source>
        <translation>Zeigen, was diese Zeile getan hat, einen Abschnitt nach dem anderen</translation>
    </message>
    <message>
        <source>The span of this line before</source>
        <translation>Der Abschnitt dieser Zeile davor</translation>
    </message>
    <message>
        <source>Find in the source</source>
        <translation>Im Quelltext suchen</translation>
    </message>
    <message>
        <source>Find and replace in the source</source>
        <translation>Im Quelltext suchen und ersetzen</translation>
    </message>
    <message>
        <source>Next match in the source</source>
        <translation>Nächster Treffer im Quelltext</translation>
    </message>
    <message>
        <source>Match before in the source</source>
        <translation>Voriger Treffer im Quelltext</translation>
    </message>
    <message>
        <source>Go to a line</source>
        <translation>Zu einer Zeile gehen</translation>
    </message>
    <message>
        <source>Comment lines out, or in again</source>
        <translation>Zeilen aus- oder wieder einkommentieren</translation>
    </message>
    <message>
        <source>Indent lines</source>
        <translation>Zeilen einrücken</translation>
    </message>
    <message>
        <source>Unindent lines</source>
        <translation>Zeilen ausrücken</translation>
    </message>
    <message>
        <source>Move lines up</source>
        <translation>Zeilen nach oben schieben</translation>
    </message>
    <message>
        <source>Move lines down</source>
        <translation>Zeilen nach unten schieben</translation>
    </message>
    <message>
        <source>Duplicate lines</source>
        <translation>Zeilen verdoppeln</translation>
    </message>
    <message>
        <source>Larger letters in the source</source>
        <translation>Größere Schrift im Quelltext</translation>
    </message>
    <message>
        <source>Smaller letters in the source</source>
        <translation>Kleinere Schrift im Quelltext</translation>
    </message>
    <message>
        <source>Letters of the usual size in the source</source>
        <translation>Übliche Schriftgröße im Quelltext</translation>
    </message>
</context>
<context>
    <name>SourceArea</name>
    <message>
        <source>Source of the scenario</source>
        <translation>Quelltext des Szenarios</translation>
    </message>
    <message>
        <source>Line %1 of %2</source>
        <translation>Zeile %1 von %2</translation>
    </message>
    <message>
        <source>A scenario is a text in YAML. The demos on the left show how it is written.</source>
        <translation>Ein Szenario ist ein Text in YAML. Die Demos links zeigen, wie man es schreibt.</translation>
    </message>
</context>
<context>
    <name>SourceCompletionList</name>
    <message>
        <source>What can be written here</source>
        <translation>Was hier stehen kann</translation>
    </message>
    <message>
        <source>%1, %2. %3</source>
        <translation>%1, %2. %3</translation>
    </message>
</context>
<context>
    <name>SourceFindBar</name>
    <message>
        <source>Find in the source</source>
        <translation>Im Quelltext suchen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%L1/%L2+</source>
        <translation>%L1/%L2+</translation>
    </message>
    <message>
        <source>%L1/%L2</source>
        <translation>%L1/%L2</translation>
    </message>
    <message>
        <source>Aa</source>
        <translation>Aa</translation>
    </message>
    <message>
        <source>Upper and lower case are different</source>
        <translation>Groß- und Kleinschreibung unterscheiden</translation>
    </message>
    <message>
        <source>Match before (Shift+Enter)</source>
        <translation>Voriger Treffer (Umschalt+Enter)</translation>
    </message>
    <message>
        <source>Match before</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Nächster Treffer (Enter)</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Replace every match, as one step to undo</source>
        <translation>Jeden Treffer ersetzen, als ein Schritt zum Rückgängigmachen</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
</context>
<context>
    <name>SourceGutter</name>
    <message>
        <source>×%1</source>
        <translation>×%1</translation>
    </message>
    <message>
        <source>Problem in line %1: %2</source>
        <translation>Problem in Zeile %1: %2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
</context>
<context>
    <name>SourceHelpCard</name>
    <message>
        <source>• %1</source>
        <translation>• %1</translation>
    </message>
</context>
<context>
    <name>SourceLineBar</name>
    <message>
        <source>Go to line, from 1 to %1:</source>
        <translation>Zu Zeile, von 1 bis %1:</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
</context>
<context>
    <name>SpeedButton</name>
    <message>
        <source>instant</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>Speed of the next run</source>
        <translation>Tempo des nächsten Laufs</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <translation>Tempo: %1</translation>
    </message>
    <message>
        <source>real time</source>
        <translation>Echtzeit</translation>
    </message>
    <message>
        <source>virtual clock</source>
        <translation>virtuelle Uhr</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>nothing has run yet</source>
        <translation>noch ist nichts gelaufen</translation>
    </message>
    <message>
        <source>How long the run took, or takes by now</source>
        <translation>Wie lange der Lauf dauerte oder bis jetzt dauert</translation>
    </message>
    <message>
        <source>1 problem in the scenario</source>
        <translation>1 Problem im Szenario</translation>
    </message>
    <message>
        <source>%1 problems in the scenario</source>
        <translation>%1 Probleme im Szenario</translation>
    </message>
    <message>
        <source>A click shows them</source>
        <translation>Ein Klick zeigt sie</translation>
    </message>
    <message>
        <source>The part of the run&apos;s time that recording it took: its events, times what an event costs on this machine</source>
        <translation>Der Teil der Zeit des Laufs, den die Aufzeichnung brauchte: seine Ereignisse, mal was ein Ereignis auf diesem Rechner kostet</translation>
    </message>
</context>
<context>
    <name>StepPalettePopup</name>
    <message>
        <source>A step…</source>
        <translation>Ein Schritt …</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Nothing fits. Try fewer letters.</source>
        <translation>Nichts passt. Versuchen Sie weniger Buchstaben.</translation>
    </message>
</context>
<context>
    <name>TimelinePane</name>
    <message>
        <source>Timeline of %1</source>
        <translation>Zeitachse von %1</translation>
    </message>
    <message>
        <source>Nothing has run yet</source>
        <translation>Noch ist nichts gelaufen</translation>
    </message>
    <message>
        <source>Press Space to run the scenario. Its tasks, their waits and whatever stalls the loop appear here.</source>
        <translation>Drücken Sie die Leertaste, um das Szenario auszuführen. Seine Tasks, ihr Warten und was den Loop aufhält erscheinen hier.</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Leaves what is open as it is (Esc)</source>
        <translation>Lässt, was offen ist, wie es ist (Esc)</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>%1 wird gespeichert</translation>
    </message>
    <message>
        <source>Leaves the file as it was (Esc)</source>
        <translation>Lässt die Datei, wie sie war (Esc)</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>saved run</source>
        <translation>gespeicherter Lauf</translation>
    </message>
    <message>
        <source>demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern als …</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>■  Stop</source>
        <translation>■  Halt</translation>
    </message>
    <message>
        <source>▶  Run</source>
        <translation>▶  Start</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>copy of a demo, in no file yet</source>
        <translation>Kopie einer Demo, noch in keiner Datei</translation>
    </message>
    <message>
        <source>What if…</source>
        <translation>Was wäre …</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Close without saving</source>
        <translation>Ohne Speichern schließen</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Save before closing?</source>
        <translation>Vor dem Schließen speichern?</translation>
    </message>
    <message>
        <source>This is in no file yet. What is not saved now is lost.</source>
        <translation>Dies ist noch in keiner Datei. Was jetzt nicht gespeichert wird, ist verloren.</translation>
    </message>
    <message>
        <source>Unsaved scenarios</source>
        <translation>Ungespeicherte Szenarien</translation>
    </message>
    <message>
        <source>File to save “%1” to</source>
        <translation>Datei, in die „%1“ gespeichert wird</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>Speichern und schließen</translation>
    </message>
</context>
<context>
    <name>ViewActions</name>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Fit the selection, again the run</source>
        <translation>Auswahl einpassen, nochmals den Lauf</translation>
    </message>
    <message>
        <source>Follow the present</source>
        <translation>Der Gegenwart folgen</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Lanes further up</source>
        <translation>Spuren weiter oben</translation>
    </message>
    <message>
        <source>Lanes further down</source>
        <translation>Spuren weiter unten</translation>
    </message>
    <message>
        <source>Back to the view before</source>
        <translation>Zurück zur Ansicht davor</translation>
    </message>
    <message>
        <source>this is the first view</source>
        <translation>dies ist die erste Ansicht</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Wieder vor</translation>
    </message>
    <message>
        <source>this is the last view</source>
        <translation>dies ist die letzte Ansicht</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Nächster Teil des Fensters</translation>
    </message>
    <message>
        <source>Part of the window before</source>
        <translation>Voriger Teil des Fensters</translation>
    </message>
    <message>
        <source>The menus</source>
        <translation>Die Menüs</translation>
    </message>
    <message>
        <source>The library</source>
        <translation>Die Bibliothek</translation>
    </message>
    <message>
        <source>The panel on the right</source>
        <translation>Die Leiste rechts</translation>
    </message>
    <message>
        <source>The whole screen</source>
        <translation>Ganzer Bildschirm</translation>
    </message>
    <message>
        <source>Other colours: dark, light, high contrast</source>
        <translation>Andere Farben: dunkel, hell, hoher Kontrast</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
</context>
<context>
    <name>WhatIfCard</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>it still runs</source>
        <translation>läuft noch</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Writes this value into the scenario (Return)</source>
        <translation>Schreibt diesen Wert in das Szenario (Enter)</translation>
    </message>
    <message>
        <source>running…</source>
        <translation>läuft …</translation>
    </message>
</context>
<context>
    <name>WhatIfSheet</name>
    <message>
        <source>What if…</source>
        <translation>Was wäre …</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Verändern</translation>
    </message>
    <message>
        <source>What is varied</source>
        <translation>Was verändert wird</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>First value</source>
        <translation>Erster Wert</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Last value</source>
        <translation>Letzter Wert</translation>
    </message>
    <message>
        <source>values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>How many values</source>
        <translation>Wie viele Werte</translation>
    </message>
    <message>
        <source>Equal steps</source>
        <translation>Gleiche Schritte</translation>
    </message>
    <message>
        <source>Equal factors</source>
        <translation>Gleiche Faktoren</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>Nichts zu vergleichen</translation>
    </message>
    <message>
        <source>What each value leads to</source>
        <translation>Wozu jeder Wert führt</translation>
    </message>
    <message>
        <source>%1 of %2 runs are over</source>
        <translation>%1 von %2 Läufen sind vorbei</translation>
    </message>
    <message>
        <source>On the virtual clock: workers, threads and processes are simulated. All are on one scale of time.</source>
        <translation>Auf der virtuellen Uhr: Worker, Threads und Prozesse sind simuliert. Alle haben denselben Zeitmaßstab.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>All of them as one picture: PNG, SVG or PDF</source>
        <translation>Alle als ein Bild: PNG, SVG oder PDF</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>loopscope::app</name>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation>%1 kann nicht geöffnet werden: %2.</translation>
    </message>
    <message>
        <source>it has more than 2 GiB</source>
        <translation>es hat mehr als 2 GiB</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>es kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>at byte %1, %2</source>
        <translation>bei Byte %1, %2</translation>
    </message>
    <message>
        <source>Not all of %1 could be opened: %2</source>
        <translation>Nicht alles von %1 konnte geöffnet werden: %2</translation>
    </message>
    <message>
        <source>; and %1 more</source>
        <translation>; und %1 weitere</translation>
    </message>
    <message>
        <source>%1 is a folder, not a scenario.</source>
        <translation>%1 ist ein Ordner, kein Szenario.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 is too large for a scenario (more than 1 MiB).</source>
        <translation>%1 ist zu groß für ein Szenario (mehr als 1 MiB).</translation>
    </message>
    <message>
        <source>%1 is not a text in UTF-8.</source>
        <translation>%1 ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>%1 is a folder; the name of a file is needed.</source>
        <translation>%1 ist ein Ordner; gebraucht wird der Name einer Datei.</translation>
    </message>
    <message>
        <source>%1 is no ordinary file and is left alone.</source>
        <translation>%1 ist keine gewöhnliche Datei und bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 konnte nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>could not start, lost %1</source>
        <translation>konnte nicht beginnen, verlor %1</translation>
    </message>
    <message>
        <source>lost %1</source>
        <translation>verlor %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 scheiterte</translation>
    </message>
    <message>
        <source>A job had to wait for a worker</source>
        <translation>Ein Job musste auf einen Worker warten</translation>
    </message>
    <message>
        <source>%1 jobs had to wait for a worker</source>
        <translation>%1 Jobs mussten auf einen Worker warten</translation>
    </message>
    <message>
        <source>The pool</source>
        <translation>Der Pool</translation>
    </message>
    <message>
        <source>%1 waited longest: %2. %3 has %4.</source>
        <translation>%1 wartete am längsten: %2. %3 hat %4.</translation>
    </message>
    <message>
        <source>A warning about %1</source>
        <translation>Eine Warnung zu %1</translation>
    </message>
    <message>
        <source>A warning</source>
        <translation>Eine Warnung</translation>
    </message>
    <message>
        <source>%1, %2 times</source>
        <translation>%1, %2-mal</translation>
    </message>
    <message>
        <source>%1 events were lost</source>
        <translation>%1 Ereignisse gingen verloren</translation>
    </message>
    <message>
        <source>They came faster than they could be kept. What is drawn around the losses is incomplete.</source>
        <translation>Sie kamen schneller, als sie behalten werden konnten. Was um die Verluste herum gezeichnet ist, ist unvollständig.</translation>
    </message>
    <message>
        <source>A callback</source>
        <translation>Ein Callback</translation>
    </message>
    <message>
        <source>%1 stalls the loop since %2</source>
        <translation>%1 hält den Loop auf seit %2</translation>
    </message>
    <message>
        <source>%1 stalled the loop for %2</source>
        <translation>%1 hielt den Loop auf, %2 lang</translation>
    </message>
    <message>
        <source>%L1 spans within this pixel, %2 % of it</source>
        <translation>%L1 Abschnitte in diesem Pixel, %2 % davon</translation>
    </message>
    <message>
        <source>%L1 spans within this pixel: %2 % running, %3 % ready</source>
        <translation>%L1 Abschnitte in diesem Pixel: %2 % laufen, %3 % bereit</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 had to wait, for %2 in all</source>
        <translation>%1 mussten warten, zusammen %2</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>queued %1</source>
        <translation>eingereiht %1</translation>
    </message>
    <message>
        <source>ran %1</source>
        <translation>lief %1</translation>
    </message>
    <message>
        <source>posted %1</source>
        <translation>gemeldet %1</translation>
    </message>
    <message>
        <source>noted %1</source>
        <translation>bemerkt %1</translation>
    </message>
    <message>
        <source>ready %1</source>
        <translation>bereit %1</translation>
    </message>
    <message>
        <source>Submitted by %1</source>
        <translation>Übergeben von %1</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Woken by %1</source>
        <translation>Geweckt von %1</translation>
    </message>
    <message>
        <source>Was ready for %1 before</source>
        <translation>War davor %1 bereit</translation>
    </message>
    <message>
        <source>%1 stalls the loop</source>
        <translation>%1 hält den Loop auf</translation>
    </message>
    <message>
        <source>A callback stalls the loop</source>
        <translation>Ein Callback hält den Loop auf</translation>
    </message>
    <message>
        <source>%L1 iterations, %2 in all</source>
        <translation>%L1 Durchgänge, zusammen %2</translation>
    </message>
    <message>
        <source>Ran %1 in %L2 slices, was ready for %3</source>
        <translation>Lief %1 in %L2 Scheiben, war %3 bereit</translation>
    </message>
    <message>
        <source>Ran for %1</source>
        <translation>Lief %1 lang</translation>
    </message>
    <message>
        <source>1 task is folded away below it.</source>
        <translation>1 Task ist darunter eingeklappt.</translation>
    </message>
    <message>
        <source>%L1 tasks are folded away below it.</source>
        <translation>%L1 Tasks sind darunter eingeklappt.</translation>
    </message>
    <message>
        <source>, line %1</source>
        <translation>, Zeile %1</translation>
    </message>
    <message>
        <source>Created by %1%2</source>
        <translation>Erzeugt von %1%2</translation>
    </message>
    <message>
        <source>1 job waits</source>
        <translation>1 Job wartet</translation>
    </message>
    <message>
        <source>%L1 jobs wait</source>
        <translation>%L1 Jobs warten</translation>
    </message>
    <message>
        <source>1 task is ready</source>
        <translation>1 Task ist bereit</translation>
    </message>
    <message>
        <source>%L1 tasks are ready</source>
        <translation>%L1 Tasks sind bereit</translation>
    </message>
    <message>
        <source>pool queue</source>
        <translation>Pool-Schlange</translation>
    </message>
    <message>
        <source>ready queue</source>
        <translation>Bereit-Schlange</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>Up to %1 within this pixel, at %2</source>
        <translation>Bis zu %1 in diesem Pixel, bei %2</translation>
    </message>
    <message>
        <source>At most %1</source>
        <translation>Höchstens %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message>
        <source>%1 gives %2 to %3</source>
        <translation>%1 gibt %2 an %3</translation>
    </message>
    <message>
        <source>%1 returns from %2 to %3</source>
        <translation>%1 kehrt von %2 zurück zu %3</translation>
    </message>
    <message>
        <source>%1 wakes %2</source>
        <translation>%1 weckt %2</translation>
    </message>
    <message>
        <source>At %1</source>
        <translation>Bei %1</translation>
    </message>
    <message>
        <source>%1 cancels %2</source>
        <translation>%1 bricht %2 ab</translation>
    </message>
    <message>
        <source>1 more here is not drawn: zoom in to see it</source>
        <translation>1 weiterer hier ist nicht gezeichnet: vergrößern zeigt ihn</translation>
    </message>
    <message>
        <source>%1 more here are not drawn: zoom in to see them</source>
        <translation>%1 weitere hier sind nicht gezeichnet: vergrößern zeigt sie</translation>
    </message>
    <message>
        <source>The job %1</source>
        <translation>Der Job %1</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>Gegeben an</translation>
    </message>
    <message>
        <source>It failed</source>
        <translation>Er scheiterte</translation>
    </message>
    <message>
        <source>Waited in the ready queue</source>
        <translation>Wartete in der Bereit-Schlange</translation>
    </message>
    <message>
        <source>Ready since</source>
        <translation>Bereit seit</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Hinter</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>a timer, due at %1</source>
        <translation>ein Timer, fällig bei %1</translation>
    </message>
    <message>
        <source>Woken by</source>
        <translation>Geweckt von</translation>
    </message>
    <message>
        <source>Then failed</source>
        <translation>Scheiterte dann</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
    <message>
        <source>was cancelled</source>
        <translation>wurde abgebrochen</translation>
    </message>
    <message>
        <source>the run ended</source>
        <translation>endete der Lauf</translation>
    </message>
    <message>
        <source>came to its end</source>
        <translation>kam zu seinem Ende</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 bis jetzt</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Held up by</source>
        <translation>Aufgehalten von</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>Task of</source>
        <translation>Task von</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>What it set going</source>
        <translation>Was es in Gang setzte</translation>
    </message>
    <message>
        <source>Started after</source>
        <translation>Begann nach</translation>
    </message>
    <message>
        <source>Waited for a worker</source>
        <translation>Wartete auf einen Worker</translation>
    </message>
    <message>
        <source>Ran</source>
        <translation>Lief</translation>
    </message>
    <message>
        <source>Ran on %1</source>
        <translation>Lief auf %1</translation>
    </message>
    <message>
        <source>Posted back after</source>
        <translation>Zurückgemeldet nach</translation>
    </message>
    <message>
        <source>Noticed by the loop after</source>
        <translation>Vom Loop bemerkt nach</translation>
    </message>
    <message>
        <source>Its submitter went on after</source>
        <translation>Sein Auftraggeber ging weiter nach</translation>
    </message>
    <message>
        <source>%1 sleeps</source>
        <translation>%1 schläft</translation>
    </message>
    <message>
        <source>%1 waits for I/O</source>
        <translation>%1 wartet auf E/A</translation>
    </message>
    <message>
        <source>%1 waits for a lock</source>
        <translation>%1 wartet auf einen Lock</translation>
    </message>
    <message>
        <source>%1 waits for a semaphore</source>
        <translation>%1 wartet auf eine Semaphore</translation>
    </message>
    <message>
        <source>%1 waits for an event</source>
        <translation>%1 wartet auf ein Event</translation>
    </message>
    <message>
        <source>%1 waits for a condition</source>
        <translation>%1 wartet auf eine Condition</translation>
    </message>
    <message>
        <source>%1 waits at a barrier</source>
        <translation>%1 wartet an einer Barriere</translation>
    </message>
    <message>
        <source>%1 waits for a queue</source>
        <translation>%1 wartet auf eine Queue</translation>
    </message>
    <message>
        <source>%1 waits for a job</source>
        <translation>%1 wartet auf einen Job</translation>
    </message>
    <message>
        <source>%1 waits for a task</source>
        <translation>%1 wartet auf einen Task</translation>
    </message>
    <message>
        <source>%1 waits for a future</source>
        <translation>%1 wartet auf eine Future</translation>
    </message>
    <message>
        <source>%1 waits for everything it gathered</source>
        <translation>%1 wartet auf alles, was es mit gather sammelte</translation>
    </message>
    <message>
        <source>%1 waits for a mutex</source>
        <translation>%1 wartet auf einen Mutex</translation>
    </message>
    <message>
        <source>%1 waits for a thread to end</source>
        <translation>%1 wartet auf das Ende eines Threads</translation>
    </message>
    <message>
        <source>%1 waits for its turn at the interpreter</source>
        <translation>%1 wartet auf den Interpreter</translation>
    </message>
    <message>
        <source>%1 is suspended</source>
        <translation>%1 ist ausgesetzt</translation>
    </message>
    <message>
        <source>The loop is idle</source>
        <translation>Der Loop ist untätig</translation>
    </message>
    <message>
        <source>An iteration of one callback</source>
        <translation>Ein Durchgang mit einem Callback</translation>
    </message>
    <message>
        <source>An iteration of %1 callbacks</source>
        <translation>Ein Durchgang mit %1 Callbacks</translation>
    </message>
    <message>
        <source>A blocking call holds the loop: nobody else can run.</source>
        <translation>Ein blockierender Aufruf hält den Loop: niemand sonst kann laufen.</translation>
    </message>
    <message>
        <source>It makes a blocking call.</source>
        <translation>Macht einen blockierenden Aufruf.</translation>
    </message>
    <message>
        <source>A computation holds the loop: nobody else can run.</source>
        <translation>Eine Berechnung hält den Loop: niemand sonst kann laufen.</translation>
    </message>
    <message>
        <source>It computes.</source>
        <translation>Rechnet.</translation>
    </message>
    <message>
        <source>something</source>
        <translation>etwas</translation>
    </message>
    <message>
        <source>It waits for %1 and holds the loop: nobody else can run.</source>
        <translation>Wartet auf %1 und hält den Loop: niemand sonst kann laufen.</translation>
    </message>
    <message>
        <source>It waits for %1, and its loop with it.</source>
        <translation>Wartet auf %1, und der Loop mit.</translation>
    </message>
    <message>
        <source>It holds the loop for too long: nobody else can run.</source>
        <translation>Hält den Loop zu lange: niemand sonst kann laufen.</translation>
    </message>
    <message>
        <source>It was made ready by %1.</source>
        <translation>Wurde bereit durch %1.</translation>
    </message>
    <message>
        <source>%1 holds the loop: nobody else can run.</source>
        <translation>%1 hält den Loop: niemand sonst kann laufen.</translation>
    </message>
    <message>
        <source>It is in %1.</source>
        <translation>Ist in %1.</translation>
    </message>
    <message>
        <source>It could run, but %1 holds the loop.</source>
        <translation>Könnte laufen, aber %1 hält den Loop.</translation>
    </message>
    <message>
        <source>It waits for its turn in the ready queue.</source>
        <translation>Wartet in der Bereit-Schlange auf die Reihe.</translation>
    </message>
    <message>
        <source>It sleeps for %1.</source>
        <translation>Schläft %1 lang.</translation>
    </message>
    <message>
        <source>It waits for %1.</source>
        <translation>Wartet auf %1.</translation>
    </message>
    <message>
        <source>It blocks its own process; everybody else goes on.</source>
        <translation>Blockiert den eigenen Prozess; alle anderen laufen weiter.</translation>
    </message>
    <message>
        <source>It blocks its own thread; everybody else goes on.</source>
        <translation>Blockiert den eigenen Thread; alle anderen laufen weiter.</translation>
    </message>
    <message>
        <source>It computes in a process of its own, beside everybody else.</source>
        <translation>Rechnet in einem eigenen Prozess, neben allen anderen.</translation>
    </message>
    <message>
        <source>Another thread holds the mutex.</source>
        <translation>Ein anderer Thread hält den Mutex.</translation>
    </message>
    <message>
        <source>Another thread holds %1.</source>
        <translation>Ein anderer Thread hält %1.</translation>
    </message>
    <message>
        <source>Another thread holds the interpreter&apos;s lock (GIL): one computes at a time.</source>
        <translation>Ein anderer Thread hält die Sperre des Interpreters (GIL): nur einer rechnet zur Zeit.</translation>
    </message>
    <message>
        <source>It goes on when %1 has ended.</source>
        <translation>Geht weiter, wenn %1 beendet ist.</translation>
    </message>
    <message>
        <source>%1 runs %2</source>
        <translation>%1 führt %2 aus</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 läuft</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 ist bereit</translation>
    </message>
    <message>
        <source>Nothing is ready: it waits for the next timer.</source>
        <translation>Nichts ist bereit: wartet auf den nächsten Timer.</translation>
    </message>
    <message>
        <source>Nothing is ready and no timer is set.</source>
        <translation>Nichts ist bereit, und kein Timer ist gestellt.</translation>
    </message>
    <message>
        <source>the start of the run</source>
        <translation>dem Beginn des Laufs</translation>
    </message>
    <message>
        <source>%1, which created it</source>
        <translation>%1, das es erzeugte</translation>
    </message>
    <message>
        <source>itself: it yielded</source>
        <translation>sich selbst: es gab ab</translation>
    </message>
    <message>
        <source>a timer</source>
        <translation>einem Timer</translation>
    </message>
    <message>
        <source>a task</source>
        <translation>einem Task</translation>
    </message>
    <message>
        <source>the job %1</source>
        <translation>dem Job %1</translation>
    </message>
    <message>
        <source>a job</source>
        <translation>einem Job</translation>
    </message>
    <message>
        <source>a cancellation</source>
        <translation>einem Abbruch</translation>
    </message>
    <message>
        <source>%1, which cancelled it</source>
        <translation>%1, das es abbrach</translation>
    </message>
    <message>
        <source>a callback</source>
        <translation>einem Callback</translation>
    </message>
    <message>
        <source>I/O</source>
        <translation>E/A</translation>
    </message>
    <message>
        <source>Too long a slice</source>
        <translation>Eine zu lange Scheibe</translation>
    </message>
    <message>
        <source>A blocking call</source>
        <translation>Ein blockierender Aufruf</translation>
    </message>
    <message>
        <source>A computation</source>
        <translation>Eine Berechnung</translation>
    </message>
    <message>
        <source>A wait that holds the loop</source>
        <translation>Ein Warten, das den Loop hält</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1 in %2.</source>
        <translation>%1 in %2.</translation>
    </message>
    <message>
        <source>Nobody was ready meanwhile, so nobody lost time.</source>
        <translation>Niemand war indessen bereit, so verlor niemand Zeit.</translation>
    </message>
    <message>
        <source>%1 lost %2.</source>
        <translation>%1 verlor %2.</translation>
    </message>
    <message>
        <source>%1 tasks lost more than %2 in all.</source>
        <translation>%1 Tasks verloren zusammen mehr als %2.</translation>
    </message>
    <message>
        <source>%1 tasks lost %2 in all.</source>
        <translation>%1 Tasks verloren zusammen %2.</translation>
    </message>
    <message>
        <source>%1, from %2, for %3 so far.</source>
        <translation>%1, ab %2, bis jetzt %3.</translation>
    </message>
    <message>
        <source>%1, from %2, for %3.</source>
        <translation>%1, ab %2, %3 lang.</translation>
    </message>
    <message>
        <source>Woken by %1.</source>
        <translation>Geweckt von %1.</translation>
    </message>
    <message>
        <source>It was ready for %1 before.</source>
        <translation>War davor %1 bereit.</translation>
    </message>
    <message>
        <source>then went on as</source>
        <translation>lief dann weiter als</translation>
    </message>
    <message>
        <source>then waited</source>
        <translation>wartete dann</translation>
    </message>
    <message>
        <source>yielded</source>
        <translation>gab ab</translation>
    </message>
    <message>
        <source>slept until</source>
        <translation>schlief bis</translation>
    </message>
    <message>
        <source>was answered</source>
        <translation>bekam Antwort</translation>
    </message>
    <message>
        <source>created</source>
        <translation>erzeugte</translation>
    </message>
    <message>
        <source>woke</source>
        <translation>weckte</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>brach ab</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>übergab</translation>
    </message>
    <message>
        <source>came back to</source>
        <translation>kam zurück zu</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 is a folder; the picture needs the name of a file.</source>
        <translation>%1 ist ein Ordner; das Bild braucht den Namen einer Datei.</translation>
    </message>
    <message>
        <source>%1 has no suffix that tells its format: use .png, .svg or .pdf.</source>
        <translation>%1 hat keine Endung, die das Format sagt: nehmen Sie .png, .svg oder .pdf.</translation>
    </message>
    <message>
        <source>%1: pictures are written as .png, .svg or .pdf, not as .%2.</source>
        <translation>%1: Bilder werden als .png, .svg oder .pdf geschrieben, nicht als .%2.</translation>
    </message>
    <message>
        <source>A picture of %1 pixels shows nothing: each side needs at least 1.</source>
        <translation>Ein Bild von %1 Pixeln zeigt nichts: jede Seite braucht mindestens 1.</translation>
    </message>
    <message>
        <source>A picture of %1 pixels is too large: at most %2 on a side and %3 million in all.</source>
        <translation>Ein Bild von %1 Pixeln ist zu groß: höchstens %2 an einer Seite und %3 Millionen zusammen.</translation>
    </message>
    <message>
        <source>%1 could not be made: there is not enough memory for it.</source>
        <translation>%1 konnte nicht gemacht werden: der Speicher reicht nicht.</translation>
    </message>
    <message>
        <source>the disk is full; make room on it, or choose another folder</source>
        <translation>die Platte ist voll; schaffen Sie Platz, oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>files may not become this large here; choose another folder</source>
        <translation>Dateien dürfen hier nicht so groß werden; wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>the disk is read-only; choose another folder</source>
        <translation>die Platte kann nur gelesen werden; wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>nothing may be written to the folder %1; choose another one</source>
        <translation>in den Ordner %1 darf nicht geschrieben werden; wählen Sie einen anderen</translation>
    </message>
    <message>
        <source>the folder %1 is not there; make it, or choose another one</source>
        <translation>den Ordner %1 gibt es nicht; legen Sie ihn an, oder wählen Sie einen anderen</translation>
    </message>
    <message>
        <source>%1 is read-only; save under another name, or allow that it is written.</source>
        <translation>%1 kann nur gelesen werden; speichern Sie unter anderem Namen, oder erlauben Sie das Schreiben.</translation>
    </message>
    <message>
        <source>%1 until it was cut short</source>
        <translation>%1, bis abgebrochen wurde</translation>
    </message>
    <message>
        <source>%1, then it fails: %2</source>
        <translation>%1, dann scheitert es: %2</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>insgesamt %1</translation>
    </message>
    <message>
        <source>no stall</source>
        <translation>kein Stillstand</translation>
    </message>
    <message>
        <source>1 stall of %1</source>
        <translation>1 Stillstand von %1</translation>
    </message>
    <message>
        <source>%1 stalls, %2 at most</source>
        <translation>%1 Stillstände, höchstens %2</translation>
    </message>
    <message>
        <source>Workers of the pool</source>
        <translation>Worker des Pools</translation>
    </message>
    <message>
        <source>Stall threshold</source>
        <translation>Schwelle für Stillstand</translation>
    </message>
    <message>
        <source>Speed of everything</source>
        <translation>Tempo von allem</translation>
    </message>
    <message>
        <source>Number of %1, line %2</source>
        <translation>Anzahl bei %1, Zeile %2</translation>
    </message>
    <message>
        <source>%1 of %2 in %3, line %4</source>
        <translation>%1 von %2 in %3, Zeile %4</translation>
    </message>
    <message>
        <source>%1 times %2 in %3, line %4</source>
        <translation>%1-mal %2 in %3, Zeile %4</translation>
    </message>
    <message>
        <source>1 worker</source>
        <translation>1 Worker</translation>
    </message>
    <message>
        <source>%1 workers</source>
        <translation>%1 Worker</translation>
    </message>
    <message>
        <source>a stall from %1 on</source>
        <translation>Stillstand ab %1</translation>
    </message>
    <message>
        <source>%1 times as fast</source>
        <translation>%1-mal so schnell</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1-mal</translation>
    </message>
    <message>
        <source>%1 of waiting for the loop, %2 at most</source>
        <translation>%1 Warten auf den Loop, höchstens %2</translation>
    </message>
    <message>
        <source>%1 of waiting for workers, %2 at most</source>
        <translation>%1 Warten auf Worker, höchstens %2</translation>
    </message>
    <message>
        <source>%1 of waiting for locks, %2 at most</source>
        <translation>%1 Warten auf Locks, höchstens %2</translation>
    </message>
    <message>
        <source>nobody waits for a turn</source>
        <translation>niemand muss warten</translation>
    </message>
    <message>
        <source>Replace with “%1”</source>
        <translation>Ersetzen durch „%1“</translation>
    </message>
    <message>
        <source>Write “%1”</source>
        <translation>„%1“ schreiben</translation>
    </message>
    <message>
        <source>Add “%1”</source>
        <translation>„%1“ ergänzen</translation>
    </message>
    <message>
        <source>Make it the next step</source>
        <translation>Zum nächsten Schritt machen</translation>
    </message>
    <message>
        <source>Make it a step</source>
        <translation>Zu einem Schritt machen</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Put it in quotes</source>
        <translation>In Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>Indent with spaces</source>
        <translation>Mit Leerzeichen einrücken</translation>
    </message>
    <message>
        <source>Add main</source>
        <translation>main ergänzen</translation>
    </message>
    <message>
        <source>Define the function %1</source>
        <translation>Die Funktion %1 anlegen</translation>
    </message>
    <message>
        <source>Define the coroutine %1</source>
        <translation>Die Koroutine %1 anlegen</translation>
    </message>
    <message>
        <source>Shared objects</source>
        <translation>Gemeinsame Objekte</translation>
    </message>
    <message>
        <source>Coroutines</source>
        <translation>Koroutinen</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>Funktionen</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>nicht verstanden</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>No file can be made in the folder %1.</source>
        <translation>Im Ordner %1 lässt sich keine Datei anlegen.</translation>
    </message>
</context>
<context>
    <name>loopscope::app::Command</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Page↑</source>
        <translation>Bild↑</translation>
    </message>
    <message>
        <source>Page↓</source>
        <translation>Bild↓</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>loopscope::app::Documents</name>
    <message>
        <source>Copy of %1</source>
        <translation>Kopie von %1</translation>
    </message>
</context>
<context>
    <name>loopscope::app::FormModel</name>
    <message>
        <source>This cannot be written here.</source>
        <translation>Das kann hier nicht stehen.</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>the text cannot be shown as cards</source>
        <translation>der Text lässt sich nicht als Karten zeigen</translation>
    </message>
    <message>
        <source>no card is chosen</source>
        <translation>keine Karte ist gewählt</translation>
    </message>
    <message>
        <source>no step can stand there</source>
        <translation>dort kann kein Schritt stehen</translation>
    </message>
    <message>
        <source>this cannot be deleted</source>
        <translation>das lässt sich nicht löschen</translation>
    </message>
    <message>
        <source>it is no step on lines of its own</source>
        <translation>es ist kein Schritt in eigenen Zeilen</translation>
    </message>
    <message>
        <source>no step above it has steps of its own</source>
        <translation>kein Schritt darüber hat eigene Schritte</translation>
    </message>
    <message>
        <source>it is as far as it can go</source>
        <translation>weiter geht es hier nicht</translation>
    </message>
</context>
<context>
    <name>loopscope::app::Inspector</name>
    <message>
        <source>Effect %1 of %2</source>
        <translation>Wirkung %1 von %2</translation>
    </message>
    <message>
        <source>The way of %1</source>
        <translation>Der Weg von %1</translation>
    </message>
</context>
<context>
    <name>loopscope::app::LaneAccessible</name>
    <message>
        <source>one span in all</source>
        <translation>insgesamt ein Abschnitt</translation>
    </message>
    <message>
        <source>%1 spans in all</source>
        <translation>insgesamt %1 Abschnitte</translation>
    </message>
</context>
<context>
    <name>loopscope::app::LaneChips</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>ausgesetzt</translation>
    </message>
    <message>
        <source>stalling</source>
        <translation>hält auf</translation>
    </message>
    <message>
        <source>sleep</source>
        <translation>Schlaf</translation>
    </message>
    <message>
        <source>I/O</source>
        <translation>E/A</translation>
    </message>
    <message>
        <source>locks</source>
        <translation>Locks</translation>
    </message>
    <message>
        <source>queues</source>
        <translation>Queues</translation>
    </message>
    <message>
        <source>executor</source>
        <translation>Executor</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>Tasks</translation>
    </message>
</context>
<context>
    <name>loopscope::app::LibraryModel</name>
    <message>
        <source>Your files</source>
        <translation>Ihre Dateien</translation>
    </message>
    <message>
        <source>In no file yet</source>
        <translation>Noch in keiner Datei</translation>
    </message>
    <message>
        <source>its file is gone</source>
        <translation>die Datei ist fort</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>nicht gespeichert</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation>nicht mehr da</translation>
    </message>
    <message>
        <source>Copy of %1</source>
        <translation>Kopie von %1</translation>
    </message>
</context>
<context>
    <name>loopscope::app::LiveLines</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>Running here: %1</source>
        <translation>Hier läuft: %1</translation>
    </message>
    <message>
        <source>Ready to go on here: %1</source>
        <translation>Hier bereit weiterzumachen: %1</translation>
    </message>
    <message>
        <source>Waiting here: %1</source>
        <translation>Hier wartet: %1</translation>
    </message>
</context>
<context>
    <name>loopscope::app::LivePreview</name>
    <message>
        <source>the saved run stays until you run the scenario</source>
        <translation>der gespeicherte Lauf bleibt, bis Sie das Szenario ausführen</translation>
    </message>
    <message>
        <source>the picture is of the last valid text</source>
        <translation>das Bild ist vom letzten gültigen Text</translation>
    </message>
    <message>
        <source>the preview was cut short, because it took too long or too much memory</source>
        <translation>die Vorschau wurde gekürzt, weil sie zu lange dauerte oder zu viel Speicher brauchte</translation>
    </message>
    <message>
        <source>the run fails: %1</source>
        <translation>der Lauf scheitert: %1</translation>
    </message>
    <message>
        <source>the preview was cut short: %1</source>
        <translation>die Vorschau wurde gekürzt: %1</translation>
    </message>
    <message>
        <source>the picture is of the text from before your last edits</source>
        <translation>das Bild ist das des Textes vor Ihren letzten Änderungen</translation>
    </message>
</context>
<context>
    <name>loopscope::app::Measuring</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1  (%2 %)</source>
        <translation>%1  (%2 %)</translation>
    </message>
    <message>
        <source>1 slice</source>
        <translation>1 Scheibe</translation>
    </message>
    <message>
        <source>%L1 slices</source>
        <translation>%L1 Scheiben</translation>
    </message>
    <message>
        <source>1 hop</source>
        <translation>1 Sprung</translation>
    </message>
    <message>
        <source>%L1 hops</source>
        <translation>%L1 Sprünge</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Measured %1 of %2: running %3, ready %4, suspended %5, loop stalled %6, %7</source>
        <translation>Gemessen %1 von %2: läuft %3, bereit %4, ausgesetzt %5, Loop steht %6, %7</translation>
    </message>
    <message>
        <source>all lanes</source>
        <translation>alle Spuren</translation>
    </message>
</context>
<context>
    <name>loopscope::app::PaletteModel</name>
    <message>
        <source>Note without words</source>
        <translation>Notiz ohne Worte</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>lane</source>
        <translation>Spur</translation>
    </message>
</context>
<context>
    <name>loopscope::app::PictureExporter</name>
    <message>
        <source>on the virtual clock</source>
        <translation>auf der virtuellen Uhr</translation>
    </message>
    <message>
        <source>There is nothing to export yet.</source>
        <translation>Noch gibt es nichts zu exportieren.</translation>
    </message>
    <message>
        <source>Type the name of a file.</source>
        <translation>Geben Sie den Namen einer Datei ein.</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>There is nothing to copy yet.</source>
        <translation>Noch gibt es nichts zu kopieren.</translation>
    </message>
    <message>
        <source>Copied to the clipboard</source>
        <translation>In die Zwischenablage kopiert</translation>
    </message>
</context>
<context>
    <name>loopscope::app::RecoveryModel</name>
    <message>
        <source>damaged, and cannot be recovered</source>
        <translation>beschädigt, nicht wiederherzustellen</translation>
    </message>
    <message>
        <source>in no file</source>
        <translation>in keiner Datei</translation>
    </message>
</context>
<context>
    <name>loopscope::app::RunStatus</name>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>%1, none lost</source>
        <translation>%1, keins verloren</translation>
    </message>
    <message>
        <source>%1, %2 lost</source>
        <translation>%1, %2 verloren</translation>
    </message>
    <message>
        <source>1 track</source>
        <translation>1 Spur</translation>
    </message>
    <message>
        <source>%1 tracks</source>
        <translation>%1 Spuren</translation>
    </message>
    <message>
        <source>1 task</source>
        <translation>1 Task</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 Tasks</translation>
    </message>
    <message>
        <source>virtual clock</source>
        <translation>virtuelle Uhr</translation>
    </message>
    <message>
        <source>real clock</source>
        <translation>echte Uhr</translation>
    </message>
    <message>
        <source>On the virtual clock nothing waits: time jumps to whatever happens next, and workers, threads and processes are simulated, in the order that a real run has.</source>
        <translation>Auf der virtuellen Uhr wartet nichts: die Zeit springt zu dem, was als Nächstes geschieht, und Worker, Threads und Prozesse werden simuliert, in der Reihenfolge eines echten Laufs.</translation>
    </message>
    <message>
        <source>On the real clock workers, threads and processes are real, and so are the times.</source>
        <translation>Auf der echten Uhr sind Worker, Threads und Prozesse echt, und die Zeiten auch.</translation>
    </message>
    <message>
        <source>Events came faster than they could be kept. What is drawn around the losses is incomplete.</source>
        <translation>Ereignisse kamen schneller, als sie behalten werden konnten. Was um die Verluste herum gezeichnet ist, ist unvollständig.</translation>
    </message>
    <message>
        <source>Everything that the run recorded: whatever began, waited, woke and ended.</source>
        <translation>Alles, was der Lauf aufgezeichnet hat: was begann, wartete, weckte und endete.</translation>
    </message>
    <message>
        <source>tracing below %1 %</source>
        <translation>Aufzeichnung unter %1 %</translation>
    </message>
    <message>
        <source>tracing %1 %</source>
        <translation>Aufzeichnung %1 %</translation>
    </message>
</context>
<context>
    <name>loopscope::app::Session</name>
    <message>
        <source>Untitled scenario</source>
        <translation>Szenario ohne Titel</translation>
    </message>
    <message>
        <source>There is no demo with the name “%1”.</source>
        <translation>Es gibt keine Demo mit dem Namen „%1“.</translation>
    </message>
    <message>
        <source>A demo cannot be changed. Save it under a name of your own.</source>
        <translation>Eine Demo kann nicht geändert werden. Speichern Sie sie unter einem eigenen Namen.</translation>
    </message>
    <message>
        <source>Save the scenario under a name of its own.</source>
        <translation>Speichern Sie das Szenario unter einem eigenen Namen.</translation>
    </message>
    <message>
        <source>Type the name of a file.</source>
        <translation>Geben Sie den Namen einer Datei ein.</translation>
    </message>
    <message>
        <source>A trace has no scenario that could run.</source>
        <translation>Ein Trace hat kein Szenario, das laufen könnte.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Stopped. What happened until then stays on the timeline.</source>
        <translation>Angehalten. Was bis dahin geschah, bleibt auf der Zeitachse.</translation>
    </message>
    <message>
        <source>The run failed: %1</source>
        <translation>Der Lauf scheiterte: %1</translation>
    </message>
    <message>
        <source>The run was ended: %1</source>
        <translation>Der Lauf wurde beendet: %1</translation>
    </message>
    <message>
        <source>run</source>
        <translation>lauf</translation>
    </message>
    <message>
        <source>The run goes on. Stop it, or wait for its end, to save it.</source>
        <translation>Der Lauf geht weiter. Halten Sie ihn an, oder warten Sie sein Ende ab, um ihn zu speichern.</translation>
    </message>
    <message>
        <source>What is typed cannot be kept for a crash, so save it often. %1</source>
        <translation>Getipptes kann nicht für einen Absturz aufgehoben werden; speichern Sie es also oft. %1</translation>
    </message>
    <message>
        <source>The demo stays as it is: this is a copy of your own, and in no file yet.</source>
        <translation>Die Demo bleibt, wie sie ist: dies ist Ihre eigene Kopie, noch in keiner Datei.</translation>
    </message>
    <message>
        <source>%1 is not there any more. Its text is kept here; save it to have the file again.</source>
        <translation>%1 ist nicht mehr da. Der Text ist hier; speichern Sie ihn, um die Datei wiederzuhaben.</translation>
    </message>
    <message>
        <source>%1 was changed by another program and has been read again. Undo takes that back.</source>
        <translation>%1 wurde von einem anderen Programm geändert und neu gelesen. Rückgängig nimmt das zurück.</translation>
    </message>
    <message>
        <source>%1 was changed by another program, too. Saving asks whose text is to stay.</source>
        <translation>%1 wurde auch von einem anderen Programm geändert. Beim Speichern wird gefragt, wessen Text bleibt.</translation>
    </message>
    <message>
        <source>A trace has no scenario that could be saved.</source>
        <translation>Ein Trace hat kein Szenario, das gespeichert werden könnte.</translation>
    </message>
    <message>
        <source>Another program has made something of %1 that cannot be read as a scenario. It is left alone; save your text under another name.</source>
        <translation>Ein anderes Programm hat aus %1 etwas gemacht, das sich nicht als Szenario lesen lässt. Die Datei bleibt, wie sie ist; speichern Sie Ihren Text unter einem anderen Namen.</translation>
    </message>
    <message>
        <source>%1 is still being saved. Wait for its end, or cancel it.</source>
        <translation>%1 wird noch gespeichert. Warten Sie, bis es fertig ist, oder brechen Sie es ab.</translation>
    </message>
</context>
<context>
    <name>loopscope::app::SourceCard</name>
    <message>
        <source>part of a scenario</source>
        <translation>Teil eines Szenarios</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>parameter of %1</source>
        <translation>Parameter von %1</translation>
    </message>
    <message>
        <source>kind of object</source>
        <translation>Art von Objekt</translation>
    </message>
    <message>
        <source>coroutine, line %1</source>
        <translation>Koroutine, Zeile %1</translation>
    </message>
    <message>
        <source>function, line %1</source>
        <translation>Funktion, Zeile %1</translation>
    </message>
    <message>
        <source>shared, line %1</source>
        <translation>gemeinsam, Zeile %1</translation>
    </message>
    <message>
        <source>shared %1, line %2</source>
        <translation>gemeinsam: %1, Zeile %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 (optional)</source>
        <translation>%1: %2 (optional)</translation>
    </message>
</context>
<context>
    <name>loopscope::app::SourceCompletion</name>
    <message>
        <source>part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>exception</source>
        <translation>Ausnahme</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>gemeinsam</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>required</source>
        <translation>nötig</translation>
    </message>
</context>
<context>
    <name>loopscope::app::TimelineAccessible</name>
    <message>
        <source>Timeline of %1</source>
        <translation>Zeitachse von %1</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
</context>
<context>
    <name>loopscope::app::TimelineItem</name>
    <message>
        <source>Nothing is selected.</source>
        <translation>Nichts ist ausgewählt.</translation>
    </message>
</context>
<context>
    <name>loopscope::app::UnsavedModel</name>
    <message>
        <source>Type the name of a file.</source>
        <translation>Geben Sie den Namen einer Datei ein.</translation>
    </message>
    <message>
        <source>There is a file of this name already. Choose another one.</source>
        <translation>Eine Datei dieses Namens gibt es schon. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Another program has changed this file. Keep editing, and open it to see the difference.</source>
        <translation>Ein anderes Programm hat diese Datei geändert. Bearbeiten Sie weiter, und öffnen Sie sie, um den Unterschied zu sehen.</translation>
    </message>
</context>
<context>
    <name>loopscope::app::WhatIf</name>
    <message>
        <source>The scenario has problems, and so there is nothing to run. The editor shows where they are.</source>
        <translation>Das Szenario hat Probleme, also ist nichts auszuführen. Der Editor zeigt, wo sie sind.</translation>
    </message>
    <message>
        <source>“%1” is no duration here: write 50ms or 2s, %2 at least.</source>
        <translation>„%1“ ist hier keine Dauer: schreiben Sie 50ms oder 2s, mindestens %2.</translation>
    </message>
    <message>
        <source>“%1” does not fit: a number from %2 to %3 is needed.</source>
        <translation>„%1“ passt nicht: gebraucht wird eine Zahl von %2 bis %3.</translation>
    </message>
    <message>
        <source>%1, as it is now</source>
        <translation>%1, wie es jetzt ist</translation>
    </message>
    <message>
        <source>no scenario would be valid with this</source>
        <translation>kein Szenario wäre damit gültig</translation>
    </message>
    <message>
        <source>what if: %1; on the virtual clock</source>
        <translation>was wäre wenn: %1; auf der virtuellen Uhr</translation>
    </message>
    <message>
        <source>There is nothing to export yet.</source>
        <translation>Noch gibt es nichts zu exportieren.</translation>
    </message>
    <message>
        <source>Type the name of a file.</source>
        <translation>Geben Sie den Namen einer Datei ein.</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>The scenario has changed meanwhile: these are its runs now. Choose again.</source>
        <translation>Das Szenario hat sich inzwischen geändert: Dies sind jetzt seine Läufe. Wählen Sie noch einmal.</translation>
    </message>
</context>
</TS>
