"""What no file of the repository holds: paths of someone's machine, tabs and trailing blanks in sources, conflict marks.

Long files are only listed: past 400 lines a file should have a reason, and a reason cannot be checked.
"""

import re

from house import files, main

TEXT = {".h", ".cpp", ".qml", ".cmake", ".txt", ".py", ".md", ".yaml", ".json", ".svg", ".xml", ".desktop", ".ini", ".supp", ""}
NEVER = {
    "a path of someone's machine": re.compile(r"(?<![\w.$}~-])/(home|Users|root|work|tmp/[a-z]+[-_.]\w+)/\w"),
    "a conflict mark": re.compile(r"^(<<<<<<<|>>>>>>>) "),
    "a trailing blank": re.compile(r"[ \t]+$"),
}
MAY_END_IN_BLANKS = {".md", ".svg"}
LONG = 400


def rule(root):
    findings = []
    for file in files(root):
        name = file.relative_to(root)
        if file.suffix not in TEXT or name.parts[:2] == ("tests", "house"):
            continue
        try:
            lines = file.read_text(encoding="utf-8").split("\n")
        except UnicodeDecodeError:
            continue
        if len(lines) > LONG and file.suffix in (".h", ".cpp", ".qml", ".py"):
            print(f"long: {name} has {len(lines)} lines")
        for number, line in enumerate(lines, 1):
            for what, pattern in NEVER.items():
                if pattern.search(line) and not (what == "a trailing blank" and file.suffix in MAY_END_IN_BLANKS):
                    findings.append(f"{name}:{number}: {what}: {line.strip()}")
    return findings


PLANTED = {
    "core/a.cpp": ('load("/home/someone/x.yaml");', True),
    "docs/a.md": ("see /Users/someone/notes", True),
    "app/b.cpp": ('#include "a/home/b.h"\nint a = b/root/c;', False),
    "app/c.cpp": ("int a; \n", True),
    "dev": ("<<<<<<< main\n", True),
    "app/d.cpp": ("int a;\n" * 500, False),
    ".ci/run": ("cd /root/loopscope", True),
}

main(rule, PLANTED)
