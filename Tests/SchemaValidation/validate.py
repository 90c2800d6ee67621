"""Checks the output of `rplint schema` with an independent validator, for every operation with a body in every api-version,
and for configurations.

Each schema must be a valid draft-7 schema. It must accept the catalog's right examples for its operation and version, and
reject the wrong ones whose violation a schema can express. The examples for all other versions are checked as well: the
schema must reject those in which rplint finds a violation that a schema can express, and accept all others.

usage: validate.py RPLINT
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

from jsonschema import Draft7Validator

# Rules whose violations a schema can express. Schemas do not restrict read-only properties, so RP101 is not among them.
SCHEMA_RULES = ["RP102", "RP103", "RP104", "RP105", "RP106", "RP107", "RP108", "RP304", "RP305", "RP401",
                "RP404", "RP405", "RP416"]
RULES = pathlib.Path(__file__).parents[2] / "rules"
RPLINT = sys.argv[1]
VERSION = re.compile(r"(?<=[?&]api-version=)[0-9-]+")


def rplint(*arguments, text=None):
    return subprocess.run([RPLINT, *arguments], input=text, capture_output=True, text=True, check=False).stdout


def operations():
    """Yields the ID, method, path expression and api-versions of each operation with a body."""
    for file in ["compute", "disks"]:
        document = json.loads((RULES / "swagger" / f"{file}.json").read_text())
        for path, methods in document["paths"].items():
            expression = re.compile(".*" + re.sub(r"\{\w+\}", "[^/?]+", path) + r"\?", re.IGNORECASE)
            for method, operation in methods.items():
                if any(parameter.get("in") == "body" for parameter in operation["parameters"]):
                    since = operation.get("x-since", "")
                    versions = [version for version in document["x-api-versions"] if version >= since]
                    yield operation["operationId"], method.upper(), expression, versions


def examples():
    """Yields the rule, whether the example is right, and the request of each catalog example with a body."""
    for file in sorted((RULES / "catalog").glob("*.json")):
        for rule in json.loads(file.read_text())["rules"]:
            for kind in ["right", "wrong"]:
                for example in rule[kind]:
                    request = example.get("request")
                    if isinstance(request, dict) and isinstance(request.get("body"), dict) and {"method", "url"} <= set(request):
                        yield rule["id"], kind == "right", request


def invalid(requests, version):
    """Returns the indices of the requests in which rplint finds a violation that a schema can express, at a version."""
    lines = [json.dumps(request | {"url": VERSION.sub(version, request["url"])}) for request in requests]
    report = rplint("--no-config", "--format", "json", "--select", ",".join(SCHEMA_RULES), "--stdin-filename", "requests.jsonl", "-",
                    text="\n".join(lines))
    return {finding["line"] - 1 for finding in json.loads(report)["findings"] if is_expressible(finding)}


def is_expressible(finding):
    """Returns whether a schema can express a violation: it can't for an immutable source or names that differ only in case."""
    is_immutable_source = finding["rule"] == "RP404" and finding["pointer"].endswith("/source")
    return not is_immutable_source and "differ only in case" not in finding["message"]


def is_ambiguous(body, version):
    """Returns whether a schema may accept what rplint rejects: 120.0 as an integer, or a read-only consistencyMode."""
    text = json.dumps(body)
    return re.search(r"\d\.0\b", text) or ("consistencyMode" in text and version < "2022-03-01")


