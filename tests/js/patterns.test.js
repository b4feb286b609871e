// Every regular expression of the page, and what a reader's text goes through, take time as long as the text.
"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { sm, makeData } = require("./example_data.js");
for (const name of ["card_texts", "headline", "xlsx"]) require(`../../maps/assets/js/data/${name}.js`);

const SCRIPTS = path.join(__dirname, "../../maps/assets/js");
const SLOW = 3, STEEP = 1.5; // milliseconds; exponent: 1 is linear, 2 quadratic
const SIZES = [12, 18, 26, 40, 80, 160, 320, 640, 1280, 2560, 5120];
const UNITS = [" ", "\t", "\n", "1", "a", "A", "é", "가", "(", ")", "()", "[", "]", ",", ", ", ".", "1.", "1,", "-", "a-", "/", "'", '"', "{", "}", "{a", "\u0301", "\u0316\u0301", "\u200d", "😀", "👨\u200d", "\ud800", "\udc00", "%", "%20", "~", "1~", "=", ":", "&", "+", "<", "\\", "ﷺ", "St. "];
const ENDS = ["", "\0", "x"];
// Its text is a number that was rounded: 21 characters at most.
const OF_NUMBERS = ["/\\B(?=(\\d{3})+$)/g"];

const filesIn = (folder) => fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".js")).sort();

// Regular expressions as they are written: a slash begins one behind a mark or a word after which no value can be divided.
function literalsIn(source) {
  const skipped = /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y;
  const literal = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[dgimsuvy]*/y;
  const found = [], templates = []; // depth of braces at which each open template goes on
  let at = 0, before = "", depth = 0, inTemplate = false;
  const take = (pattern) => {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match) at += match[0].length;
    return match?.[0];
  };
  while (at < source.length) {
    const char = source[at];
    if (inTemplate) {
      if (char === "`") [inTemplate, before] = [false, "`"];
      else if (source.startsWith("${", at)) templates.push(depth), (inTemplate = false), (before = "{"), at++;
      else if (char === "\\") at++;
      at++;
    } else if (char === "`") at++, (inTemplate = true);
    else if (char === "}" && templates.at(-1) === depth) templates.pop(), (inTemplate = true), at++;
    else if (take(skipped) !== undefined) before = /["']/.test(char) ? char : before;
    else if (char === "/" && /(?:^|[(,=:[!&|?{};>+]|\b(?:return|of))$/.test(before) && (found.push(take(literal)), found.at(-1))) before = "/";
    else {
      depth += { "{": 1, "}": -1 }[char] ?? 0;
      if (/\S/.test(char)) before = /\w/.test(char) && /\w/.test(source[at - 1] ?? "") ? (before + char).slice(-9) : char;
      at++;
    }
  }
  return found.filter(Boolean);
}

const LITERALS = filesIn(SCRIPTS).flatMap((name) => literalsIn(fs.readFileSync(path.join(SCRIPTS, name), "utf-8")).map((literal) => [name, literal]));

function compile(literal) {
  const end = literal.lastIndexOf("/");
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}

// Texts made of what an expression looks for: a text for each element, in the order in which they are.
function elementsOf(source) {
  const named = { d: "1", s: " ", w: "a", D: "a", S: "a", W: " ", t: "\t", n: "\n", r: "\r", b: "", B: "" };
  const elements = [];
  for (const [token, escaped, members] of source.matchAll(/\\u\{?[0-9a-f]+\}?|\\p\{[^}]*\}|\\(.)|\[\^?((?:[^\]\\]|\\.)*)\]|\(\?[:=!<]*|\{[^}]*\}|[^()*+?|^$]/gi)) {
    if (token.startsWith("(?") || token.startsWith("{")) continue;
    if (escaped) elements.push(named[escaped] ?? escaped);
    else if (members) elements.push(token[1] === "^" ? "a" : members[0] === "\\" ? named[members[1]] ?? members[1] : members[0]);
    else if (token === ".") elements.push("a");
    else if (token.startsWith("\\p")) elements.push(token.includes("M") ? "\u0301" : "a");
    else if (!token.startsWith("\\u")) elements.push(token);
  }
  return elements.filter(Boolean);
}

function attacksOn(source) {
  const elements = elementsOf(source), own = [...new Set(elements)].slice(0, 12);
  const attacks = [...new Set([...UNITS, ...own, ...own.flatMap((one) => own.map((other) => one + other)), elements.join("")])].map((unit) => ["", unit]);
  for (let n = 1; n < Math.min(elements.length, 40); n++) attacks.push([elements.slice(0, n).join(""), elements[n]], [elements.slice(0, n).join(""), elements[n - 1]]);
  return attacks.filter(([, unit]) => unit);
}

