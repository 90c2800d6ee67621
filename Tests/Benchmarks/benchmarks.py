#!/usr/bin/env python3
"""Counts the instructions of small runs, and of the parts of the work in them, with callgrind.

Instructions, unlike times, don't depend on the load of the machine. Without an option, prints a table of all runs with
their counts and times, and one of the parts. README.md says what the numbers depend on.

usage: benchmarks.py RPLINT              prints the tables; RPLINT must have symbols (.ci/build-release --symbols)
       benchmarks.py --check RPLINT      fails if a run takes over 3 % more or less than instructions.json says
       benchmarks.py --update RPLINT     writes instructions.json
"""

import concurrent.futures
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
EXPECTED = f"{HERE}/instructions.json"
MARGIN = 0.03
COUNT = 50

# Without these, hash tables have other seeds in every run, and the C library uses what the processor has.
ENVIRONMENT = {
    "PATH": os.environ["PATH"], "SWIFT_DETERMINISTIC_HASHING": "1",
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-AVX512F,-AVX512VL,-AVX512BW,-EVEX,-ERMS,-FSRM,-BMI2,-RTM",
}

COMPUTE = "/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/g/providers/Microsoft.Compute"


def url(number):
    path = f"{COMPUTE}/restorePointCollections/c/restorePoints/p{number}"
    return f"https://management.azure.com{path}?api-version=2025-04-01"


def body(number, fault=False):
    properties = {"excludeDisks": [{"id": f"{COMPUTE}/disks/d{number}-{disk}"} for disk in range(3)]}
    return {"properties": properties | ({"provisioningState": "x", "consistencymode": 1} if fault else {})}


def envelope(number, fault=False):
    return {"method": "PUT", "url": url(number), "body": body(number, fault)}


def repeated(text):
    return "".join(text(number) for number in range(COUNT))


def lines(value):
    return repeated(lambda number: json.dumps(value(number)) + "\n")


def har(number):
    data = {"mimeType": "application/json", "text": json.dumps(body(number))}
    return {"startedDateTime": "2025-01-01T00:00:00Z", "request": {"method": "PUT", "url": url(number), "postData": data}}


def resource(number):
    kind = "Microsoft.Compute/restorePointCollections/restorePoints"
    return {"type": kind, "apiVersion": "2025-04-01", "name": f"c/p{number}"} | body(number)


def item(number):
    raw = {"mode": "raw", "raw": json.dumps(body(number))}
    return {"name": str(number), "request": {"method": "PUT", "url": url(number), "body": raw}}


def request(number):
    return f"PUT {url(number)}\n\n{json.dumps(body(number), indent=2)}\n"


# The files of the runs.
FILES = {
    "one.json": lambda: json.dumps(body(0)),
    "bodies.jsonl": lambda: lines(body),
    "envelopes.jsonl": lambda: lines(envelope),
    "faults.jsonl": lambda: lines(lambda number: envelope(number, fault=True)),
    "damaged.jsonl": lambda: repeated(lambda number: json.dumps(body(number)).replace("}]", "},]").replace('"', "'") + "\n"),
    "requests.http": lambda: repeated(lambda number: request(number) + "\n###\n"),
    "runbook.md": lambda: repeated(lambda number: f"# Step {number}\n\n```http\n{request(number)}```\n\n"),
    "session.har": lambda: json.dumps({"log": {"version": "1.2", "entries": [har(number) for number in range(COUNT)]}}),
    "template.json": lambda: json.dumps({"contentVersion": "1.0.0.0", "resources": [resource(n) for n in range(COUNT)]}),
    "postman.json": lambda: json.dumps({"info": {"name": "x"}, "item": [item(number) for number in range(COUNT)]}),
}

FORMATS = ["human", "concise", "json", "jsonl", "junit", "sarif", "github", "gitlab", "azure", "markdown", "html"]

# The runs whose counts are kept in git.
RUNS = {name: [name] for name in FILES}
# More runs for the tables.
REPORTS = {f"--format {format}": ["--format", format, "faults.jsonl"] for format in FORMATS}

