"""The top level is the table of contents: it holds these entries, dot files, and builds that no one commits."""

from house import main

ENTRIES = {"app", "core", "qml", "tests", "resources", "cmake", "docs", "build",
           "CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", "dev", "packages.txt"}


def rule(root):
    return [f"{entry.name}: the top level has no place for this"
            for entry in sorted(root.iterdir())
            if entry.name not in ENTRIES and not entry.name.startswith(".") and entry.suffix != ".user"]


PLANTED = {
    "core/a.cpp": ("", False),
    ".clang-tidy": ("", False),
    "notes.txt": ("", True),
    "src/main.cpp": ("", True),
}

main(rule, PLANTED)