function leastTime(run, text, times) {
  let least = Infinity;
  for (let n = 0; n < times; n++) {
    const start = process.cpuUsage();
    run(text);
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

// How steeply the time grows between the first size that takes long and a sixteenth of it; 0 where none does. The least
// of three answers counts: other work of the machine, and node's own, only ever adds time.
function exponentOf(run, textOf, sizes = SIZES) {
  const size = sizes.find((one) => leastTime(run, textOf(one), 1) > SLOW && leastTime(run, textOf(one), 3) > SLOW);
  if (!size) return 0;
  let least = Infinity;
  for (let n = 0; n < 3 && least > STEEP; n++) {
    const ratio = leastTime(run, textOf(size), 3) / Math.max(leastTime(run, textOf(Math.ceil(size / 16)), 5), 0.001);
    least = Math.min(least, Math.log(ratio) / Math.log(size / Math.ceil(size / 16)));
  }
  return least;
}

const repeated = (before, unit, end) => (size) => before + unit.repeat(Math.ceil(size / unit.length)).slice(0, size) + end;

function steepest(expression) {
  const run = expression.global ? (text) => text.replace(expression, "") : (text) => expression.exec(text);
  for (const [before, unit] of attacksOn(expression.source)) {
    for (const end of ENDS) {
      const exponent = exponentOf(run, repeated(before, unit, end));
      if (exponent > STEEP) return `${JSON.stringify([before, unit, end])}: ${exponent.toFixed(1)}`;
    }
  }
  return null;
}

test("the page's regular expressions are all found", () => {
  const sources = filesIn(SCRIPTS).map((name) => fs.readFileSync(path.join(SCRIPTS, name), "utf-8")).join("\n");
  assert.equal(LITERALS.length > 40, true, `${LITERALS.length}`);
  for (const [, literal] of LITERALS) compile(literal);
  // Those of `new RegExp` are tried by `fold` and `csv` below.
  assert.equal(sources.match(/new RegExp\(/g).length, 2);
});

test("regular expressions are found between strings, templates and comments", () => {
  const source = 'const a = b / c; // "/x/"\n x = `/${y.replace(/"\\//g, `${1 / 2}/`)}/` + "/no/"; return /[/"]+/u.test(a / b / c);';
  assert.deepEqual(literalsIn(source), ['/"\\//g', '/[/"]+/u']);
});

for (const [name, literal] of LITERALS.filter(([, one]) => !OF_NUMBERS.includes(one))) {
  test(`${name} ${literal} is linear`, () => assert.equal(steepest(compile(literal)), null));
}

for (const slow of [/(a+)+$/, /\s*x\s*$/, /\s+$/, /\d+ /, /\{(.*?)\}/g, /<a[^>]*>/, /^(?:\w+\s?)*:/, /^\s*\d*\s*:/]) {
  test(`${slow} is found to be slow`, () => assert.notEqual(steepest(slow), null));
}

const RUNS = {
  fold: (text) => sm.fold(text),
  suggest: (text) => sm.suggest(makeData(), text),
  "search of a long cell": (text) => {
    const data = makeData();
    data.ties.columns.title = { values: ["", text], codes: Uint8Array.of(0, 1, 0, 0) };
    data.places.name = ["Busan", text, "Los Angeles", "Sofia"];
    return [sm.suggest(data, text.slice(0, 50)), sm.matchTies(data, text.slice(0, 50))];
  },
  "search for a long text": (text) => sm.matchTies(makeData(), text),
  permalink: (text) => sm.readPermalink(makeData(), `#text=${text}&years=${text}&view=${text}&kind=${text}`),
  csv: (text) => sm.toCsv([[text]]),
  xlsx: (text) => sm.toXlsx([[text], [text]], text),
  kind: (text) => {
    const data = makeData();
    data.ties.columns.kindOriginal = { values: [text], codes: new Uint8Array(4) };
    return sm.kindText(data, 0);
  },
};
const LARGE = [12, 40, 160, 640, 2560, 10240, 40960];

for (const [name, run] of Object.entries(RUNS)) {
  test(`${name} takes time as long as the text`, () => {
    const steep = {};
    for (const unit of UNITS) for (const end of ENDS.slice(0, 2)) {
      const exponent = exponentOf(run, repeated("", unit, end), LARGE);
      if (exponent > STEEP) steep[JSON.stringify([unit, end])] = exponent.toFixed(1);
    }
    assert.deepEqual(steep, {});
  });
}

test("normalForm is that of Unicode, but for a joiner among many marks", () => {
  for (const text of ["가", "é", "ệ", "ﷺ", "क्षि", "👨\u200d👩", "が"]) {
    for (const form of ["NFC", "NFD", "NFKC", "NFKD"]) assert.equal(sm.normalForm(form, text.repeat(400)), text.repeat(400).normalize(form));
  }
  assert.equal(sm.normalForm("NFD", `a${"\u0301\u0316".repeat(200)}`).replaceAll("\u034f", "").length, 401);
});
