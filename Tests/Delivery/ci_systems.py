"""Runs what the README and the GitHub Action do in CI systems, as far as that needs no CI system.

The YAML must parse; the commands must run, find what is wrong in samples/bad, and write reports that their readers understand.
The problem matcher of the action must match every error and warning that rplint writes, and nothing else.

With a wheel, the action installs it on a machine that has no rplint.

usage: ci_systems.py RPLINT [WHEEL]
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import junitparser
import yaml
from sarif import loader

RPLINT = pathlib.Path(sys.argv[1]).resolve()
ROOT = pathlib.Path(__file__).parents[2]
ACTION = ROOT / ".github/actions/rplint"
PROBLEMS = []


def expect(what, holds):
    if not holds:
        PROBLEMS.append(f"not true: {what}")


def run(command, directory, **environment):
    return subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command], cwd=directory, text=True, check=False,
                          capture_output=True, env=os.environ | {"PATH": path(RPLINT.parent)} | environment)


def path(*folders):
    return ":".join([*map(str, folders), os.environ["PATH"]])


def snippet(name):
    """The code between <!-- NAME --> and <!-- end --> in the README."""
    text = (ROOT / "README.md").read_text()
    return re.search(rf"^<!-- {name} -->\n```\w+\n(.*?)^```\n<!-- end -->$", text, re.MULTILINE | re.DOTALL)[1]


def summary(directory):
    return json.loads(run("rplint --format json requests", directory).stdout)["summary"]


def check_junit(directory):
    results = [result for suite in junitparser.JUnitXml.fromfile(f"{directory}/rplint.xml") for case in suite for result in case.result]
    found = sum(isinstance(result, junitparser.Failure) for result in results)
    expected = summary(directory)
    expect(f"JUnit has {found} failures of {expected}", found == expected["errors"] + expected["warnings"] > 0)


def check_code_quality(directory):
    issues = json.loads(pathlib.Path(directory, "gl-code-quality-report.json").read_text())
    expected = summary(directory)
    expect("all findings are issues", len(issues) == sum(expected[kind] for kind in ["errors", "warnings", "infos"]))
    expect("fingerprints are unique", len({issue["fingerprint"] for issue in issues}) == len(issues))
    for issue in issues:
        location = issue["location"]
        complete = {"description", "check_name", "fingerprint", "severity", "location"} == set(issue) and location["lines"]["begin"] > 0
        expect(f"{issue} is complete", complete and issue["severity"] in ["info", "minor", "major", "critical", "blocker"])
        expect(f"{location['path']} is in the repository", pathlib.Path(directory, location["path"]).is_file())


def check_sarif(directory):
    expected = summary(directory)
    found = loader.load_sarif_file(f"{directory}/rplint.sarif").get_report().get_issue_count_for_severity("error")
    expect(f"SARIF has {found} errors of {expected}", found == expected["errors"] > 0)


def check_commands(name, commands, directory):
    """Each command with rplint fails because of its findings, and has no notes."""
    mine = [command for command in commands if command.startswith("rplint ")]
    expect(f"{name} runs rplint", mine)
    for command in mine:
        outcome = run(command, directory)
        expect(f"{name}: '{command}' exits with 1, not {outcome.returncode}: {outcome.stderr}", outcome.returncode == 1 and not outcome.stderr)
        yield outcome.stdout


def check_readme(directory):
    steps = yaml.safe_load(snippet("github"))
    for output in check_commands("GitHub", [step.get("run", "") for step in steps], directory):
        expect("GitHub gets annotations", re.match(r"::(error|warning|notice) file=requests/", output))
    steps = yaml.safe_load(snippet("code-scanning"))
    list(check_commands("code scanning", [step.get("run", "") for step in steps], directory))
    expect("the uploaded file is the written one", steps[1]["with"]["sarif_file"] == "rplint.sarif")
    check_sarif(directory)
    outcome = run(snippet("unsuppressed"), directory)
    expect(f"the command for suppressed findings works: {outcome.stderr}", outcome.returncode == 0)
    steps = yaml.safe_load(snippet("azure"))
    for output in check_commands("Azure", [step.get("script", "") for step in steps], directory):
        expect("Azure gets issues", re.match(r"##vso\[task\.logissue type=(error|warning);sourcepath=requests/", output))
    expect("the published file is the written one", steps[1]["inputs"]["testResultsFiles"] == "rplint.xml")
    check_junit(directory)
    job = yaml.safe_load(snippet("gitlab"))["rplint"]
    list(check_commands("GitLab", job["script"], directory))
    expect("GitLab's reports are written", all(pathlib.Path(directory, file).is_file() for file in job["artifacts"]["reports"].values()))
    check_junit(directory)
    check_code_quality(directory)
    pipeline = snippet("jenkins")
    list(check_commands("Jenkins", re.findall(r"sh '(.*)'", pipeline), directory))
    expect("Jenkins' files are written", all(pathlib.Path(directory, file).is_file() for file in re.findall(r"(?:junit|Artifacts) '(.*)'", pipeline)))
    check_junit(directory)
    for step in yaml.safe_load(snippet("action")):
        if "rplint" in step["uses"]:
            unknown = set(step["with"]) - set(yaml.safe_load((ACTION / "action.yml").read_text())["inputs"])
            expect(f"the action has the inputs {unknown}", not unknown)


def run_action(directory, rplint=(RPLINT.parent,), **inputs):
    """The output and the exit status of the action's last step, or of the first one that fails.

    rplint has the folders with an installed rplint.
    """
    added = pathlib.Path(directory, "path")
    added.write_text("")
    action = yaml.safe_load((ACTION / "action.yml").read_text())
    values = {name: setting["default"] for name, setting in action["inputs"].items()} | inputs
    for step in action["runs"]["steps"]:
        environment = {name: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda match: values[match[1]], text)
                       for name, text in step["env"].items()}
        outcome = run(step["run"], directory, PATH=path(*added.read_text().split(), *rplint), GITHUB_PATH=str(added),
                      GITHUB_ACTION_PATH=str(ACTION), RUNNER_TEMP=directory, **environment)
        if outcome.returncode != 0:
            break
    return outcome


def check_action(directory):
    outcome = run_action(directory, paths="requests", arguments="--fail-on=error\n--no-config")
    expect(f"the action exits with 1, not {outcome.returncode}: {outcome.stderr}", outcome.returncode == 1)
    first, *lines, last = outcome.stdout.splitlines()
    expect("the action ends its matcher", last == "::remove-matcher owner=rplint::")
    matcher = json.loads(pathlib.Path(first.removeprefix("::add-matcher::")).read_text())["problemMatcher"][0]
    pattern = matcher["pattern"][0]
    matches = [match for line in lines for match in [re.search(pattern["regexp"], line)] if match]
    found = [(match[pattern["file"]], int(match[pattern["line"]]), int(match[pattern["column"]]), match[pattern["severity"]],
              match[pattern["code"]], match[pattern["message"]]) for match in matches]
    findings = json.loads(run("rplint --no-config --format json requests", directory).stdout)["findings"]
    expected = [(one["file"], one["line"], one["column"], one["severity"], one["rule"], one["message"])
                for one in findings if one["severity"] != "info"]
    expect(f"the matcher finds {len(found)} of {len(expected)} errors and warnings exactly", found == expected and found)
    outcome = run_action(directory, rplint=(), paths="requests")
    expect(f"without rplint, the action says so: {outcome.stdout}", outcome.returncode == 2 and "name its wheel" in outcome.stdout)
    for paths, status in [("requests/good", 0), ("requests/good\nrequests/bad", 1), ("gone", 2)]:
        expect(f"status {status} for {paths!r}", run_action(directory, paths=paths).returncode == status)


def check_installation(directory, wheel):
    outcome = run_action(directory, rplint=(), package=wheel, paths="requests")
    expect(f"the action works with a wheel: {outcome}", outcome.returncode == 1)
    expect("the wheel's rplint was used", pathlib.Path(directory, "rplint/bin/rplint").is_file())


def main():
    with tempfile.TemporaryDirectory() as directory:
        for kind in ["good", "bad"]:
            shutil.copytree(ROOT / "samples" / kind, pathlib.Path(directory, "requests", kind))
        run("git init --quiet", directory)
        check_readme(directory)
        check_action(directory)
        for wheel in sys.argv[2:]:
            check_installation(directory, str(pathlib.Path(wheel).resolve()))
    sys.exit("\n".join(PROBLEMS) or 0)


main()
