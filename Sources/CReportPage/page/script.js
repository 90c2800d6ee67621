"use strict";

const report = JSON.parse(document.getElementById("report").textContent);
const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
const fileNames = new Set(report.findings.map((finding) => finding.file));
const severities = ["error", "warning", "info"];
const chunkSize = 100;
const chartRows = 20;

/** Creates an element; its children are elements or texts, never markup. */
function element(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== undefined));
  return node;
}

function byId(id) {
  return document.getElementById(id);
}

function count(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

function show(id, ...children) {
  byId(id).hidden = false;
  byId(id).append(...children);
}

function ruleTitle(id) {
  const rule = rules.get(id);
  return rule ? `${id} ${rule.name}` : id;
}

// Totals

function showTotals() {
  const { summary } = report;
  const found = severities.map((severity) => [summary[severity + "s"], severity]).filter(([number]) => number > 0);
  const problems = found.map(([number, noun]) => count(number, noun)).join(", ");
  const nothing = summary.requests === 0 ? "nothing to check" : "no problems";
  byId("verdict").textContent =
    `${problems || nothing} in ${count(summary.requests, "request")} of ${count(summary.files, "file")}; rplint ${report.version}`;
  const totals = [
    ["errors", "error"], ["warnings", "warning"], ["infos", "info"], ["fixable", ""], ["requests", ""], ["files", ""],
    ["skipped", ""], ["failed", ""],
  ];
  byId("totals").append(...totals.map(([name, style]) => element(
    "div", { class: style }, element("dt", {}, name), element("dd", {}, summary[name].toLocaleString("en")))));
}

function showFileLists() {
  if (report.failures.length > 0) {
    show("failures", element("ul", {}, ...report.failures.map(({ file, message }) => element("li", {}, `${file}: ${message}`))));
  }
  if (report.skipped.length > 0) {
    show("skipped");
    const details = byId("skipped").querySelector("details");
    details.querySelector("summary").textContent = count(report.skipped.length, "file");
    details.addEventListener("toggle", () => {
      details.append(element("ul", {}, ...report.skipped.map(({ file, reason }) => element("li", {}, `${file}: ${reason}`))));
    }, { once: true });
  }
}

// Charts

/** Counts findings by a key and by severity; the largest counts come first. */
function tally(key) {
  const groups = new Map();
  for (const finding of report.findings) {
    const group = groups.get(key(finding)) ?? { name: key(finding), total: 0, error: 0, warning: 0, info: 0 };
    group.total += 1;
    group[finding.severity] += 1;
    groups.set(group.name, group);
  }
  return [...groups.values()].sort((left, right) => right.total - left.total);
}

function showChart(id, heading, groups, title, select) {
  const largest = groups[0].total;
  const rows = groups.map((group) => {
    const button = element("button", { type: "button", class: "plain" }, title(group.name));
    button.addEventListener("click", () => select(group.name));
    const parts = severities.filter((severity) => group[severity] > 0);
    const bars = parts.map((severity) => element("span", { class: severity, style: `width: ${100 * group[severity] / largest}%` }));
    const description = parts.map((severity) => count(group[severity], severity)).join(", ");
    return element(
      "tr", {}, element("th", { scope: "row" }, button),
      element("td", { class: "bars", title: description }, element("div", { class: "bar", role: "img", "aria-label": description }, ...bars)),
      element("td", { class: "number" }, group.total.toLocaleString("en")));
  });
  const header = element(
    "tr", {}, element("th", { scope: "col" }, heading), element("th", { scope: "col" }, "by severity"),
    element("th", { scope: "col", class: "number" }, "findings"));
  byId(id).append(element("thead", {}, header), element("tbody", {}, ...rows));
}

function showCharts() {
  if (report.findings.length === 0) return;
  byId("charts").hidden = false;
  showChart("rules", "rule", tally((finding) => finding.rule), ruleTitle, (rule) => filterBy("rule", rule));
  const files = tally((finding) => finding.file);
  showChart("files", "file", files.slice(0, chartRows), (file) => file, (file) => filterBy("file", file));
  if (files.length > chartRows) show("more-files", `and ${count(files.length - chartRows, "more file")}`);
}

// Inventory

/** Shows each operation once, with a row per api-version. */
function showInventory() {
  if (report.inventory.length === 0) return;
  const operations = new Map();
  for (const use of report.inventory) {
    const operation = use.operation ?? "unknown operation";
    operations.set(operation, [...(operations.get(operation) ?? []), use]);
  }
  const rows = [...operations].flatMap(([operation, uses]) => uses.map((use, index) => element(
    "tr", {},
    index === 0 ? element("th", { scope: "rowgroup", rowspan: uses.length }, operation) : undefined,
    element("td", { class: "version" }, use.apiVersion ?? "none"),
    element("td", { class: "number" }, use.requests.toLocaleString("en")))));
  byId("inventory").hidden = false;
  byId("inventory").querySelector("tbody").append(...rows);
}

// Findings

function excerpt(finding) {
  if (!finding.excerpt) return undefined;
  const [before, marked, after] = finding.excerpt;
  return element("pre", {}, before, element("mark", {}, marked), after);
}

function diff(lines) {
  const names = { "+": "ins", "-": "del" };
  return element("pre", { class: "diff" }, ...lines.map((line) => element(names[line[0]] ?? "span", {}, line)));
}

function fix(finding) {
  if (!finding.fix) return [];
  const safety = finding.fix.safe ? "safe" : "unsafe: may change the meaning";
  const description = element("p", {}, element("strong", {}, "Fix: "), `${finding.fix.description} (${safety})`);
  return finding.fix.diff ? [description, diff(finding.fix.diff)] : [description];
}

/** A link to a web page; any other text stays a text. */
function link(source) {
  return /^https?:/.test(source) ? element("a", { href: source, rel: "noreferrer" }, source) : source;
}

function explanation(finding) {
  const rule = rules.get(finding.rule);
  if (!rule) return undefined;
  const sources = rule.sources.map((source) => element("li", {}, link(source)));
  return element(
    "details", {}, element("summary", {}, `Explanation of ${finding.rule}`), element("p", {}, rule.summary),
    rule.why ? element("p", {}, rule.why) : undefined, rule.help ? element("p", {}, rule.help) : undefined,
    sources.length > 0 ? element("ul", {}, ...sources) : undefined);
}

function place(finding) {
  return `${finding.file}:${finding.line}:${finding.column}`;
}

function article(finding, number) {
  const about = [finding.operation, finding.apiVersion, finding.pointer].filter((text) => text).join(" · ");
  return element(
    "article", { "aria-labelledby": `finding-${number}` },
    element(
      "h3", { id: `finding-${number}` }, element("span", { class: `severity ${finding.severity}` }, finding.severity),
      ` ${ruleTitle(finding.rule)}: ${finding.message}`),
    element("p", { class: "muted" }, about ? `${place(finding)} · ${about}` : place(finding)),
    excerpt(finding),
    ...finding.notes.map((note) => element("p", {}, `${place(note)}: ${note.message}`)),
    ...fix(finding), explanation(finding));
}

// Filters

const form = document.querySelector("form");
let matches = report.findings;
let shown = 0;

function haystack(finding) {
  finding.haystack ??= [
    finding.message, ruleTitle(finding.rule), place(finding), finding.pointer, finding.operation, finding.apiVersion,
    (finding.excerpt ?? []).join(""),
  ].join("\n").toLowerCase();
  return finding.haystack;
}

function showMore() {
  const next = matches.slice(shown, shown + chunkSize);
  byId("list").append(...next.map((finding, index) => article(finding, shown + index)));
  shown += next.length;
  byId("more").hidden = shown >= matches.length;
}

function update() {
  const fields = new FormData(form);
  const [text, rule, file] = ["text", "rule", "file"].map((name) => fields.get(name));
  const words = text.toLowerCase().split(/\s+/).filter((word) => word);
  const chosen = new Set(fields.getAll("severity"));
  matches = report.findings.filter((finding) => chosen.has(finding.severity) && (!rule || finding.rule === rule)
    && (fileNames.has(file) ? finding.file === file : finding.file.includes(file)) && words.every((word) => haystack(finding).includes(word)));
  const total = report.findings.length;
  byId("matches").textContent =
    matches.length === total ? count(total, "finding") : `${matches.length.toLocaleString("en")} of ${count(total, "finding")}`;
  byId("list").replaceChildren();
  shown = 0;
  showMore();
}

function filterBy(name, value) {
  form.reset();
  form.elements[name].value = value;
  update();
  byId("findings").scrollIntoView();
  byId("findings").focus({ preventScroll: true });
}

function showFilters() {
  if (report.findings.length > 0) byId("filters").hidden = false;
  const ids = [...new Set(report.findings.map((finding) => finding.rule))].sort();
  form.elements.rule.append(...ids.map((id) => element("option", { value: id }, ruleTitle(id))));
  byId("file-names").append(...[...fileNames].slice(0, 500).map((file) => element("option", { value: file })));
  form.addEventListener("input", update);
  form.elements.rule.addEventListener("change", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
}

showTotals();
showFileLists();
showCharts();
showInventory();
showFilters();
update();
byId("more").addEventListener("click", showMore);
new IntersectionObserver((entries) => {
  if (entries.some((entry) => entry.isIntersecting) && !byId("more").hidden) showMore();
}, { rootMargin: "1000px" }).observe(byId("more").parentElement);
addEventListener("beforeprint", () => {
  while (shown < matches.length) showMore();
});
