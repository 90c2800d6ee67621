"""Checks rplint's reports on samples/ and on suppressed findings with the official schemas, and with the programs that read
such reports.

SARIF must be valid against the official 2.1.0 schema, and JUnit against Jenkins' junit-10.xsd; sarif-tools and junitparser
must find in them as many findings as the JSON report has. Suppressed findings are in SARIF with the reason, skipped files as notes.

usage: reports.py RPLINT SARIF_SCHEMA JUNIT_SCHEMA
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import junitparser
import xmlschema
from jsonschema import Draft4Validator, FormatChecker
from sarif import loader

RPLINT, SARIF_SCHEMA, JUNIT_SCHEMA = sys.argv[1:]
ROOT = pathlib.Path(__file__).parents[2]


URL = ("https://management.azure.com/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/payroll/providers"
       "/Microsoft.Compute/restorePointCollections/nightly/restorePoints/monday?api-version=2025-04-01")


def reports(directory, current, arguments):
    """Writes a report of every kind in the current directory; returns their files by format."""
    files = {kind: pathlib.Path(directory, f"report.{kind}") for kind in ["json", "sarif", "junit"]}
    formats = [f"--format={kind}={file}" for kind, file in files.items()]
    subprocess.run([RPLINT, "--show-skipped", *formats, *arguments], cwd=current, stderr=subprocess.DEVNULL, check=False)
    return files


def write_suppressed(directory):
    """Writes requests whose findings are suppressed by a comment, the configuration and a baseline."""
    request = {"method": "PUT", "url": URL, "body": {"properties": {"provisioningState": "Succeeded"}}}
    for name in ["configured.json", "known.json"]:
        pathlib.Path(directory, name).write_text(json.dumps(request))
    pathlib.Path(directory, "commented.http").write_text(
        f"# rplint: ignore RP101 -- said by a comment\nPUT {URL}\n\n{json.dumps(request['body'])}\n")
    pathlib.Path(directory, ".rplint.json").write_text(json.dumps(
        {"suppressions": [{"files": "configured.json", "rules": ["RP101"], "reason": "said by the configuration"}]}))
    subprocess.run([RPLINT, "--write-baseline", "baseline.json", "known.json"], cwd=directory, check=True, capture_output=True)
    return ["--baseline", "baseline.json", "commented.http", "configured.json", "known.json"]


def suppression_problems(file, expected):
    results = json.loads(file.read_text())["runs"][0]["results"]
    found = [(one["kind"], one["justification"]) for result in results for one in result.get("suppressions", [])]
    if found != expected:
        yield f"SARIF has the suppressions {found} instead of {expected}"


def sarif_problems(file, summary, suppressed):
    """Compares with the JSON report's summary, and the number of suppressed findings, all of them warnings."""
    log = json.loads(file.read_text())
    schema = json.loads(pathlib.Path(SARIF_SCHEMA).read_text())
    for error in Draft4Validator(schema, format_checker=FormatChecker()).iter_errors(log):
        yield f"SARIF {error.json_path}: {error.message}"
    report = loader.load_sarif_file(str(file)).get_report()
    expected = {"error": summary["errors"], "warning": summary["warnings"] + suppressed, "note": summary["infos"]}
    found = {level: report.get_issue_count_for_severity(level) for level in expected}
    if found != expected:
        yield f"sarif-tools finds {found} instead of {expected}"
    notes = log["runs"][0]["invocations"][0].get("toolExecutionNotifications", [])
    if sum(note["level"] == "error" for note in notes) != summary["failed"]:
        yield f"SARIF has {len(notes)} notifications, but {summary['failed']} files failed"
    if sum(note["level"] == "note" for note in notes) != summary["skipped"]:
        yield f"SARIF has {len(notes)} notifications, but {summary['skipped']} files were skipped"


def junit_problems(file, summary):
    for error in xmlschema.XMLSchema(JUNIT_SCHEMA).iter_errors(str(file)):
        yield f"JUnit {error.path}: {error.reason}"
    suites = list(junitparser.JUnitXml.fromfile(str(file)))
    results = [result for suite in suites for case in suite for result in case.result]
    for kind, expected in [
        (junitparser.Failure, summary["errors"] + summary["warnings"]), (junitparser.Error, summary["failed"]),
        (junitparser.Skipped, summary["skipped"]),
    ]:
        found = sum(isinstance(result, kind) for result in results)
        if found != expected:
            yield f"junitparser finds {found} {kind.__name__} instead of {expected}"
    if len(suites) != summary["files"] + summary["failed"] + summary["skipped"]:
        yield f"JUnit has {len(suites)} suites, not one per file"


def main():
    problems = []
    with tempfile.TemporaryDirectory() as suppressed:
        samples = [["samples/bad", "samples/good", "samples/gone.json", "README.md", ".swift-format"], ["samples/good"]]
        runs = [(ROOT, ["--no-config", *paths], []) for paths in samples]
        runs.append((suppressed, write_suppressed(suppressed), [
            ("inSource", "said by a comment"), ("external", "said by the configuration"), ("external", "recorded in the baseline")]))
        for current, arguments, suppressions in runs:
            with tempfile.TemporaryDirectory() as directory:
                files = reports(directory, current, arguments)
                summary = json.loads(files["json"].read_text())["summary"]
                problems += [*sarif_problems(files["sarif"], summary, len(suppressions)), *suppression_problems(files["sarif"], suppressions),
                             *junit_problems(files["junit"], summary)]
                print(f"reports on {' '.join(arguments)}: {summary['errors']} errors, {summary['warnings']} warnings")
    sys.exit("\n".join(problems) or 0)


main()
