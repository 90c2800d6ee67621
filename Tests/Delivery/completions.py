"""Completes command lines in interactive shells, with the installed completion scripts.

Types the start of a command line and a tab into bash, zsh and fish, each of which then writes the line to a file.

usage: completions.py PREFIX    PREFIX has bin/rplint and share/ with the scripts
"""

import os
import pathlib
import pty
import select
import signal
import sys
import tempfile
import time

PREFIX = pathlib.Path(sys.argv[1]).resolve()
SCRIPTS = {
    "bash": PREFIX / "share/bash-completion/completions/rplint",
    "zsh": PREFIX / "share/zsh/site-functions",
    "fish": PREFIX / "share/fish/vendor_completions.d/rplint.fish",
}
COMMANDS = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
# What is typed first; Ctrl-O then writes the command line to the file 'line'.
SETUP = {
    "bash": f"""bind -x '"\\C-o": printf "%s" "$READLINE_LINE" > line'; source {SCRIPTS["bash"]}""",
    "zsh": f"fpath=({SCRIPTS['zsh']} $fpath); autoload -Uz compinit; compinit -u -D; "
           "dump() {{ print -rn -- \"$BUFFER\" > line }}; zle -N dump; bindkey '^O' dump".replace("{{", "{").replace("}}", "}"),
    "fish": f"source {SCRIPTS['fish']}; bind \\co 'commandline > line'; function fish_prompt; echo '> '; end",
}
EVERYWHERE = {
    "rplint req": "rplint requests",
    "rplint --require": "rplint --require-requests",
    "rplint --format jun": "rplint --format junit",
    "rplint lint --format sar": "rplint lint --format sarif",
    "rplint --quiet --fail-on nev": "rplint --quiet --fail-on never",
    "rplint saved": "rplint saved.json",
    "rplint --quiet saved": "rplint --quiet saved.json",
    "rplint requests saved": "rplint requests saved.json",
    "rplint --config set": "rplint --config settings.json",
    "rplint --operation RestorePoints_Cr": "rplint --operation RestorePoints_Create",
    "rplint schema --operation DiskRestorePoint_Gr": "rplint schema --operation DiskRestorePoint_GrantAccess",
    "rplint --api-version 2021-07": "rplint --api-version 2021-07-01",
    "rplint upgrade --to 2021-07": "rplint upgrade --to 2021-07-01",
    "rplint --select immut": "rplint --select immutable-property",
    "rplint --ignore RP101,immut": "rplint --ignore RP101,immutable-property",
    "rplint explain immut": "rplint explain immutable-property",
    "rplint --severity RP404=er": "rplint --severity RP404=error",
}
# bash splits words at equals signs, and only the scripts of options know how to go on.
DIFFERENT = {"bash": {"rplint --severity RP404=er": "rplint --severity RP404=er", "rplint --format=jun": "rplint --format=junit"}}


class Shell:
    def __init__(self, name, directory):
        self.line = pathlib.Path(directory, "line")
        process, self.terminal = pty.fork()
        if process == 0:
            os.chdir(directory)
            os.environ.update(TERM="xterm", HOME=directory, PATH=f"{PREFIX / 'bin'}:{os.environ['PATH']}")
            os.execvp(COMMANDS[name][0], COMMANDS[name])
        self.process = process
        self.read(2)
        self.type(SETUP[name] + "\r")
        self.read(2)

    def type(self, text):
        os.write(self.terminal, text.encode())

    def read(self, quiet):
        """Reads the terminal until nothing was written for some seconds."""
        while select.select([self.terminal], [], [], quiet)[0]:
            os.read(self.terminal, 1 << 16)

    def complete(self, text):
        """The command line after a tab."""
        self.line.unlink(missing_ok=True)
        self.type(f"{text}\t")
        self.read(0.7)
        self.type("\x0f")
        deadline = time.monotonic() + 20
        while not self.line.exists() and time.monotonic() < deadline:
            self.read(0.1)
        self.type("\x15")
        self.read(0.1)
        return self.line.read_text().strip() if self.line.exists() else ""

    def close(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def problems(name):
    with tempfile.TemporaryDirectory() as directory:
        for file in ["saved.json", "settings.json"]:
            pathlib.Path(directory, file).write_text("{}")
        shell = Shell(name, directory)
        try:
            for text, expected in (EVERYWHERE | DIFFERENT.get(name, {})).items():
                found = shell.complete(text)
                if found != expected:
                    yield f"{name}: '{text}' is completed to '{found}', not '{expected}'"
        finally:
            shell.close()


def main():
    found = [problem for name in COMMANDS for problem in problems(name)]
    print(f"{len(EVERYWHERE)} command lines in {', '.join(COMMANDS)}: {len(found)} problems")
    sys.exit("\n".join(found) or 0)


main()
