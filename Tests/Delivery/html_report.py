"""Opens rplint's HTML report in headless Chromium, and checks what a reader does with it.

Reports with 0, 5 and 10,000 findings, the latter with markup in names and bodies, must load without errors and without the
network, be filtered by every filter, be usable with the keyboard, print, and pass axe-core's accessibility checks, in light
and dark and at two widths. The screenshots are left in the given directory, to be looked at.

usage: html_report.py RPLINT DIRECTORY
"""

import json
import pathlib
import subprocess
import sys

from axe_core_python import base as axe
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

RPLINT, DIRECTORY = sys.argv[1], pathlib.Path(sys.argv[2])
URL = ("https://management.azure.com/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/payroll/providers"
       "/Microsoft.Compute/restorePointCollections/nightly/restorePoints/monday?api-version=2025-04-01")
HOSTILE = "<script>document.title='hacked'</script>\"'&</script><!--"
WIDTHS = [1280, 390]
SCHEMES = ["light", "dark"]


def request(**properties):
    return {"method": "PUT", "url": URL, "body": {"properties": properties}}


def write_requests(name, files):
    """Writes files of requests, and the report on them; returns the report and the JSON report."""
    folder = DIRECTORY / name
    for file, text in files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    page = DIRECTORY / f"{name}.html"
    subprocess.run([RPLINT, "--no-config", f"--format=html={page}", f"--format=json={page}.json", name], cwd=DIRECTORY, check=False)
    return page, json.loads(pathlib.Path(f"{page}.json").read_text())


def write_reports():
    """Returns the page and the JSON report by name."""
    pretty = {"indent": 2}
    old = {"method": "GET", "url": URL.replace("2025-04-01", "2021-03-01")}
    few = [old, request(provisioningState="Succeeded"), request(instantAccessDurationMinutes=59), request(consistencyMode="crashconsistent")]
    many = "\n".join(
        json.dumps(request(**{"provisioningState": f"{HOSTILE} {number}", HOSTILE: number})) for number in range(5000))
    return {
        "none": write_requests("none", {"a.json": json.dumps(request(), **pretty)}),
        "few": write_requests("few", {
            f"{number}.json": json.dumps(one, **pretty) for number, one in enumerate(few + few[1:3])} | {"README.md": "no request\n"}),
        "many": write_requests("many", {"a </script> \" '.jsonl": many}),
    }


