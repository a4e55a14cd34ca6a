import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import { promisify } from "node:util";

import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { rolldown } from "rolldown";
import { parseSync, Visitor } from "rolldown/utils";
import { describe, expect, it } from "vitest";

import { BUNDLED } from "../../packaging/bundled.ts";
import { carriedBy } from "../../packaging/carried.ts";
import { componentList } from "../../packaging/component-list.ts";
import { notices } from "../../packaging/notices.ts";
import { bundledPackages, type Lock } from "../../packaging/packages.ts";
import { madeAtBuild } from "../../packaging/made-at-build.ts";
import { schemasBeside } from "../../packaging/json-schemas.ts";
import { checksWithoutCompiling, notLoaded, whatIsInside } from "../../packaging/what-is-inside.ts";
import config from "../../rolldown.config.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { PROJECT } from "../cli/run-report.ts";

interface Component {
  group?: string;
  name: string;
  version: string;
  purl: string;
  hashes: { alg: string; content: string }[];
  licenses: unknown[];
  properties: { name: string; value: string }[];
  components?: { name: string; version: string }[];
  "bom-ref": string;
}

const DIST = path.join(PROJECT, "dist");
const read = (file: string) => readFileSync(path.join(PROJECT, file), "utf8");
const PACKAGE = JSON.parse(read("package.json")) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
const LOCK = JSON.parse(read("package-lock.json")) as Lock;
const LIST = read("dist/components.cdx.json");
const { components, dependencies } = JSON.parse(LIST) as {
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
};
const placeOf = ({ properties }: Component) =>
  properties.find(({ name }) => name === "peildatum:runs-from")?.value;
const fullName = ({ group, name }: Component) => (group === undefined ? name : `${group}/${name}`);
const inDist = components.filter((component) => placeOf(component) === "dist");
const beside = components.filter((component) => placeOf(component) === "node_modules");

describe("dist", () => {
  const code = readdirSync(DIST).filter((file) => file.endsWith(".js"));

  it("loads only Node, itself and what npm installs with it, and all of that", () => {
    const asked = new Set(code.flatMap((file) => loadedBy(path.join(DIST, file))));
    const names = [...asked]
      .filter((name) => !name.startsWith("./") && !isBuiltin(name))
      .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0]);
    expect(new Set(names)).toEqual(new Set(Object.keys(PACKAGE.dependencies)));
  });

  it("shares no package with what is installed", () => {
    expect(components.map(placeOf).filter((place) => place?.includes(","))).toEqual([]);
    for (const name of BUNDLED) {
      expect(Object.keys(PACKAGE.devDependencies)).toContain(name);
      expect(inDist.map(fullName)).toContain(name);
    }
    const installed = { ...PACKAGE.dependencies, ...PACKAGE.optionalDependencies };
    for (const name of Object.keys(installed)) {
      expect(beside.map(fullName)).toContain(name);
      expect(inDist.map(fullName)).not.toContain(name);
    }
    const choosesNode = code.find((file) => file.startsWith("node-version-"));
    for (const name of Object.keys(PACKAGE.optionalDependencies)) {
      expect(read(`dist/${choosesNode}`)).toContain(`"${name}"`);
    }
  });

  it("is built to the same bytes each time", async () => {
    const build = await rolldown({
      ...config,
      cwd: PROJECT,
      logLevel: "silent",
      plugins: [
        notLoaded(),
        madeAtBuild(PROJECT),
        checksWithoutCompiling(),
        schemasBeside(),
        whatIsInside(),
      ],
    });
    const { output } = await build.generate(config.output as object);
    await build.close();
    const differing = output.filter(
      (file) => (file.type === "chunk" ? file.code : file.source) !== read(`dist/${file.fileName}`),
    );
    expect(differing.map(({ fileName }) => fileName)).toEqual([]);
    const files = readdirSync(DIST, { recursive: true, encoding: "utf8" });
    expect(["schemas", ...output.map(({ fileName }) => fileName)].sort()).toEqual(files.sort());
  });
});

