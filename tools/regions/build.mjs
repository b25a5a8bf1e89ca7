// Builds server/src/main/resources/organisation/regions.csv (codes, levels, parents, validity)
// from published revisions of the code book. The naming columns are filled in by RegionsFileTest,
// with the same code that names imported townships. See README.md.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const work = process.argv[2];
const target = process.argv[3];
if (!work || !target) {
  console.error("usage: node build.mjs WORK_DIRECTORY TARGET_DIRECTORY");
  process.exit(2);
}
const rules = JSON.parse(readFileSync(join(here, "rules.json"), "utf8"));
const { packages, snapshots } = JSON.parse(readFileSync(join(here, "sources.json"), "utf8"));

/** Downloads, verifies and unpacks one package; returns its directory. */
function unpack(name) {
  const { version, sha256 } = packages[name];
  const plain = name.split("@")[0];
  const archive = join(work, `${plain}-${version}.tgz`);
  mkdirSync(work, { recursive: true });
  if (!existsSync(archive)) {
    execFileSync("npm", ["pack", "--silent", `${plain}@${version}`], { cwd: work });
  }
  const found = createHash("sha256").update(readFileSync(archive)).digest("hex");
  if (found !== sha256) {
    throw new Error(`${plain}@${version} has checksum ${found}, expected ${sha256}`);
  }
  const directory = join(work, `${plain}-${version}`);
  if (!existsSync(directory)) {
    mkdirSync(directory);
    execFileSync("tar", ["xzf", archive, "-C", directory, "--strip-components", "1"]);
  }
  return directory;
}

const json = (file) => JSON.parse(readFileSync(file, "utf8"));

const readers = {
  // pairs [code, name], or an object of them
  gb2260(directory, file) {
    const data = json(join(directory, file));
    const values = Array.isArray(data) ? data : Object.entries(data);
    return new Map(values.map((v) => (Array.isArray(v[1]) ? v[1] : v)));
  },
  ministry(directory) {
    const all = ["province", "city", "area"].flatMap((f) => json(join(directory, "dist", f + ".json")));
    return new Map(all.map((r) => [r.code, r.name]));
  },
  statistics(directory) {
    const all = ["provinces", "cities", "areas"].flatMap((f) =>
      json(join(directory, "dist", f + ".json")),
    );
    return new Map(all.map((r) => [String(r.code).padEnd(6, "0"), r.name]));
  },
};

const HEADING = new RegExp(rules.headings);
const levelOf = (code) =>
  code.endsWith("0000") ? "province" : code.endsWith("00") ? "prefecture" : "county";

/** Reads one revision and drops what is not a region of the code book. */
function read({ date, from, kind, file }) {
  const raw = readers[kind](unpack(from), file);
  const kept = new Map();
  for (const [code, given] of raw) {
    const name = given.replace(/^[\s*]+|[\s*]+$/g, "");
    if (!/^[1-9][0-9]{5}$/.test(code)) throw new Error(`${date}: ${code} ${name}`);
    if (HEADING.test(name)) continue;
    if (rules.notInTheCodeBook.some((r) => r.code === code && r.name === name)) continue;
    // The statistics bureau numbers development zones 61-79 below a city; the code book does not.
    if (kind === "statistics" && /^....(6|7)[0-9]$/.test(code) && levelOf(code) === "county") continue;
    kept.set(code, rules.misprints[name] ?? name);
  }
  return { date, names: kept };
}

const revisions = snapshots.map(read);
const last = revisions.at(-1);
// Revisions of the mainland's lists leave these three out; they never lapsed.
for (const [code, name] of Object.entries(rules.always)) {
  for (const revision of revisions) revision.names.set(code, name);
}