# The parts of the work, by the functions that do them.
PARTS = {
    "parse JSON": r"json_loadb$", "repair JSON": r"SyntaxRepair\b.*repair", "match the URL": r"OperationMatch\.init",
    "check the schema": r"static SchemaWalk\.violations", "find places": r"RangeIndex\.init",
    "find requests": r"RequestFinder\.findRequests\(in:path",
    "rule": r"protocol witness for (?:Run)?Rule\.findings\(in:\) in conformance (\w+)",
    "form": r"protocol witness for (?:JSONForm|RequestExtractor)\.extract.* in conformance (\w+)",
    "declarative rules": r"RuleSet\.findings", "compile the definitions": r"SchemaCompiler\.compile",
}


def run(rplint, arguments, directory, out="/dev/null"):
    """The number of instructions of a run."""
    valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}"]
    command = valgrind + [rplint, "--no-config"] + arguments
    done = subprocess.run(command, cwd=directory, env=ENVIRONMENT, capture_output=True, check=False)
    counted = re.search(rb"Collected : (\d+)", done.stderr)
    if done.returncode not in (0, 1) or not counted:
        sys.exit(f"{arguments}: exit status {done.returncode}\n{done.stderr.decode(errors='replace')[-2000:]}")
    return int(counted.group(1))


def milliseconds(rplint, arguments, directory):
    """The median time of a run."""
    def measured():
        start = time.perf_counter()
        subprocess.run([rplint, "--no-config"] + arguments, cwd=directory, capture_output=True, check=False)
        return (time.perf_counter() - start) * 1000
    return statistics.median(measured() for _ in range(11))


def counts(rplint, directory, runs):
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        started = {name: pool.submit(run, rplint, arguments, directory) for name, arguments in runs.items()}
        return {name: result.result() for name, result in started.items()}


def parts(rplint, directory):
    """The instructions of each part over all runs, with what they call."""
    sums = {}
    for name, arguments in RUNS.items():
        out = f"{directory}/callgrind.out"
        run(rplint, arguments, directory, out)
        annotate = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", out], capture_output=True, check=True)
        text = subprocess.run(["swift", "demangle", "--simplified"], input=annotate.stdout, capture_output=True, check=True)
        for line in text.stdout.decode(errors="replace").splitlines():
            match = re.match(r" *([\d,]+) \([^)]*\)  \S*?:(.*?)(?: \[[^]]*\])?$", line)
            if match:
                add(sums, name, int(match.group(1).replace(",", "")), match.group(2))
    return sums


def add(sums, run_name, count, function):
    for part, pattern in PARTS.items():
        found = re.search(pattern, function.removesuffix("'2"))
        if found and not function.endswith("'2"):
            key = f"{part} {found.group(1)}" if found.groups() else part
            sums.setdefault(key, {}).setdefault(run_name, 0)
            sums[key][run_name] = max(sums[key][run_name], count)


def check(found):
    expected = json.load(open(EXPECTED, encoding="utf-8"))
    failed = False
    for name, count in found.items():
        change = count / expected.get(name, 1) - 1
        print(f"{name}: {count:,} instructions, {change:+.1%}")
        failed = failed or abs(change) > MARGIN
    if failed or set(found) != set(expected):
        sys.exit("the numbers of instructions changed; Tests/Benchmarks/README.md says how to update them")


def print_tables(rplint, directory):
    print("| run | instructions | ms |\n|---|---|---|")
    for name, count in counts(rplint, directory, RUNS | REPORTS).items():
        print(f"| `{name}` | {count:,} | {milliseconds(rplint, (RUNS | REPORTS)[name], directory):.1f} |")
    print("\n| part | instructions in all runs | largest in |\n|---|---|---|")
    for part, runs in sorted(parts(rplint, directory).items(), key=lambda item: -sum(item[1].values())):
        print(f"| {part} | {sum(runs.values()):,} | `{max(runs, key=runs.get)}` |")


def main():
    rplint = os.path.abspath(sys.argv[-1])
    with tempfile.TemporaryDirectory() as directory:
        for name, make in FILES.items():
            with open(f"{directory}/{name}", "w", encoding="utf-8") as file:
                file.write(make())
        if sys.argv[1] == "--check":
            check(counts(rplint, directory, RUNS))
        elif sys.argv[1] == "--update":
            with open(EXPECTED, "w", encoding="utf-8") as file:
                file.write(json.dumps(counts(rplint, directory, RUNS), indent=2) + "\n")
        else:
            print_tables(rplint, directory)


main()
