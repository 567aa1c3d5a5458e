"""What the rules of the house share: the files, the verdict, and the proof that a rule bites.

A rule is a function from the repository's root to a list of findings. A self-test plants files in an empty repository and says
which of them must be found: a rule that finds nothing wherever it looks would pass for ever.
"""

import os
import sys
import tempfile
from pathlib import Path

NOT_OURS = {"build", "__pycache__"}


def files(root, *folders):
    """Every file of the named folders (of all, if none is named), hidden folders and builds left out."""
    for folder in folders or (".",):
        for path, inner, names in os.walk(root / folder):
            inner[:] = sorted(name for name in inner if name not in NOT_OURS and not name.startswith(".git"))
            yield from (Path(path, name) for name in sorted(names) if name != ".git")


def bites(rule, planted):
    """planted: path -> (text, whether the rule must find it). Returns what went wrong."""
    wrong = []
    for name, (text, expected) in planted.items():
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            found = rule(Path(folder))
            if bool(found) != expected:
                wrong.append(f"{name}: {text!r} should {'' if expected else 'not '}be found, got {found}")
    return wrong


def main(rule, planted):
    findings = bites(rule, planted) if sys.argv[1:] == ["--self-test"] else rule(Path(sys.argv[1]))
    print("\n".join(findings) or "nothing found")
    sys.exit(bool(findings))
