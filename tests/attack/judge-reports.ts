import { readFileSync } from "node:fs";
import path from "node:path";

import { verdictsOf } from "../conformance/verapdf.ts";
import { DESK, withScreens } from "../screen/open-screen.ts";

/** Runs in the opened page: finds everything in it that could act, or reach outside. */
const HARMFUL = `
  [...document.querySelectorAll("*")].flatMap((element) => {
    const faults = [];
    const name = element.localName.toLowerCase();
    if (name === "script" && element.type === "application/ld+json") {
      JSON.parse(element.textContent);
      return [];
    }
    const active = "script iframe frame object embed applet base form input button link foreignobject set animate animatetransform audio video source portal";
    if (active.split(" ").includes(name)) faults.push("an element " + name);
    if (name === "meta" && element.httpEquiv && element.httpEquiv !== "Content-Security-Policy")
      faults.push("a meta that acts: " + element.httpEquiv);
    if (name === "style" && /@import|expression\\(|url\\((?!\\s*["']?(?:data:(?:font|image)|#))/i.test(element.textContent))
      faults.push("a style that fetches");
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute)) faults.push("a handler " + attribute);
      if (attribute === "style" && /@import|expression\\(|url\\((?!\\s*["']?#)/i.test(value)) faults.push("a style that fetches");
      if (!/^(?:xlink:)?href$|^src|^action|^formaction|^poster|^background|^data$|^ping/i.test(attribute)) continue;
      const address = value.replace(/[\\x00-\\x20]/g, "");
      const isLink = name === "a" && /^(?:https?:\\/\\/|mailto:|tel:|#|[\\w.-]+$)/i.test(address);
      const isImage = name === "img" && /^data:image\\/(?:png|jpeg|svg\\+xml);base64,/.test(address);
      if (!isLink && !isImage && !address.startsWith("#")) faults.push(attribute + " to " + address.slice(0, 60));
    }
    return faults;
  })`;

/**
 * The faults of reports, by folder. Opened in a browser, a page may contain nothing that acts, and
 * fetch nothing. A PDF must pass PDF/UA-1 and PDF/A-3a. All are checked at once, because a browser
 * and veraPDF start slowly.
 */
export async function faultsOfReports(
  folders: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (folders.length === 0) return new Map();
  const pages = await faultsOfPages(folders);
  const pdfs = await faultsOfPdfs(folders.map((folder) => fileOf(folder, "pdf")));
  return new Map(
    folders.map((folder) => [
      folder,
      [...(pages.get(folder) ?? []), ...(pdfs.get(fileOf(folder, "pdf")) ?? [])],
    ]),
  );
}

async function faultsOfPages(
  folders: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const faults = new Map<string, readonly string[]>();
  await withScreens(async (open) => {
    for (const folder of folders) {
      const { page, requests } = await open(readFileSync(fileOf(folder, "html"), "utf8"), DESK);
      const harmful = (await page.evaluate(HARMFUL)) as readonly string[];
      faults.set(folder, [
        ...new Set(harmful.map((fault) => `the page has ${fault}`)),
        ...requests.map((address) => `the page asks for ${address}`),
      ]);
      await page.close();
    }
  });
  return faults;
}

/** The rules that PDFs break, by file. Each must pass PDF/UA-1 and PDF/A-3a. */
export async function faultsOfPdfs(
  files: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const faults = new Map<string, readonly string[]>();
  const flavours = ["ua1", "3a"] as const;
  const answers = await Promise.all(
    flavours.map(async (flavour) => [flavour, await verdictsOf(flavour, files)] as const),
  );
  for (const [flavour, verdicts] of answers) {
    for (const [file, { compliant, broken }] of verdicts) {
      if (compliant) continue;
      const named = `the PDF breaks ${flavour} ${broken.join(" ")}`;
      faults.set(file, [...(faults.get(file) ?? []), named]);
    }
  }
  return faults;
}

function fileOf(folder: string, extension: "html" | "pdf"): string {
  const [period, document] = folder.split(path.sep).slice(-2);
  return path.join(folder, `${document}-${period}.${extension}`);
}
