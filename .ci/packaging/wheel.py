"""Writes a Python wheel that installs the executable, its manual page and its completions.

The executable is static, so the wheel is for every Linux of its architecture, whatever the C library. It is named rplint-bin,
since another project has the name rplint in the public package index.

usage: wheel.py PREFIX VERSION ARCHITECTURE README DIRECTORY    PREFIX has bin/ and share/; SOURCE_DATE_EPOCH dates the files
"""

import base64
import hashlib
import os
import pathlib
import sys
import time
import zipfile

PREFIX, VERSION, ARCHITECTURE, README, DIRECTORY = sys.argv[1:]
TAGS = [f"manylinux_2_17_{ARCHITECTURE}", f"manylinux2014_{ARCHITECTURE}", f"musllinux_1_1_{ARCHITECTURE}"]
NAME = f"rplint_bin-{VERSION}"
DATE = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))[:6]


def metadata():
    fields = ["Metadata-Version: 2.1", "Name: rplint-bin", f"Version: {VERSION}",
              "Summary: Check saved Azure VM restore-point requests offline", "Requires-Python: >=3.7",
              "Description-Content-Type: text/markdown"]
    return "\n".join(fields) + "\n\n" + pathlib.Path(README).read_text()


def wheel():
    fields = ["Wheel-Version: 1.0", "Generator: rplint", "Root-Is-Purelib: false", *(f"Tag: py3-none-{tag}" for tag in TAGS)]
    return "\n".join(fields) + "\n"


def contents():
    """Returns the content and the mode of each file by its name in the wheel."""
    files = {f"{NAME}.data/scripts/rplint": (pathlib.Path(PREFIX, "bin/rplint").read_bytes(), 0o755)}
    for file in sorted(pathlib.Path(PREFIX, "share").rglob("*")):
        if file.is_file():
            files[f"{NAME}.data/data/{file.relative_to(PREFIX)}"] = (file.read_bytes(), 0o644)
    files[f"{NAME}.dist-info/METADATA"] = (metadata().encode(), 0o644)
    files[f"{NAME}.dist-info/WHEEL"] = (wheel().encode(), 0o644)
    return files


def record(files):
    rows = [f"{name},sha256={base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip('=')},{len(data)}"
            for name, (data, _) in files.items()]
    return "\n".join([*rows, f"{NAME}.dist-info/RECORD,,"]) + "\n"


def main():
    files = contents()
    files[f"{NAME}.dist-info/RECORD"] = (record(files).encode(), 0o644)
    path = pathlib.Path(DIRECTORY, f"{NAME}-py3-none-{'.'.join(TAGS)}.whl")
    with zipfile.ZipFile(path, "w") as archive:
        for name, (data, mode) in files.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.external_attr = (0o100000 | mode) << 16
            entry.create_system = 3
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, 9)


main()
