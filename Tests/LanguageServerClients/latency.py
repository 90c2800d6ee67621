"""Measures how long the diagnostics of a document take after a keystroke, and the server's memory over many of them.

The processor's time doesn't depend on what else the machine does. Needs Linux.

Usage: RPLINT=PROGRAM python3 latency.py [KEYSTROKES [SIZE [FORM]]]
"""

import json
import os
import random
import subprocess
import sys
import time

SUBSCRIPTION = "/subscriptions/1f2e3d4c-0000-4000-8000-00000000beef/resourceGroups/rg"
COLLECTION = SUBSCRIPTION + "/providers/Microsoft.Compute/restorePointCollections/c"
DISK = SUBSCRIPTION + "/providers/Microsoft.Compute/disks/disk-{}-{}"


def body(number, has_fault):
    properties = {"excludeDisks": [{"id": DISK.format(number, index)} for index in range(4)]}
    if has_fault:
        properties["provisioningState"] = "Succeeded"
    return {"properties": properties}


def url(number):
    return f"https://management.azure.com{COLLECTION}/restorePoints/point-{number}?api-version=2025-04-01"


def http(number, has_fault):
    return f"### {number}\nPUT {url(number)}\n\n{json.dumps(body(number, has_fault), indent=2)}\n\n"


def markdown(number, has_fault):
    return f"## Point {number}\n\nSome prose.\n\n```http\n{http(number, has_fault)}```\n\n"


def envelope(number, has_fault):
    return json.dumps({"method": "PUT", "url": url(number), "body": body(number, has_fault)})


FORMS = {
    "http": ("run.http", http, lambda parts: "".join(parts)),
    "Markdown": ("run.md", markdown, lambda parts: "".join(parts)),
    "JSON": ("run.json", envelope, lambda parts: "[\n" + ",\n".join(parts) + "\n]\n"),
    "JSON Lines": ("run.jsonl", envelope, lambda parts: "\n".join(parts) + "\n"),
}


def document(form, size, findings):
    """A text of at least `size` bytes, with `findings` read-only properties at most, spread over it."""
    _, part, join = FORMS[form]
    count = max(1, round(size / len(part(0, False))))
    every = count / findings if findings else 0
    return join(part(number, findings > 0 and int(number % max(every, 1)) == 0) for number in range(count))


class Server:
    def __init__(self):
        self.process = subprocess.Popen(
            [os.environ["RPLINT"], "lsp", "--no-config"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.send({"id": 1, "method": "initialize", "params": {"capabilities": {}}})
        self.receive()
        self.send({"method": "initialized", "params": {}})

    def send(self, message):
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def receive(self):
        length = int(self.process.stdout.readline().split(b":")[1])
        self.process.stdout.readline()
        return self.process.stdout.read(length)

    def memory(self):
        """The resident memory in MiB."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024

    def processor_time(self):
        """In seconds."""
        with open(f"/proc/{self.process.pid}/schedstat") as status:
            return int(status.read().split()[0]) / 1e9

    def open(self, uri, text):
        document = {"uri": uri, "languageId": "", "version": 1, "text": text}
        self.send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        return json.loads(self.receive())["params"]["diagnostics"]

    def change(self, uri, version, start, end, text):
        """Replaces a range; returns the seconds until the diagnostics arrive, and those that the processor needs."""
        edit = {"range": {"start": start, "end": end}, "text": text}
        document = {"uri": uri, "version": version}
        before, processor_before = time.perf_counter(), self.processor_time()
        self.send({"method": "textDocument/didChange", "params": {"textDocument": document, "contentChanges": [edit]}})
        self.receive()
        return time.perf_counter() - before, self.processor_time() - processor_before

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def measure(form, size, findings, keystrokes):
    server = Server()
    uri = "file:///work/" + FORMS[form][0]
    text = document(form, size, findings)
    found = len(server.open(uri, text))
    places = [
        (row, column + 5) for row, line in enumerate(text.split("\n")) for column in [line.find("disk-")] if column > 0
    ]
    generator = random.Random(7)
    times = []
    before = server.memory()
    for version in range(2, keystrokes + 2, 2):
        row, column = generator.choice(places)
        start, end = {"line": row, "character": column}, {"line": row, "character": column + 1}
        times.append(server.change(uri, version, start, start, "x"))
        times.append(server.change(uri, version + 1, start, end, ""))
    elapsed, processor = (summary(values) for values in zip(*times))
    print(
        f"{form:10} {len(text.encode()) / 1024:7.0f} KiB {found:4} findings: {elapsed}; processor {processor};"
        f" memory {before:.1f} to {server.memory():.1f} MiB",
        flush=True,
    )
    server.close()


def summary(seconds):
    """The median and the 95th percentile."""
    ordered = sorted(seconds)
    return f"{ordered[len(ordered) // 2] * 1000:.1f} / {ordered[int(len(ordered) * 0.95)] * 1000:.1f} ms"


def main():
    keystrokes = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    sizes = [int(sys.argv[2])] if len(sys.argv) > 2 else [1 << 10, 100 << 10, 1 << 20]
    for form in sys.argv[3:4] or FORMS:
        for size in sizes:
            for findings in [0, 500]:
                measure(form, size, findings, keystrokes)


if __name__ == "__main__":
    main()
