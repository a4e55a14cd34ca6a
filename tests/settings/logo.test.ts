import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, describe, expect, it } from "vitest";

import { readLogo, requireHouseStyle } from "../../src/settings/house-style.ts";
import { pngOf } from "../image/png.ts";

const folder = mkdtempSync(path.join(tmpdir(), "peildatum-logo-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PLACE = { file: "report.config.yaml", line: 3 };

function settingOf(name: string, content?: string | Uint8Array) {
  const file = path.join(folder, name);
  if (content !== undefined) writeFileSync(file, content);
  return { path: file, alt: "Logo van Team", place: PLACE };
}

/** The messages about an image, without the folder of this test. */
async function problemOf(name: string, content?: string | Uint8Array): Promise<string | null> {
  const { logo, findings } = await readLogo(settingOf(name, content));
  expect(logo === null).toBe(findings.length === 1);
  for (const finding of findings) {
    expect(finding).toMatchObject({ ...PLACE, severity: "error", code: "settings-invalid" });
  }
  return findings[0]?.message.replace(`${folder}${path.sep}`, "") ?? null;
}

const svg = (content: string, attributes = 'viewBox="0 0 9 9"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${content}</svg>`;
const PNG = pngOf(4, 3);
const JPEG = readFileSync(path.join(import.meta.dirname, "../conformance/logos/colour.jpg"));
const DATA_PNG = `data:image/png;base64,${PNG.toString("base64")}`;

describe("a logo", () => {
  it.each([
    ["an SVG", svg("<circle r='4'/>"), "image/svg+xml"],
    [
      "an SVG with a prologue",
      `\uFEFF<?xml version="1.0"?>\n<!-- a > b -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${svg("")}`,
      "image/svg+xml",
    ],
    ["a PNG", PNG, "image/png"],
    ["a JPEG", JPEG, "image/jpeg"],
  ])("is recognised as %s by its content, whatever its name is", async (_, content, mediaType) => {
    const { logo, findings } = await readLogo(settingOf("beeld.gif", content));
    expect(findings).toEqual([]);
    expect(logo).toEqual({
      file: "beeld.gif",
      mediaType,
      bytes: Buffer.from(content),
      sha256: createHash("sha256").update(content).digest("hex"),
      alt: "Logo van Team",
    });
  });

  it("can refer to its own parts and contain its own images", async () => {
    const inside = svg(
      `<defs><linearGradient id="g"/></defs><style>rect{fill:url(#g)}p{src:url("data:font/woff2;base64,AA")}</style><rect fill="url( '#g' )"/><use xlink:href="#g"/><image href="${DATA_PNG}"/><text data-on="1">on = "aan"</text>`,
    );
    expect(await problemOf("logo.svg", inside.replace('on = "aan"', "aan"))).toBeNull();
  });

  it("is absent if the settings name none", async () => {
    expect(await readLogo(null)).toEqual({ logo: null, findings: [] });
  });
});

const SCRIPT = "In het logo staat een script. Sla de SVG opnieuw op, zonder scripts.";
const HANDLER =
  "In het logo staat code die op een gebeurtenis wacht (zoals onclick). Sla de SVG opnieuw op, zonder die code.";
const OUTSIDE =
  "Het logo verwijst naar iets buiten het bestand. Sla de SVG opnieuw op met alles erin.";
const KIND = "Het logo is geen SVG, PNG of JPEG. Sla het op als een van die drie.";

describe("a logo is refused", () => {
  it.each([
    ["a script", svg("<script>alert(1)</script>"), SCRIPT],
    ["a script by another prefix", svg("<s:SCRIPT xmlns:s='urn:s' href='#a'/>"), SCRIPT],
    ["an event handler", svg("<rect onload='alert(1)'/>"), HANDLER],
    ["an event handler after a break", svg("<rect\nonclick = 'a()'/>"), HANDLER],
    ["an image elsewhere", svg('<image href="https://voorbeeld.nl/a.png"/>'), OUTSIDE],
    ["an image beside it", svg("<image xlink:href='a.png'/>"), OUTSIDE],
    ["a hidden address", svg('<image href="&#104;ttps://voorbeeld.nl/a.png"/>'), OUTSIDE],
    ["a script in a link", svg('<a href="javascript:alert(1)"/>'), OUTSIDE],
    ["a style elsewhere", svg("<style>@import 'https://voorbeeld.nl/a.css';</style>"), OUTSIDE],
    ["a fill elsewhere", svg('<rect style="fill:url(a.svg#b)"/>'), OUTSIDE],
    ["a hidden fill", svg('<rect style="fill:&#x75;rl(//voorbeeld.nl/a)"/>'), OUTSIDE],
    [
      "a style sheet",
      `<?xml-stylesheet href="https://voorbeeld.nl/a.css"?>${svg("<rect/>")}`,
      OUTSIDE,
    ],
    [
      "an entity",
      `<!DOCTYPE svg [<!ENTITY a "b">]>${svg("&a;")}`,
      "In het logo staan eigen afkortingen of regels (ENTITY of ATTLIST, in de DOCTYPE). Sla de SVG opnieuw op als gewone SVG, zonder die afkortingen.",
    ],
  ])("for %s", async (_, content, message) => {
    expect(await problemOf("logo.svg", content)).toBe(message);
  });

  it.each([
    ["nothing", ""],
    ["a page", "<!doctype html><html><svg></svg></html>"],
    ["a GIF", "GIF89a"],
    ["text", "svg"],
  ])("that is %s, whatever its name is", async (_, content) => {
    expect(await problemOf("logo.svg", content)).toBe(KIND);
    expect(await problemOf("logo.png", content)).toBe(KIND);
  });

  it("if it is larger than 1 MB", async () => {
    const padded = (bytes: number) => Buffer.concat([PNG, Buffer.alloc(bytes - PNG.length)]);
    expect(await problemOf("groot.png", padded(1_000_000))).toBeNull();
    expect(await problemOf("groot.png", padded(1_000_001))).toBe(
      "Het logo is groter dan 1 MB. Sla het kleiner op.",
    );
  });

  it("if it is missing or a folder", async () => {
    expect(await problemOf("weg.svg")).toBe(
      "Het logo weg.svg is er niet. Kijk of de map en de naam goed geschreven zijn.",
    );
    mkdirSync(path.join(folder, "map"));
    expect(await problemOf("map")).toBe("Het logo map kan niet worden gelezen.");
  });

  it("with exit code 2", async () => {
    await expect(
      requireHouseStyle({ logo: settingOf("weg.svg"), fonts: [] }),
    ).rejects.toMatchObject({
      exitCode: 2,
      found: { findings: [{ line: 3 }] },
    });
  });
});
