"""What the desktop is told of Loopscope fits together: the entry in the menu, the file types, the page in a software centre.

Where the desktop's own validators are installed, they have a say, too.
"""

import configparser
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

from house import files, main

NEEDED = {"type", "name", "comment", "exec", "icon", "categories", "mimetype"}
VALIDATORS = {".desktop": ["desktop-file-validate"], ".xml": ["xmllint", "--noout"]}


def local(tag):
    return tag.rpartition("}")[2]


def types(text):
    return [one for one in text.split(";") if one]


def read_entry(file, faults):
    """The keys of a desktop entry, in lower case."""
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    try:
        parser.read_string(file.read_text(encoding="utf-8"))
        return dict(parser["Desktop Entry"])
    except (configparser.Error, KeyError) as error:
        faults.append(f"{file.name}: {error}")
        return {}


def read_xml(file, faults):
    try:
        return ElementTree.parse(file).getroot()
    except ElementTree.ParseError as error:
        faults.append(f"{file.name}: {error}")
        return None


def validated(file):
    command = VALIDATORS[file.suffix]
    if shutil.which(command[0]) is None:
        return []
    result = subprocess.run([*command, str(file)], capture_output=True, text=True, check=False)
    return [f"{file.name}: {result.stdout}{result.stderr}"] if result.returncode else []


def rule(root):
    faults = []
    ours = [file for file in files(root, "resources") if file.parent == root / "resources"]
    roots = {file: read_xml(file, faults) for file in ours if file.suffix == ".xml"}
    entries = {file: read_entry(file, faults) for file in ours if file.suffix == ".desktop"}

    defined = set()
    for file, tree in roots.items():
        if tree is None or local(tree.tag) != "mime-info":
            continue
        for kind in tree:
            defined.add(kind.get("type"))
            parts = {local(part.tag) for part in kind}
            if not {"comment", "glob"} <= parts:
                faults.append(f"{file.name}: {kind.get('type')} has no comment, or no name that its files have")

    opened = set()
    for file, entry in entries.items():
        faults += [f"{file.name}: {key} is missing" for key in sorted(NEEDED - entry.keys())]
        opened |= set(types(entry.get("mimetype", "")))
        if entry.get("exec", "").split()[1:] != ["%f"]:
            faults.append(f"{file.name}: a file manager gives it one file: %f")
        if not (root / "resources" / f"{entry.get('icon')}.svg").exists():
            faults.append(f"{file.name}: there is no icon {entry.get('icon')}")
    faults += [f"{kind} is opened, but no file is of that type" for kind in sorted(opened - defined)]
    faults += [f"{kind} is a type that nothing opens" for kind in sorted(defined - opened)]

    for file, tree in roots.items():
        if tree is None or local(tree.tag) != "component":
            continue
        told = {one.text for one in tree.iter("mediatype")}
        faults += [f"{file.name}: {kind} is not told" for kind in sorted(opened - told)]
        faults += [f"{file.name}: {kind} is told, and not opened" for kind in sorted(told - opened)]
        launched = {one.text for one in tree.iter("launchable")}
        faults += [f"{file.name}: {name} is not there" for name in sorted(launched - {entry.name for entry in entries})]

    for file in [*roots, *entries]:
        faults += validated(file)
    return faults


ENTRY = "[Desktop Entry]\nType=Application\nName=A\nComment=B\nExec=a %f\nIcon=a\nCategories=Development;\n"
PLANTED = {
    "resources/a.desktop": (ENTRY + "MimeType=application/x-nothing;\n", True),
    "resources/b.desktop": ("no entry at all", True),
    "resources/c.xml": ("<component><id>", True),
    "resources/d.xml": ('<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info"><mime-type type="a/b"/></mime-info>', True),
    "resources/e.xml": ("<component><launchable>a.desktop</launchable></component>", True),
    "resources/f.xml": ("<component><provides><mediatype>a/b</mediatype></provides></component>", True),
    "resources/scenarios/g.xml": ("<not read", False),
}

main(rule, PLANTED)