class Reader:
    """A browser with one report open; problems are collected, not raised."""

    def __init__(self, browser, name, page, report, problems):
        self.browser, self.name, self.report, self.problems = browser, name, report, problems
        browser.get(page.as_uri())
        self.count = len(report["findings"])

    def expect(self, what, holds):
        if not holds:
            self.problems.append(f"{self.name}: not true: {what}")

    def title(self):
        return self.browser.find_element(By.ID, "matches").text

    def expect_matches(self, what, count):
        expected = f"{count:,} of {self.count:,} findings" if count != self.count else f"{count:,} finding{'' if count == 1 else 's'}"
        self.expect(f"{what} gives '{expected}', not '{self.title()}'", self.title() == expected)

    def check_page(self):
        severe = [entry for entry in self.browser.get_log("browser") if entry["level"] == "SEVERE"]
        self.expect(f"no errors {severe}", not severe)
        self.expect("the title is not changed by a script in a request", self.browser.title == "rplint report")
        loaded = self.browser.execute_script("return performance.getEntriesByType('resource').map((entry) => entry.name)")
        self.expect(f"nothing is loaded {loaded}", not loaded)
        self.expect_matches("no filter", self.count)
        for part in ["charts", "filters"]:
            is_shown = self.browser.find_element(By.ID, part).is_displayed()
            self.expect(f"{part} are shown only with findings", is_shown == (self.count > 0))

    def check_filters(self):
        findings = self.report["findings"]
        form = self.browser.find_element(By.TAG_NAME, "form")
        for rule in sorted({finding["rule"] for finding in findings}):
            Select(form.find_element(By.NAME, "rule")).select_by_value(rule)
            self.expect_matches(f"rule {rule}", sum(finding["rule"] == rule for finding in findings))
        self.reset(form)
        for severity in ["error", "warning"]:
            form.find_element(By.CSS_SELECTOR, f"input[value={severity}]").click()
            self.expect_matches(f"without {severity}", sum(finding["severity"] != severity for finding in findings))
            self.reset(form)
        form.find_element(By.NAME, "text").send_keys("is set by the service")
        self.expect_matches("text", sum("is set by the service" in finding["message"] for finding in findings))
        self.reset(form)
        file = findings[-1]["file"]
        form.find_element(By.NAME, "file").send_keys(file)
        self.expect_matches("file", sum(finding["file"] == file for finding in findings))
        self.reset(form)

    def reset(self, form):
        form.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
        self.browser.execute_async_script("setTimeout(arguments[0], 50)")
        self.expect_matches("reset", self.count)

    def check_skip_link(self):
        """The first stop of the keyboard leads to the findings."""
        self.browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
        skip = self.browser.switch_to.active_element
        self.expect("the first stop is the skip link", "Skip" in skip.text)
        skip.send_keys(Keys.ENTER)
        self.expect("it leads to the findings", self.browser.switch_to.active_element.get_attribute("id") == "findings")

    def check_keyboard(self):
        """A rule of the chart filters with the keyboard."""
        button = self.browser.find_element(By.CSS_SELECTOR, "#rules button")
        rule = button.text.split()[0]
        button.send_keys(Keys.ENTER)
        self.expect_matches("a rule of the chart", sum(finding["rule"] == rule for finding in self.report["findings"]))
        self.reset(self.browser.find_element(By.TAG_NAME, "form"))

    def check_findings(self):
        """The first finding has its excerpt, marked range, explanation and, if it has a fix, a diff."""
        if self.count == 0:
            return
        first = self.browser.find_element(By.TAG_NAME, "article")
        self.expect("the first finding is shown", self.report["findings"][0]["message"] in first.text)
        self.expect("its range is marked", first.find_elements(By.TAG_NAME, "mark"))
        self.expect("it is explained", "Explanation" in first.text)
        fixable = next((index for index, finding in enumerate(self.report["findings"][:50]) if "fix" in finding), None)
        if fixable is not None:
            article = self.browser.find_elements(By.TAG_NAME, "article")[fixable]
            self.expect("a fix has removed lines", article.find_elements(By.TAG_NAME, "del"))

    def check_inventory(self):
        """Each operation and api-version has a row with the number of its requests."""
        rows = self.browser.find_elements(By.CSS_SELECTOR, "#inventory tbody tr")
        operation, found = None, []
        for row in rows:
            heads = row.find_elements(By.TAG_NAME, "th")
            operation = heads[0].text if heads else operation
            found.append((operation, *(cell.text for cell in row.find_elements(By.TAG_NAME, "td"))))
        uses = json.loads(subprocess.run([RPLINT, "requests", "--no-config", "--format=json", self.name], cwd=DIRECTORY,
                                         capture_output=True, text=True, check=False).stdout)["operations"]
        expected = [(use["operation"], use["apiVersion"], f"{use['requests']:,}") for use in uses]
        self.expect(f"the inventory is {expected}, not {found}", found == expected and expected)

    def check_fluidity(self):
        """However many findings match, only a screenful or two of them is in the page."""
        shown = len(self.browser.find_elements(By.TAG_NAME, "article"))
        self.expect(f"{shown} findings are in the page", shown == min(self.count, 100))

    def check_scrolling(self):
        """Scrolling to the end shows more findings."""
        if self.count <= 100:
            return
        before = len(self.browser.find_elements(By.TAG_NAME, "article"))
        self.browser.execute_async_script("scrollTo(0, document.body.scrollHeight); setTimeout(arguments[0], 500)")
        self.expect("scrolling shows more", len(self.browser.find_elements(By.TAG_NAME, "article")) > before)

    def check_printing(self):
        text = len(self.browser.print_page())
        self.expect("it prints", text > 10_000)

    def check_looks(self):
        """Takes screenshots, and checks the accessibility at each width, in light and dark."""
        for scheme in SCHEMES:
            self.browser.execute_cdp_cmd(
                "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
            for width in WIDTHS:
                self.browser.execute_cdp_cmd(
                    "Emulation.setDeviceMetricsOverride", {"width": width, "height": 1600, "deviceScaleFactor": 1, "mobile": False})
                self.browser.execute_script("scrollTo(0, 0); for (const one of document.querySelectorAll('details')) one.open = false")
                details = self.browser.find_elements(By.CSS_SELECTOR, "article details")
                if details:
                    self.browser.execute_script("arguments[0].open = true", details[0])
                self.browser.save_screenshot(str(DIRECTORY / f"{self.name}-{scheme}-{width}.png"))
                overflow = self.browser.execute_script("return document.documentElement.scrollWidth - innerWidth")
                self.expect(f"nothing is cut off at {width}", overflow <= 0)
                for violation in self.violations():
                    self.problems.append(f"{self.name} {scheme} {width}: {violation}")
        self.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    def violations(self):
        self.browser.execute_script(axe.AXE_SCRIPT)
        result = self.browser.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
        for violation in result["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"][:3]]
            yield f"{violation['id']}: {violation['help']}: {nodes}"


def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))


def main():
    problems = []
    with browser() as window:
        window.set_script_timeout(60)
        for name, (page, report) in write_reports().items():
            reader = Reader(window, name, page, report, problems)
            reader.check_skip_link()
            reader.check_page()
            reader.check_findings()
            reader.check_inventory()
            if reader.count > 0:
                reader.check_filters()
                reader.check_fluidity()
                reader.check_keyboard()
            reader.check_looks()
            reader.check_scrolling()
            if reader.count < 100:
                reader.check_printing()
            print(f"{name}: {reader.count} findings")
    sys.exit("\n".join(problems) or 0)


main()
