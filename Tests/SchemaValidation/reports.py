"""Checks rplint's reports on samples/ with the official schemas, and with the programs that read such reports.

SARIF must be valid against the official 2.1.0 schema, and JUnit against Jenkins' junit-10.xsd; sarif-tools and junitparser
must find in them as many findings as the JSON report has.

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


def reports(directory, paths):
    """Writes a report of every kind on the paths; returns their files by format."""
    files = {kind: pathlib.Path(directory, f"report.{kind}") for kind in ["json", "sarif", "junit"]}
    formats = [f"--format={kind}={file}" for kind, file in files.items()]
    subprocess.run([RPLINT, "--no-config", *formats, "--", *paths], cwd=ROOT, stderr=subprocess.DEVNULL, check=False)
    return files


def sarif_problems(file, summary):
    log = json.loads(file.read_text())
    schema = json.loads(pathlib.Path(SARIF_SCHEMA).read_text())
    for error in Draft4Validator(schema, format_checker=FormatChecker()).iter_errors(log):
        yield f"SARIF {error.json_path}: {error.message}"
    report = loader.load_sarif_file(str(file)).get_report()
    expected = {"error": summary["errors"], "warning": summary["warnings"], "note": summary["infos"]}
    found = {level: report.get_issue_count_for_severity(level) for level in expected}
    if found != expected:
        yield f"sarif-tools finds {found} instead of {expected}"
    notes = log["runs"][0]["invocations"][0].get("toolExecutionNotifications", [])
    if sum(note["level"] == "error" for note in notes) != summary["failed"]:
        yield f"SARIF has {len(notes)} notifications, but {summary['failed']} files failed"


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
    for paths in [["samples/bad", "samples/good", "samples/gone.json"], ["samples/good"]]:
        with tempfile.TemporaryDirectory() as directory:
            files = reports(directory, paths)
            summary = json.loads(files["json"].read_text())["summary"]
            problems += [*sarif_problems(files["sarif"], summary), *junit_problems(files["junit"], summary)]
            print(f"reports on {' '.join(paths)}: {summary['errors']} errors, {summary['warnings']} warnings")
    sys.exit("\n".join(problems) or 0)


main()
