import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { carriedBy } from "./carried.ts";
import { type DeliveredPackage, installedPackages, type Lock } from "./packages.ts";

/** Files with terms of use, in a package's own folder. */
const LICENCE_FILE = /^(?:un)?licen[cs]e|^copying|^notice/i;

/**
 * Packages that name their licence and do not contain its text. The standard text is used instead.
 */
const WITHOUT_TEXT: ReadonlySet<string> = new Set([
  "@bomb.sh/tab",
  "@puppeteer/browsers",
  "dfa",
  "fontkit",
  "puppeteer-core",
  "saxes",
]);

const RULE = "=".repeat(80);

/**
 * The licence texts and notices of everything in `dist`, and the names of what is installed beside
 * it. Packages with the same text share it.
 *
 * @param modules the ids of all modules in `dist`; some are copies of others' work with their own
 * licence
 *
 * @throws with the package's name, if it has no licence text and `WITHOUT_TEXT` does not list it
 */
export function notices(
  bundled: readonly DeliveredPackage[],
  modules: readonly string[],
  lock: Lock,
  root: string,
): string {
  const byText = new Map<string, string[]>();
  for (const found of bundled) {
    const texts = [
      ...licenceTexts(found, root),
      ...copiedWorks(found, modules),
      ...carriedWorks(found, root),
    ];
    const text = texts.join("\n\n---\n\n");
    byText.set(text, [...(byText.get(text) ?? []), title(found)]);
  }
  return [
    `${lock.name} ${lock.version} is delivered with the packages below in its folder dist. Each is\nfollowed by its licence. The file components.cdx.json beside this one lists them for programs.`,
    ...[...byText].map(([text, titles]) => [RULE, ...titles, RULE, "", text].join("\n")),
    ...fonts(lock, root),
    [RULE, "Installed beside it", RULE, "", BESIDE, "", ...beside(lock)].join("\n"),
  ]
    .join("\n\n")
    .concat("\n");
}

const BESIDE = `npm installs the packages below next to it, each with its own licence file. What a package
carries of others is named under it. The licences of all that Chromium is made of are on its page
chrome://credits; those of Node.js are in the file LICENSE at github.com/nodejs/node.`;

/** The fonts. Each report contains a part of them, and they are installed beside `dist`. */
const FONT = /^@fontsource\//;

function fonts(lock: Lock, root: string): string[] {
  return installedPackages(lock)
    .filter(({ name }) => FONT.test(name))
    .map((found) => {
      const head = `${title(found)}, a font: every report contains a part of it`;
      return [RULE, head, RULE, "", licenceTexts(found, root).join("\n\n---\n\n")].join("\n");
    });
}

function title({ name, locked }: DeliveredPackage): string {
  return `${name} ${locked.version} (${locked.license ?? "no licence given"})`;
}

function licenceTexts({ name, folder, locked }: DeliveredPackage, root: string): string[] {
  const files = readdirSync(path.join(root, folder)).filter((file) => LICENCE_FILE.test(file));
  if (files.length > 0) {
    return files.sort().map((file) => plain(readFileSync(path.join(root, folder, file), "utf8")));
  }
  if (!WITHOUT_TEXT.has(name)) {
    throw new Error(
      `${name} has no licence text. Find out what its authors state, and add it to packaging/notices.ts.`,
    );
  }
  const about = JSON.parse(readFileSync(path.join(root, folder, "package.json"), "utf8")) as {
    author?: string | { name: string };
  };
  const author = typeof about.author === "string" ? about.author : about.author?.name;
  return [
    `${name} names this licence and its author, ${author ?? "unnamed"}, and has no file with its text.`,
    standardText(locked.license ?? "", root),
  ];
}

function standardText(licence: string, root: string): string {
  return plain(readFileSync(path.join(root, "packaging/licences", `${licence}.txt`), "utf8"));
}

/** The licences at the top of copies of others' work inside a package. */
function copiedWorks({ folder }: DeliveredPackage, modules: readonly string[]): string[] {
  return modules
    .filter((id) => id.replaceAll("\\", "/").includes(`/${folder}/lib/third_party/`))
    .sort()
    .map((id) => {
      const name = path.basename(path.dirname(id));
      const [, text] = /^\/\*\*(.*?)\*\//s.exec(readFileSync(id, "utf8")) ?? [];
      if (text === undefined) throw new Error(`${id} comes without the text of its licence.`);
      return `Inside it, ${name}:\n\n${plain(text)}`;
    });
}

/** The licences of works inside a package that only packaging/carried.ts names. */
function carriedWorks({ name, locked }: DeliveredPackage, root: string): string[] {
  return carriedBy(name, locked.version).flatMap((part) =>
    part.copyright === undefined
      ? []
      : `Inside it, ${part.name}:\n\n${part.copyright}\n\n${standardText(part.licence, root)}`,
  );
}

function beside(lock: Lock): string[] {
  return installedPackages(lock).flatMap((found) => [
    title(found),
    ...carriedBy(found.name, found.locked.version).map(
      ({ name, version, licence }) => `    ${[name, version].join(" ").trim()} (${licence})`,
    ),
  ]);
}

/** The text without the parts that depend on the system where it was written. */
function plain(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replaceAll(/[ \t]+$/gm, "")
    .replaceAll(/^\n+|\n+$/g, "");
}