describe("the packed package", () => {
  // A script that npm runs only with permission if it installs a package file.
  it.each(["preinstall", "install", "postinstall", "prepare"])("has no script %s", (name) => {
    expect(Object.keys(PACKAGE.scripts)).not.toContain(name);
  });

  it("brings no package with an install script", () => {
    const installed = Object.entries(LOCK.packages).filter(([, { dev }]) => dev !== true);
    expect(installed.length).toBeGreaterThan(20);
    expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
  });

  // npm silently skips an optional package that is for another Node.
  it("requires no newer Node than 22.17, so that npm does not warn there", () => {
    const needed = Object.values(LOCK.packages).filter(
      ({ dev, optional }) => dev !== true && optional !== true,
    );
    const asked = new Set(needed.flatMap(({ engines }) => engines?.["node"] ?? []));
    expect(asked).toEqual(new Set([">=20", "^22.17.0 || >=24.0.0"]));
  });

  it("is built in a checkout when its dependencies change, and before it is packed", () => {
    expect(PACKAGE.scripts).toMatchObject({
      dependencies: "npm run build",
      prepack: "npm run build",
    });
  });
});

describe("the list of components", () => {
  it("is CycloneDX, by its schema", async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    expect(await validator.validate(LIST)).toBeNull();
  });

  it("lists for each package its version, its licence and the hash that npm checks", () => {
    expect(inDist.length).toBeGreaterThan(60);
    for (const component of components) {
      const name = fullName(component);
      const locked = LOCK.packages[component["bom-ref"]];
      expect(locked?.version).toBe(component.version);
      expect(component.purl).toBe(`pkg:npm/${name.replace("@", "%40")}@${component.version}`);
      expect(component.licenses).toHaveLength(1);
      const [hash] = component.hashes;
      expect(hash?.alg).toBe("SHA-512");
      const base64 = Buffer.from(hash?.content ?? "", "hex").toString("base64");
      expect(locked?.integrity).toBe(`sha512-${base64}`);
    }
  });

  it("lists which package needs which", () => {
    const used = (ref: string) => dependencies.find((entry) => entry.ref === ref)?.dependsOn;
    const own = [...BUNDLED, ...Object.keys(PACKAGE.dependencies)].map(
      (name) => `node_modules/${name}`,
    );
    expect(used("peildatum")).toEqual(expect.arrayContaining(own));
    expect(used("node_modules/markdown-it")).toContain("node_modules/linkify-it");
  });

  it("contains no time and nothing random", () => {
    expect(LIST).not.toMatch(/timestamp|serialNumber/);
  });

  it.runIf(process.platform === "linux" && process.arch === "x64")(
    "lists the bundled browser with its own version, and each Node",
    async () => {
      const browser = await findBrowser(contextOfThisMachine());
      expect(browser.origin).toBe("carried");
      const { stdout } = await promisify(execFile)(browser.path, ["--version"]);
      const carried = new Map(
        beside.map((component) => [fullName(component), component.components ?? []]),
      );
      const chromium = carried.get("@sparticuz/chromium")?.find(({ name }) => name === "Chromium");
      expect(stdout.trim()).toBe(`Chromium ${chromium?.version}`);
      for (const [name, version] of Object.entries(PACKAGE.optionalDependencies)) {
        expect(carried.get(name)).toEqual([expect.objectContaining({ name: "Node.js", version })]);
      }
    },
  );

  it("lists the parts of pdf.js with their own versions", () => {
    const [coreJs] = inDist.find(({ name }) => name === "pdfjs-dist")?.components ?? [];
    const code = read("node_modules/pdfjs-dist/legacy/build/pdf.mjs");
    expect(coreJs).toMatchObject({
      name: "core-js",
      version: /\bversion: '(\d[^']+)',/.exec(code)?.[1],
    });
  });

  it("is not made for a package version whose contents nobody examined", () => {
    expect(() => carriedBy("@sparticuz/chromium", "153.0.1")).toThrow(/@sparticuz\/chromium/);
  });

  it("is not made for a package without a known licence or a hash", () => {
    const zod = { name: "zod", folder: "node_modules/zod" };
    const integrity = `sha512-${Buffer.alloc(64).toString("base64")}`;
    const listOf = (locked: object) => () =>
      componentList([{ ...zod, locked: { version: "1.0.0", ...locked } }], LOCK);
    expect(listOf({ integrity, license: "MIT" })).not.toThrow();
    expect(listOf({ integrity, license: "(MIT OR CC-BY-3.0)" })()).toContain(
      '"expression": "(MIT OR CC-BY-3.0)"',
    );
    expect(listOf({ integrity, license: "(MIT OR Own terms)" })).toThrow(/licence of zod/);
    expect(listOf({ license: "MIT" })).toThrow(/SHA-512 of zod/);
    expect(listOf({ integrity })).toThrow(/licence of zod .* none/);
    expect(listOf({ integrity, license: "Own terms" })).toThrow(/licence of zod .* Own terms/);
  });
});

