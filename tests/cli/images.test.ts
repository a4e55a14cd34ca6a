import { spawn } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { imageFile, SECRET, withExif, withText, withXmp } from "../image/files.ts";
import { readPdf } from "../render/read-pdf.ts";
import { emptyFolder, finish, PROJECT, type Outcome } from "./run-report.ts";

const FOLDER = "2024-Q1/voortgangsrapportage";
const TEXT = `Eerst.

::: kader Hoe het werkt
In het kader.[^1]
:::

[^1]: Een noot.

![Twee helften](foto.jpg)
Bijschrift: Links rood, rechts *blauw*.

![Nog twee helften](tekening.png)

![En nog eens](web.webp)
`;

/** The built command, with a document type that accepts images. */
function commandThatTakesImages(): string {
  const folder = emptyFolder();
  for (const part of ["dist", "templates", "package.json"]) {
    cpSync(path.join(PROJECT, part), path.join(folder, part), { recursive: true });
  }
  symlinkSync(path.join(PROJECT, "node_modules"), path.join(folder, "node_modules"));
  const file = path.join(folder, "templates/voortgangsrapportage/document.yaml");
  writeFileSync(file, `takesImages: true\n${readFileSync(file, "utf8")}`);
  return path.join(folder, "dist/entry.js");
}

describe("a report with a box and images", () => {
  let entry: string;
  let folder: string;
  let content: string;
  const run = async (...words: string[]): Promise<Outcome> =>
    await finish(
      spawn(process.execPath, [entry, ...words], { cwd: folder, stdio: ["pipe", "pipe", "pipe"] }),
    );
  const output = (name: string): Buffer => readFileSync(path.join(folder, "out", FOLDER, name));

  beforeAll(() => {
    entry = commandThatTakesImages();
    folder = emptyFolder();
    content = path.join(folder, "content", FOLDER);
    mkdirSync(content, { recursive: true });
    const settings = [
      `input: ${path.join(PROJECT, "fixtures/monitor.csv")}`,
      `codebook: ${path.join(PROJECT, "fixtures/codebook.yaml")}`,
    ];
    writeFileSync(path.join(folder, "report.config.yaml"), settings.join("\n"));
    writeFileSync(path.join(content, "casuistiek.md"), TEXT);
    writeFileSync(path.join(content, "foto.jpg"), withExif(imageFile("halves.jpg"), 6));
    writeFileSync(path.join(content, "tekening.png"), withText(imageFile("halves.png")));
    writeFileSync(path.join(content, "web.webp"), withXmp(imageFile("lossy.webp")));
  });

  it("contains them in both its forms, without the metadata of their files", async () => {
    const { code, stderr } = await run("generate", "--period", "2024-Q1");
    expect(code).toBe(0);
    expect(stderr.match(/wordt onscherp op papier/g)).toHaveLength(3);
    const html = output("voortgangsrapportage-2024-Q1.html").toString("utf8");
    const figures = [
      ...html.matchAll(/<figure class="picture">\s*<img src="data:([^"]*)" (.*?)>/gs),
    ];
    expect(figures.map(([, , rest]) => rest)).toEqual([
      'alt="Twee helften" width="40" height="60"',
      'alt="Nog twee helften" width="60" height="40"',
      'alt="En nog eens" width="60" height="40"',
    ]);
    const held = figures.map(([, address = ""]) => {
      const [head, base64 = ""] = address.split(",");
      return { head, bytes: Buffer.from(base64, "base64") };
    });
    expect(held.map(({ head }) => head)).toEqual(
      ["jpeg", "png", "jpeg"].map((kind) => `image/${kind};base64`),
    );
    const pdf = output("voortgangsrapportage-2024-Q1.pdf");
    for (const bytes of [pdf, ...held.map((one) => one.bytes), Buffer.from(html)]) {
      for (const secret of [SECRET, "Exif", "xmpmeta", "tEXt", content]) {
        // The PDF has its own XMP.
        if (bytes === pdf && secret === "xmpmeta") continue;
        expect(bytes.includes(secret)).toBe(false);
      }
    }
    const read = await readPdf(pdf);
    expect(read.alternatives).toEqual(
      expect.arrayContaining(["Twee helften", "Nog twee helften", "En nog eens"]),
    );
    expect(read.outline).toContain("Hoe het werkt");
  });

  it("lists the files of images as inputs", () => {
    const manifest = JSON.parse(output("manifest.json").toString("utf8")) as {
      readonly inputs: { readonly narrative: readonly { readonly file: string }[] };
    };
    expect(manifest.inputs.narrative.map(({ file }) => file)).toEqual(
      ["casuistiek.md", "foto.jpg", "tekening.png", "web.webp"].map((name) => `${FOLDER}/${name}`),
    );
  });

  it("is kept with its images, and made again from them", async () => {
    const published = ["--period", "2024-Q1", "--published-on", "2024-05-27"];
    expect((await run("snapshot", ...published)).code).toBe(0);
    const store = path.join(folder, "snapshots/house-style");
    expect(readdirSync(store)).toHaveLength(3);
    const layer = path.join(folder, "snapshots", FOLDER, "report.json");
    expect(readFileSync(layer, "utf8")).not.toContain("base64");
    expect(await run("snapshot", "--check")).toMatchObject({ code: 0 });

    const [first = ""] = readdirSync(store);
    renameSync(path.join(store, first), path.join(folder, "elders"));
    const lost = await run("snapshot", "--check");
    expect(lost.code).toBe(1);
    expect(lost.stdout).toContain(`snapshots/house-style/${first}`);
    expect(lost.stdout).toContain("de huisstijl (logo, lettertypes en afbeeldingen) ontbreekt");

    expect((await run("snapshot", ...published)).code).toBe(0);
    expect(await run("snapshot", "--check")).toMatchObject({ code: 0 });
  });

  it("is refused by check and by generate with the same problems, all at once", async () => {
    const text = `${TEXT}\n![](weg.png)\n\n::: kader\n`;
    writeFileSync(path.join(content, "casuistiek.md"), text);
    writeFileSync(path.join(content, "web.webp"), imageFile("lossy.webp").subarray(0, -5));
    const codes = [
      "narrative-image-alt",
      "narrative-image-missing",
      "narrative-image-file",
      "narrative-box-title",
    ];
    const words = ["check", "--period", "2024-Q1", "--format", "csv"];
    const checked = await run(...words);
    expect(checked.code).toBe(3);
    for (const code of codes) expect(checked.stdout).toContain(code);
    const { code, stderr } = await run("generate", "--period", "2024-Q1");
    expect(code).toBe(3);
    for (const words of [
      "geen beschrijving",
      "staat niet in de map",
      "beschadigd of niet compleet",
      "geen titel",
    ]) {
      expect(stderr).toContain(words);
    }
  });
});