# For each key of a configuration: values to accept and values to reject. The named files are in FILES.
CONFIGURATION_KEYS = {
    "$schema": (["s"], [1]),
    "extends": (["base.json", "./base.json"], ["", 1, ["base.json"]]),
    "minimumApiVersion": (["2023-03-01"], ["2023", "2025-13-01", 20230301]),
    "apiVersion": (["2025-04-01"], ["2025-04-32", "2025-04-01-preview", []]),
    "operation": (["RestorePoints_Create"], [1, ["RestorePoints_Create"]]),
    "select": ([["RP3"], ["RP101", "unknown-property"]], [[], "RP3", [1], [""]]),
    "ignore": ([[], ["RP3"]], ["RP3", [{}], [""]]),
    "severity": ([{}, {"RP101": "info", "RP3": "error", "duplicate-key": "warning"}], [{"RP101": "off"}, {"RP101": 1}, "error", []]),
    "failOn": (["error", "warning", "info", "never"], ["fatal", "Error", True, []]),
    "include": (["requests/", ["*.json", "!old.json"]], [[], [1], 1, {}]),
    "exclude": ([[], ["old/"]], ["old/", [1]]),
    "rules": ([[], ["org.json"]], ["org.json", [1], [""]]),
    "swagger": ([[], ["swagger.json"]], ["swagger.json", [{}], [""]]),
    "baseline": (["known.json"], ["", 1, ["known.json"]]),
    "suppressions": (
        [[], [{"files": "a.json", "rules": ["RP101"], "reason": "r"}],
         [{"files": ["*.json", "!b.json"], "rules": ["RP1", "duplicate-key"], "pointer": "", "reason": "r", "expires": "2027-01-31"},
          {"files": "a.json", "rules": ["RP101"], "pointer": "/properties/x", "reason": " r"}]],
        [{}, [1], [{"rules": ["RP101"], "reason": "r"}], [{"files": "a.json", "reason": "r"}], [{"files": "a.json", "rules": ["RP101"]}],
         [{"files": "a.json", "rules": ["RP101"], "reason": " "}], [{"files": "a.json", "rules": [], "reason": "r"}],
         [{"files": [], "rules": ["RP101"], "reason": "r"}], [{"files": "a.json", "rules": "RP101", "reason": "r"}],
         [{"files": "a.json", "rules": ["RP101"], "reason": "r", "pointer": "x"}],
         [{"files": "a.json", "rules": ["RP101"], "reason": "r", "expires": "soon"}],
         [{"files": "a.json", "rules": ["RP101"], "reason": "r", "until": "2027-01-31"}]]),
    "overrides": (
        [[], [{"files": "old/"}],
         [{"files": ["old/", "*.http"], "minimumApiVersion": "2021-03-01", "apiVersion": "2025-04-01", "operation": "RestorePoints_Create",
           "select": ["RP3"], "ignore": ["RP304"], "severity": {"RP101": "info"}}, {"files": "new/", "ignore": []}]],
        [{}, [{}], [{"files": []}], [{"files": 1}], [{"ignore": ["RP3"]}], [{"files": "old/", "select": []}],
         [{"files": "old/", "failOn": "error"}], [{"files": "old/", "exclude": []}], [{"files": "old/", "apiVersion": "new"}]]),
}
FILES = {
    "base.json": {"ignore": ["RP205"]},
    "org.json": {"rules": [{"id": "ORG-1", "name": "one", "summary": "s", "message": "m", "check": True,
                            "where": {"operations": ["RestorePoints_Create"]}}]},
    "swagger.json": {"swagger": "2.0", "info": {"version": "2027-01-01"}, "paths": {
        "/subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.Compute/restorePointCollections/{c}": {
            "get": {"operationId": "RestorePointCollections_Get", "parameters": [], "responses": {}}}}},
}


def configurations():
    """Yields configurations, and whether they are to be accepted."""
    yield {}, True
    yield {key: right[-1] for key, (right, _) in CONFIGURATION_KEYS.items()}, True
    for wrong in [[], "x", {"selected": ["RP3"]}]:
        yield wrong, False
    for key, (right, wrong) in CONFIGURATION_KEYS.items():
        for value in right:
            yield {key: value}, True
        for value in wrong:
            yield {key: value}, False


def configuration_mismatches():
    """Yields the keys without values to check, and the configurations for which the schema and rplint disagree."""
    schema = json.loads(rplint("schema", "config"))
    Draft7Validator.check_schema(schema)
    for key in schema["properties"].keys() ^ CONFIGURATION_KEYS.keys():
        yield f"configuration: the key '{key}' is not in both the schema and CONFIGURATION_KEYS"
    with tempfile.TemporaryDirectory() as directory:
        for name, content in FILES.items():
            (pathlib.Path(directory) / name).write_text(json.dumps(content))
        path = pathlib.Path(directory) / "configuration.json"
        for configuration, is_right in configurations():
            path.write_text(json.dumps(configuration))
            is_accepted = rplint("config", "--config", str(path), "-") != ""
            if is_accepted != is_right or Draft7Validator(schema).is_valid(configuration) != is_right:
                yield (f"configuration: expected to be {'accepted' if is_right else 'rejected'}, "
                       f"{'accepted' if is_accepted else 'rejected'} by rplint: {json.dumps(configuration)}")


def main():
    catalog = list(examples())
    schemas, checked, mismatches = 1, {True: 0, False: 0}, list(configuration_mismatches())
    for operation, method, path, versions in operations():
        own = [item for item in catalog if item[2]["method"] == method and path.match(item[2]["url"])]
        for version in versions:
            schema = json.loads(rplint("schema", "--operation", operation, "--api-version", version))
            Draft7Validator.check_schema(schema)
            validator = Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)
            schemas += 1
            rejected = invalid([request for _, _, request in own], version)
            for number, (rule, is_right, request) in enumerate(own):
                if is_ambiguous(request["body"], version):
                    continue
                is_own_version = VERSION.findall(request["url"]) == [version]
                expected = (is_right and is_own_version) or number not in rejected
                checked[expected] += 1
                if validator.is_valid(request["body"]) != expected:
                    mismatches.append(f"{operation} {version}: {rule}: expected to be {'accepted' if expected else 'rejected'}: "
                                      + json.dumps(request["body"]))
    print(f"{schemas} schemas, {checked[True]} bodies to accept, {checked[False]} to reject, {len(mismatches)} mismatches")
    print("\n".join(mismatches))
    return 0 if not mismatches and min(schemas, *checked.values()) > 0 else 1


sys.exit(main())
