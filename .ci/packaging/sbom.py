"""Writes a software bill of materials (CycloneDX 1.5) of the executable: rplint, and the libraries that are linked into it.

usage: sbom.py EXECUTABLE VERSION NAME=VERSION=LICENSE... > rplint.cdx.json    SOURCE_DATE_EPOCH dates it
"""

import datetime
import hashlib
import json
import os
import pathlib
import sys

EXECUTABLE, VERSION, *LIBRARIES = sys.argv[1:]


def library(text):
    name, version, license_expression = text.split("=")
    return {"type": "library", "bom-ref": f"{name}@{version}", "name": name, "version": version,
            "licenses": [{"expression": license_expression}], "purl": f"pkg:generic/{name}@{version}"}


def main():
    libraries = [library(text) for text in LIBRARIES]
    root = f"rplint@{VERSION}"
    date = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)
    digest = hashlib.sha256(pathlib.Path(EXECUTABLE).read_bytes()).hexdigest()
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {
            "timestamp": date.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {"type": "application", "bom-ref": root, "name": "rplint", "version": VERSION,
                          "hashes": [{"alg": "SHA-256", "content": digest}], "purl": f"pkg:generic/{root}"}},
        "components": libraries,
        "dependencies": [{"ref": root, "dependsOn": [one["bom-ref"] for one in libraries]}, *({"ref": one["bom-ref"]} for one in libraries)],
    }
    print(json.dumps(document, indent=2))


main()