describe("the notices", () => {
  const NOTICES = read("dist/THIRD-PARTY-NOTICES.txt");

  it("give each package's name, version, licence and licence text", () => {
    const parts = NOTICES.split(`${"=".repeat(80)}\n`);
    for (const component of inDist) {
      const title = `${fullName(component)} ${component.version} (`;
      const at = parts.findIndex((part) => part.split("\n").some((line) => line.startsWith(title)));
      expect([title, at > 0, (parts[at + 1] ?? "").length > 400]).toEqual([title, true, true]);
    }
  });

  it("contain the licences of copies inside a package, and name what is installed beside it", () => {
    for (const name of ["mitt", "parsel-js", "rxjs", "urlpattern-polyfill"]) {
      expect(NOTICES).toContain(`\nInside it, ${name}:\n`);
    }
    expect(NOTICES).toMatch(/\nInside it, core-js:\n\n© .*\n\nMIT License\n/);
    expect(NOTICES).toContain("\nCopyright (C) 1996 Piet Tutelaers\n\nMIT License\n");
    for (const component of beside) {
      expect(NOTICES).toContain(`\n${fullName(component)} ${component.version} (`);
    }
    expect(NOTICES).toContain("\n    NSS (MPL-2.0)\n");
    expect(NOTICES).toMatch(/@fontsource\/source-sans-3 \S+ \(OFL-1\.1\), a font:/);
    expect(NOTICES).toContain("SIL OPEN FONT LICENSE Version 1.1");
  });

  it("are not made without a text, and the error names the package", () => {
    const folder = "node_modules/@napi-rs/canvas-linux-x64-gnu";
    const [bare] = bundledPackages([path.join(PROJECT, folder, "index.js")], LOCK, PROJECT);
    if (bare === undefined) throw new Error("No canvas.");
    expect(() => notices([bare], [], LOCK, PROJECT)).toThrow(/@napi-rs\/canvas-linux-x64-gnu/);
  });
});

describe("npm pack", () => {
  it("includes the list, the notices and the program, and nothing else", async () => {
    const words = ["pack", "--dry-run", "--json", "--ignore-scripts"];
    const { stdout } = await promisify(execFile)("npm", words, { cwd: PROJECT });
    const packed = JSON.parse(stdout) as Record<string, { files: { path: string }[] }>;
    const files = Object.values(packed).flatMap(({ files }) => files.map((file) => file.path));
    expect(files).toEqual(
      expect.arrayContaining([
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "SECURITY.md",
        "dist/THIRD-PARTY-NOTICES.txt",
        "dist/components.cdx.json",
        "dist/entry.js",
        "docs/protection.md",
        "package.json",
      ]),
    );
    expect(
      files.filter(
        (file) =>
          !/^(?:dist|docs|templates)\/|^[A-Z]+\.md$|\/README\.md$|^LICENSE$|^package\.json$/.test(
            file,
          ),
      ),
    ).toEqual([]);
    expect(files.filter((file) => /\.(?:map|ts)$/.test(file))).toEqual([]);
  });
});

/** The modules that a file loads, if they are written in it. */
function loadedBy(file: string): string[] {
  const asked: string[] = [];
  const add = (
    node:
      | { type: string; value?: unknown; quasis?: readonly { value: { raw: string } }[] }
      | undefined
      | null,
  ) => {
    if (node?.type === "Literal" && typeof node.value === "string") asked.push(node.value);
    const [quasi] = node?.type === "TemplateLiteral" ? (node.quasis ?? []) : [];
    // A name whose first part is computed at run time says nothing.
    if (quasi !== undefined && quasi.value.raw !== "") asked.push(quasi.value.raw);
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ImportExpression: (node) => add(node.source),
    CallExpression: ({ callee, arguments: given }) => {
      const called =
        callee.type === "MemberExpression" && callee.property.type === "Identifier"
          ? callee.property.name
          : callee.type === "Identifier"
            ? callee.name
            : "";
      // `require`, rolldown's form of it, and calls that find a file without loading it.
      if (/^(?:_*require(?:\$\d+)?|resolve)$/.test(called)) add(given[0]);
    },
  }).visit(parseSync(file, readFileSync(file, "utf8")).program);
  return asked;
}
