"""Writes rplint's manual page from the texts of --help.

usage: manual.py RPLINT DATE > rplint.1
"""

import re
import subprocess
import sys

RPLINT, DATE = sys.argv[1:]
# An option with its value, or another word, and a description.
ENTRY = re.compile(r"^  (-[^<\s]*(?: -[^<\s]*)?(?: <[^>]*>)?|\S+)(?: +(\S.*))?$")


def rplint(*arguments):
    return subprocess.run([RPLINT, *arguments], capture_output=True, text=True, check=True).stdout


def escaped(text):
    """The text as roff shows it: hyphens that can be copied, and no control lines."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"(?m)^(?=[.'])", r"\\&", text)


def sections(text):
    """Yields the title and the lines of each section; the first one has no title."""
    title, lines = "", []
    for line in text.splitlines():
        heading = re.match(r"^([A-Z][A-Z ]+):\s*(.*)$", line)
        if heading:
            yield title, lines
            title, lines = heading[1], [heading[2]] if heading[2] else []
        else:
            lines.append(line)
    yield title, lines


def entries(lines):
    """Yields the terms of a list with their descriptions; lines that are indented further belong to the entry before."""
    found = []
    for line in filter(str.strip, lines):
        entry = ENTRY.match(line)
        if entry:
            found.append([entry[1], [entry[2]] if entry[2] else []])
        elif found:
            found[-1][1].append(line.strip())
    return [(term, " ".join(words)) for term, words in found]


def tagged(lines):
    for term, text in entries(lines):
        yield f".TP\n.B {escaped(term)}\n{escaped(text)}"


def command(name):
    """The subsection about a command: what it does, its usage and its own options."""
    parts = dict(sections(rplint(name, "--help")))
    overview = " ".join(line.strip() for line in [*parts[""], *parts.get("OVERVIEW", [])] if line.strip())
    usage = " ".join(line.strip() for line in parts["USAGE"])
    yield f".SS {escaped(usage)}\n{escaped(overview)}"
    if name != "upgrade":  # its options are those of linting, above
        yield from tagged([line for title in ["ARGUMENTS", "OPTIONS"] for line in parts.get(title, []) if not re.match(r"  (-h, --help|--version)\b", line)])


def main():
    parts = dict(sections(rplint("--help")))
    first, *notes = [line for line in parts[""] if line.strip()]
    usages = [line.strip() for line in parts["USAGE"] if line.strip()]
    version = rplint("--version").strip()
    page = [f'.TH RPLINT 1 {DATE} "rplint {version}" "User Commands"', f".SH NAME\nrplint \\- {escaped(first[0].lower() + first[1:].rstrip('.'))}",
            ".SH SYNOPSIS", "\n.br\n".join(f".B {escaped(usage)}" for usage in usages if usage.startswith("rplint"))]
    others = [usage for usage in usages if not usage.startswith("rplint")]
    page += [".SH DESCRIPTION", escaped(" ".join(line.strip() for line in [first, *others, *notes]))]
    lists = {title: lines for title, lines in parts.items() if title not in ["", "USAGE", "COMMANDS", "EXIT STATUS"]}
    page.append(".SH OPTIONS")
    for title, lines in lists.items():
        page += [f".SS {title.capitalize()}", *tagged(lines)]
    page.append(".SH COMMANDS")
    for name, _ in entries(parts["COMMANDS"]):
        if re.fullmatch(r"[a-z]+", name) and name != "lint":
            page += command(name)
    page += [".SH EXIT STATUS", *tagged(parts["EXIT STATUS"])]
    print("\n".join(page))


main()
