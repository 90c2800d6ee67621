"""Holds what `rplint schema` prints against an independent validator, for every operation with a body and every api-version,
and for configurations.

Each schema must be a right draft-7 schema. It must accept the catalogue's right examples of its operation and version,
and reject the wrong ones that a schema can tell. The same bodies at all other versions: it must reject those in which
rplint finds a fault that a schema can tell, and accept all others.

usage: validate.py RPLINT
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

from jsonschema import Draft7Validator

# Rules whose faults a schema shows. What only the service sets is left open, so RP101 is none of them.
SCHEMA_RULES = ["RP102", "RP103", "RP104", "RP105", "RP106", "RP107", "RP108", "RP304", "RP305", "RP401",
                "RP404", "RP405", "RP416"]
RULES = pathlib.Path(__file__).parents[2] / "rules"
RPLINT = sys.argv[1]
VERSION = re.compile(r"(?<=[?&]api-version=)[0-9-]+")


def rplint(*arguments, text=None):
    return subprocess.run([RPLINT, *arguments], input=text, capture_output=True, text=True, check=False).stdout


def operations():
    """Each operation with a body: its id, method, path as an expression, and api-versions."""
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
    """Each request of the catalogue with a body, with its rule and whether it is right."""
    for file in sorted((RULES / "catalog").glob("*.json")):
        for rule in json.loads(file.read_text())["rules"]:
            for kind in ["right", "wrong"]:
                for example in rule[kind]:
                    request = example.get("request")
                    if isinstance(request, dict) and isinstance(request.get("body"), dict) and {"method", "url"} <= set(request):
                        yield rule["id"], kind == "right", request


def faulty(requests, version):
    """The numbers of the requests in which rplint finds a fault that a schema can tell, at a version."""
    lines = [json.dumps(request | {"url": VERSION.sub(version, request["url"])}) for request in requests]
    report = rplint("--no-config", "--format", "json", "--select", ",".join(SCHEMA_RULES), "--stdin-filename", "requests.jsonl", "-",
                    text="\n".join(lines))
    return {finding["line"] - 1 for finding in json.loads(report)["findings"] if not is_beyond(finding)}


def is_beyond(finding):
    """Whether a schema can't tell a fault: that what is set stays so, and that names differ in more than case."""
    return (finding["rule"] == "RP404" and finding["pointer"].endswith("/source")) or "differ only in case" in finding["message"]


def is_open(body, version):
    """Whether a schema can't judge a body: it takes 120.0 for an integer, and read-only consistencyMode may be anything."""
    text = json.dumps(body)
    return re.search(r"\d\.0\b", text) or ("consistencyMode" in text and version < "2022-03-01")


def misjudged_configurations():
    """Complaints about the schema of configurations, which must say what rplint says of a file."""
    schema = json.loads(rplint("schema", "config"))
    Draft7Validator.check_schema(schema)
    everything = {"$schema": "s", "minimumApiVersion": "2023-03-01", "apiVersion": "2025-04-01", "operation": "RestorePoints_Create",
                  "select": ["RP3"], "ignore": [], "severity": {"RP101": "info"}, "exclude": ["old/"]}
    wrong = [[], {"selected": ["RP3"]}, {"apiVersion": "2025-13-01"}, {"select": []}, {"ignore": "RP3"}, {"severity": {"RP101": "off"}},
             {"exclude": [1]}, {"operation": 1}]
    for configuration in [{}, everything, *wrong]:
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write(json.dumps(configuration))
            file.flush()
            is_taken = rplint("config", "--config", file.name, "-") != ""
        if is_taken == (configuration in wrong) or Draft7Validator(schema).is_valid(configuration) != is_taken:
            yield f"configuration: {json.dumps(configuration)}"


def main():
    catalogue = list(examples())
    schemas, judged, wrong = 1, {True: 0, False: 0}, list(misjudged_configurations())
    for operation, method, path, versions in operations():
        own = [item for item in catalogue if item[2]["method"] == method and path.match(item[2]["url"])]
        for version in versions:
            schema = json.loads(rplint("schema", "--operation", operation, "--api-version", version))
            Draft7Validator.check_schema(schema)
            validator = Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)
            schemas += 1
            told = faulty([request for _, _, request in own], version)
            for number, (rule, is_right, request) in enumerate(own):
                if is_open(request["body"], version):
                    continue
                is_own_version = VERSION.findall(request["url"]) == [version]
                expected = (is_right and is_own_version) or number not in told
                judged[expected] += 1
                if validator.is_valid(request["body"]) != expected:
                    wrong.append(f"{operation} {version}: {rule} {'should' if expected else 'must not'} be accepted: "
                                 + json.dumps(request["body"]))
    print(f"{schemas} schemas, {judged[True]} bodies accepted, {judged[False]} rejected, {len(wrong)} wrongly judged")
    print("\n".join(wrong))
    return 0 if not wrong and min(schemas, *judged.values()) > 0 else 1


sys.exit(main())