const regions = new Map();
const former = [];
for (let i = 0; i < revisions.length; i++) {
  for (const [code, name] of revisions[i].names) {
    const region = regions.get(code);
    if (!region) {
      regions.set(code, { code, name, first: i, last: i, nameFrom: i });
      continue;
    }
    if (region.name !== name) {
      // Codes ought never to be reused, but a few were: named in the rules, or back after a gap under
      // another name. Such a code stands for its present place only, from the day it did.
      const gap = region.last < i - 1;
      const reused = gap || rules.reused.includes(code);
      former.push({
        code,
        name: region.name,
        from: revisions[region.nameFrom].date,
        to: revisions[region.last + 1].date,
        same: !reused,
      });
      region.name = name;
      region.nameFrom = i;
      if (reused) region.first = i;
    }
    region.last = i;
  }
}
for (const region of regions.values()) {
  region.level = levelOf(region.code);
  region.from = revisions[region.first].date;
  region.to = region.last === revisions.length - 1 ? "" : revisions[region.last + 1].date;
}
for (const region of regions.values()) {
  const prefecture = region.code.slice(0, 4) + "00";
  const province = region.code.slice(0, 2) + "0000";
  const candidates =
    region.level === "province" ? [] : region.level === "prefecture" ? [province] : [prefecture, province];
  region.parent = candidates.find((c) => regions.has(c)) ?? "";
}

// Succession: only what is sure. A code retired in a revision, and in the same revision exactly one new
// code of the same level in the same province that bears the same name but for its kind.
const SUFFIX = /(特区|林区|地区|矿区|自治县|自治旗|市|县|区|盟|旗)$/;
const stem = (name) => (name.length > 2 ? name.replace(SUFFIX, "") : name);
for (const old of regions.values()) {
  if (!old.to) continue;
  if (old.code in rules.successors) {
    old.successor = rules.successors[old.code];
    continue;
  }
  const born = [...regions.values()].filter(
    (r) =>
      r.from === old.to &&
      r.level === old.level &&
      r.code.slice(0, 2) === old.code.slice(0, 2) &&
      !rules.ambiguousStems.includes(stem(r.name)),
  );
  let same = born.filter((r) => r.name === old.name);
  if (same.length === 0) same = born.filter((r) => stem(r.name) === stem(old.name) && stem(old.name).length > 1);
  if (same.length > 1) {
    const near = same.filter((r) => r.code.slice(0, 4) === old.code.slice(0, 4));
    if (near.length) same = near;
  }
  if (same.length === 1) old.successor = same[0].code;
}

// A tree that does not hold is a fault of the rules: say where and stop.
const problems = [];
for (const r of regions.values()) {
  const parent = regions.get(r.parent);
  if (!parent && r.level !== "province") problems.push(`${r.code} ${r.name} has no parent`);
  if (parent && (parent.from > r.from || (parent.to && (!r.to || parent.to < r.to)))) {
    problems.push(
      `${r.code} ${r.name} ${r.from}..${r.to} outlives ${parent.code} ${parent.name} ${parent.from}..${parent.to}`,
    );
  }
  if (r.successor && !regions.has(r.successor)) problems.push(`${r.code}: successor ${r.successor}?`);
}
if (problems.length) {
  console.error(problems.join("\n"));
  process.exit(1);
}

const sorted = [...regions.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
mkdirSync(target, { recursive: true });
writeFileSync(
  join(target, "regions.csv"),
  "code,name,name_hant,pinyin,initials,level,parent,valid_from,valid_to,succeeded_by\n" +
    sorted
      .map((r) => [r.code, r.name, "", "", "", r.level, r.parent, r.from, r.to, r.successor ?? ""].join(",") + "\n")
      .join(""),
);
former.sort((a, b) => (a.code + a.from < b.code + b.from ? -1 : 1));
writeFileSync(
  join(target, "region-former-names.csv"),
  "code,name,valid_from,valid_to,same_place\n" +
    former.map((f) => [f.code, f.name, f.from, f.to, f.same].join(",") + "\n").join(""),
);
const count = (level, open) => sorted.filter((r) => r.level === level && (!r.to) === open).length;
for (const level of ["province", "prefecture", "county"]) {
  console.log(`${level}: ${count(level, true)} in force, ${count(level, false)} retired`);
}
console.log(`${sorted.filter((r) => r.successor).length} successions, ${former.length} former names, last ${last.date}`);
