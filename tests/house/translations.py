"""Every text of the window is there in every language: nothing unfinished, no %1 lost, nothing that the sources no longer say.

What the sources say is asked of lupdate, in a copy; where it is not installed, the files are read as they are.
"""

import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from house import main

LUPDATE = shutil.which("lupdate", path="/usr/lib/qt6/bin") or shutil.which("lupdate6")
# Not the command line, which speaks English to scripts.
SOURCES = ["app/accessible", "app/editor", "app/files", "app/models", "app/paint", "app/preview", "app/session", "app/window", "qml"]
PLACE = re.compile(r"%L?\d")
# A text that stands elsewhere is asked for under this context, so it has to be there that lupdate files it: under the namespace of
# the function, or where a QT_TRANSLATE_NOOP says.
ASKED = re.compile(r'translate\("([^"]+)",\s*[^"\s]')


def messages(file):
    """(context, source) -> (translation, whether it is finished)"""
    found = {}
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            told = message.find("translation")
            key = context.findtext("name"), message.findtext("source")
            found[key] = told.text or "", told.get("type") is None and bool(told.text)
    return found


def fresh(root, file):
    """The messages that the sources have, with what `file` has of them."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(file, folder))
        subprocess.run([LUPDATE, "-silent", "-no-obsolete", "-I", "app", *(each for each in SOURCES if (root / each).is_dir()), "-ts", copy],
                       cwd=root, check=True, capture_output=True)
        return messages(copy)


def elsewhere(root):
    """Texts that are asked for where no translation has them."""
    for file in sorted(file for folder in SOURCES for file in (root / folder).rglob("*.cpp")):
        text = file.read_text()
        for context in ASKED.findall(text):
            if context != "loopscope::app" and f'QT_TRANSLATE_NOOP("{context}"' not in text:
                yield f'{file.relative_to(root)}: texts are asked for as of "{context}", and are found as of "loopscope::app"'


def rule(root):
    findings = list(elsewhere(root))
    for file in sorted((root / "resources" / "translations").glob("*.ts")):
        kept = messages(file)
        for (context, source), (told, is_finished) in kept.items():
            if not is_finished:
                findings.append(f"{file.name}: {context}: not translated: {source}")
            elif sorted(set(PLACE.findall(source))) != sorted(set(PLACE.findall(told))):
                findings.append(f"{file.name}: {context}: other placeholders: {source} / {told}")
        if LUPDATE and (root / "app" / "window").is_dir():
            said = fresh(root, file).keys()
            for what, keys in {"new": said - kept.keys(), "no longer said": kept.keys() - said}.items():
                findings += [f"{file.name}: {context}: {what}, run ./dev translate: {source}" for context, source in sorted(keys)]
    return findings


def planted(source, told, attributes=""):
    return (f'<TS version="2.1" language="de"><context><name>A</name><message><source>{source}</source>'
            f"<translation{attributes}>{told}</translation></message></context></TS>")


PLANTED = {
    "app/models/right.cpp": ('QString tr(const char *text) { return translate("loopscope::app", text); }', False),
    "app/preview/wrong.cpp": ('QString tr(const char *text) { return translate("WhatIf", text); }', True),
    "resources/translations/loopscope_de.ts": (planted("%1 of %2", "%1 von %2"), False),
    "resources/translations/loopscope_fr.ts": (planted("%1 of %2", "%1 de"), True),
    "resources/translations/loopscope_it.ts": (planted("yes", "", ' type="unfinished"'), True),
}

main(rule, PLANTED)
