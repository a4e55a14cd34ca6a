import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { checksums, kitFiles, kitManifest, zipOf } from "../../src/kit/kit-files.ts";
import type { FileKind } from "../../src/messages/kit.ts";
import { type Day, parseIsoDay } from "../../src/period/period.ts";
import { listedFiles } from "../../src/publish/output-contents.ts";
import { sha256 } from "../../src/file-system/read-files.ts";
import { smallMaterial } from "./small-report.ts";

const FILES = kitFiles(smallMaterial());
const contentOf = (wanted: FileKind): string =>
  Buffer.from(FILES.find(({ kind }) => kind === wanted)?.content ?? "").toString("utf8");
const unzipped = unzipSync(FILES.at(-1)?.content ?? new Uint8Array());

describe("the files of a kit", () => {
  it("are the report, the texts to paste and send, and a zip of all", () => {
    const stem = "voortgangsrapportage-2024-Q1";
    const flat = [
      `LEESMIJ-${stem}.md`,
      `SHA256SUMS-${stem}.txt`,
      "figures-2024-Q1.csv",
      "figures-2024-Q1.json",
      `${stem}-kerncijfers.alt.txt`,
      `${stem}-kerncijfers.png`,
      `${stem}-kernpunten.md`,
      `${stem}-registrations-by-month-breed.png`,
      `${stem}-toegankelijkheid.html`,
      `${stem}-wordpress.html`,
      `${stem}.html`,
      `${stem}.pdf`,
    ];
    const all = [
      ...flat,
      `grafieken/${stem}-registrations-by-month-breed.png`,
      `grafieken/${stem}-registrations-by-month.alt.txt`,
    ];
    expect(FILES.map(({ name }) => name).toSorted()).toEqual([...all, `${stem}.zip`].toSorted());
    expect(Object.keys(unzipped).toSorted()).toEqual(all.toSorted());
    for (const { name, content } of FILES.slice(0, -1)) {
      expect(Buffer.compare(unzipped[name] ?? new Uint8Array(), content)).toBe(0);
    }
  });

  it("have the listed hashes: all files in the zip but the list itself", () => {
    const listed = contentOf("sums").trim().split("\n");
    expect(listed).toHaveLength(Object.keys(unzipped).length - 1);
    for (const line of listed) {
      const [, hash, name = ""] = /^([\da-f]{64}) {2}(.+)$/.exec(line) ?? [];
      expect(sha256(unzipped[name] ?? "")).toBe(hash);
    }
  });

  it("ask the web editor to remove the wrong edition, and to inform people", () => {
    expect(contentOf("readMe")).not.toContain("gecorrigeerde versie (");
    const correction = {
      day: "2024-07-15",
      mark: "Gecorrigeerde versie van 15 juli 2024",
      earlier: "Eerder gepubliceerd op 27 mei 2024",
      reasons: [[{ text: "We telden dubbel." }]],
    };
    const files = kitFiles(smallMaterial({ correction }));
    const instructions = String(files.find(({ kind }) => kind === "readMe")?.content);
    expect(instructions).toContain(
      "1. Dit is een gecorrigeerde versie (eerder gepubliceerd op 27 mei 2024)",
    );
    expect(instructions).toContain("Stuur bericht aan wie de vorige versie");
  });

  it("ask for an address for the figures that the web page links to and WordPress refuses", () => {
    expect(contentOf("readMe")).toContain(
      "`figures-2024-Q1.json` op <https://www.voorbeeld.nl/wp-content/uploads/2024/05/figures-2024-Q1.json>",
    );
  });

  it("are all in the manifest", () => {
    const manifest = kitManifest(smallMaterial(), FILES, "1.0.0");
    expect([...(listedFiles(manifest) ?? [])].toSorted()).toEqual(
      ["manifest.json", ...FILES.map(({ name }) => name)].toSorted(),
    );
  });

  it("list for the web editor what to upload, with its address", () => {
    const text = contentOf("readMe");
    const uploaded = Array.from(text.matchAll(/^ {3}- `(.*)`$/gm), ([, name]) => name);
    expect(uploaded).toEqual([
      "voortgangsrapportage-2024-Q1.pdf",
      "figures-2024-Q1.csv",
      "voortgangsrapportage-2024-Q1-registrations-by-month-breed.png",
      "voortgangsrapportage-2024-Q1-kerncijfers.png",
    ]);
    // WordPress refuses these.
    expect(text).toContain("weigert `voortgangsrapportage-2024-Q1.html`, `figures-2024-Q1.json`");
    expect(text).toContain(
      "<https://www.voorbeeld.nl/wp-content/uploads/2024/05/voortgangsrapportage-2024-Q1.pdf>",
    );
  });
});

function dayOf(iso: string): Day {
  const day = parseIsoDay(iso);
  if (day === undefined) throw new Error("no day");
  return day;
}

it("a kit without an address of files first says how to set one, or fill it in by hand", () => {
  const { address: _, ...files } = smallMaterial().model.files ?? { report: "", data: "" };
  const readMe = kitFiles(smallMaterial({ files })).find(({ kind }) => kind === "readMe");
  const text = Buffer.from(readMe?.content ?? "").toString("utf8");
  expect(text).toMatch(/## Eerst: het adres van jullie site[^#]*{file}[^#]*## Stap voor stap/);
  expect(text).toContain("beginnen met `https://vul-adres-in.invalid`");
  // A page cannot show a picture without an address.
  expect(text).not.toContain("-breed.png");
});

describe("a zip", () => {
  const [day, next] = [dayOf("2024-05-27"), dayOf("2024-05-28")];
  const file = (name: string) => ({ name, content: Buffer.from(name) });

  it("is the same in every order of its files and in every zone", () => {
    const zone = process.env["TZ"];
    try {
      const zips = ["Pacific/Kiritimati", "America/Los_Angeles", "Europe/Amsterdam"].map((one) => {
        process.env["TZ"] = one;
        return sha256(zipOf([file("b.txt"), file("a.txt")], day));
      });
      expect(new Set([...zips, sha256(zipOf([file("a.txt"), file("b.txt")], day))]).size).toBe(1);
    } finally {
      if (zone === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zone;
    }
  });

  it("differs for another day", () => {
    expect(zipOf([file("a.txt")], day)).not.toEqual(zipOf([file("a.txt")], next));
  });
});

it("checksums have the form of sha256sum, in the order of the names", () => {
  const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  const file = (name: string) => ({ name, content: new Uint8Array() });
  expect(checksums([file("b.txt"), file("a.txt")])).toBe(`${empty}  a.txt\n${empty}  b.txt\n`);
});
