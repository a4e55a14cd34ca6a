import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { processesAround, areGone } from "../browser/machine.ts";
import { startReader } from "../preview/browser-on-network.ts";
import { type Running, SHOWN, start, until, untilShown } from "../preview/running.ts";
import { TEXTS, workingFolder } from "../preview/working-folder.ts";
import { axeOn } from "../screen/axe-on.ts";
import { change } from "./change-file.ts";
import { emptyFolder, runReport } from "./run-report.ts";

/** Requests an address with headers that only a program can choose. */
async function ask(
  address: string,
  { headers = {}, method = "GET" }: { headers?: Record<string, string>; method?: string } = {},
) {
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number | undefined;
    headers: NodeJS.Dict<string | string[]>;
    body: string;
  }>();
  const asked = request(address, { headers, method }, (response) => {
    let body = "";
    response.on("data", (data: Buffer) => (body += data.toString("latin1")));
    response.on("end", () =>
      resolve({ status: response.statusCode, headers: response.headers, body }),
    );
  });
  asked.on("error", reject);
  asked.end();
  return await promise;
}

const textOf = (page: Page, id: string): Promise<unknown> =>
  page.evaluate(`document.getElementById("${id}").innerText`);

describe("a preview in a browser", () => {
  let folder: string;
  let temporary: string;
  let running: Running;
  let reader: Browser;
  let page: Page;
  const text = (): string => path.join(folder, TEXTS, "samenwerking.md");
  const problems: string[] = [];

  beforeAll(async () => {
    folder = workingFolder();
    temporary = emptyFolder();
    [running, reader] = await Promise.all([start([], folder, temporary), startReader()]);
    page = await reader.newPage();
    page.on("console", (message) => problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(String(error)));
    await page.goto(running.address);
    await untilShown(page, "Voortgangsrapportage");
  });
  afterAll(async () => {
    running.child.kill("SIGKILL");
    await reader.close();
  });

  it("is the report, as a concept, at an address that nobody can guess", async () => {
    expect(running.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/);
    expect(await page.evaluate(`${SHOWN}.querySelector(".draft").textContent`)).toBe(
      "Concept, nog niet gepubliceerd",
    );
    expect(await page.evaluate(`document.querySelector(".mark").innerText`)).toBe("Concept");
    expect(await page.title()).toBe(
      "Voorvertoning: Voortgangsrapportage januari tot en met maart 2024",
    );
  });

  it("shows the findings beside it", async () => {
    await until(page, `document.getElementById("summary").innerText.includes("1 waarschuwing")`);
    expect(await textOf(page, "found")).toContain("Hier staan voorbeeldteksten");
  });

  it("is accessible, light and dark", async () => {
    for (const value of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
      const { violations } = await (await axeOn(page))();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    }
  });

  it("follows a text, goes to its section and marks it", async () => {
    change(text(), "Niet overal gaat het zo goed.", "Een nieuwe zin van vandaag.");
    await until(page, `${SHOWN}?.querySelector("[data-edited]")`);
    expect(
      await page.evaluate(`(() => {
        const marked = ${SHOWN}.querySelector("[data-edited]");
        const edited = [...marked.querySelectorAll("p")].find((one) => one.textContent.includes("Een nieuwe zin van vandaag."));
        const { top, bottom } = edited.getBoundingClientRect();
        return [marked.querySelector("h2").id, top > 0 && bottom < innerHeight];
      })()`),
    ).toEqual(["samenwerking", true]);
    await until(page, `${SHOWN}?.querySelector("[data-edited]") === null`);
  });

  it("keeps its position if something else changes", async () => {
    const place = await page.evaluate(`${SHOWN}.defaultView.scrollY`);
    expect(place).toBeGreaterThan(1000);
    change(path.join(folder, "report.config.yaml"), "Steunteam Thuis", "Steunteam Anders");
    await untilShown(page, "Steunteam Anders");
    expect(await page.evaluate(`${SHOWN}.defaultView.scrollY`)).toBe(place);
  });

  it("keeps the last good page below an error, with the file and the line", async () => {
    const good = readFileSync(text(), "utf8");
    writeFileSync(text(), `${good}\n# Kop\n`);
    await until(page, `!document.getElementById("fault").hidden`);
    const bar = String(await textOf(page, "fault"));
    const line = good.split("\n").length + 1;
    expect(bar).toContain("Je ziet nog de laatste goede versie: er is een fout gevonden.");
    expect(bar).toContain(`samenwerking.md, regel ${line}, teken 1`);
    expect(bar).toContain("Een kop in de tekst begint met drie hekjes");
    expect(await page.evaluate(`${SHOWN}.body.textContent.includes("Een nieuwe zin")`)).toBe(true);
    expect(await page.title()).toMatch(/^Fout: /);

    writeFileSync(text(), good);
    await until(page, `document.getElementById("fault").hidden`);
    expect(await page.title()).toMatch(/^Voorvertoning: /);
  });

  it("goes to the section of a clicked finding", async () => {
    change(path.join(folder, TEXTS, "doorkijk.md"), "\n\n", "\n\nHij werdt geholpen.\n\n");
    await untilShown(page, "Hij werdt geholpen.");
    await until(page, `document.getElementById("found").innerText.includes("doorkijk.md")`);
    await page.evaluate(`${SHOWN}.defaultView.scrollTo(0, 0)`);
    await page.click("#found button");
    await until(page, `${SHOWN}.activeElement?.id === "doorkijk"`);
    expect(
      await page.evaluate(
        `${SHOWN}.getElementById("doorkijk").getBoundingClientRect().top < innerHeight`,
      ),
    ).toBe(true);
  });

  it("works in a second tab too, and each shows what it missed", async () => {
    const second = await reader.newPage();
    await second.goto(running.address);
    await untilShown(second, "Een nieuwe zin van vandaag.");
    change(text(), "Een nieuwe zin van vandaag.", "Een zin voor beide tabbladen.");
    await untilShown(second, "Een zin voor beide tabbladen.");
    await page.bringToFront();
    await untilShown(page, "Een zin voor beide tabbladen.");
    expect(await textOf(second, "title")).toBe(await textOf(page, "title"));
    await second.close();
  });

  it("makes a PDF at a click, from the inputs of that moment", async () => {
    await page.click("#print");
    await until(page, `!document.getElementById("printed").hidden`);
    const link = String(await page.evaluate(`document.getElementById("printed").href`));
    expect(link).toMatch(/\/voortgangsrapportage-2024-Q1\.pdf$/);
    const { status, headers, body } = await ask(link);
    expect([status, headers["content-type"]]).toEqual([200, "application/pdf"]);
    expect(body).toMatch(/^%PDF-1\.7[^]*%%EOF\s*$/);
  });

  it("gives the figures that the report links to", async () => {
    const json = String(
      await page.evaluate(`${SHOWN}.querySelector('a[href$="figures-2024-Q1.json"]').href`),
    );
    expect(JSON.parse((await ask(json)).body)).toMatchObject({ period: { id: "2024-Q1" } });
  });

  it("is only for the browser on this machine", async () => {
    const { address } = running;
    const { host } = new URL(address);
    const status = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).status;
    expect(await status(address)).toBe(200);
    expect(await status(`http://${host}/`)).toBe(404);
    expect(await status(address.replace(/[^/]+\/$/, "geraden/"))).toBe(404);
    expect(await status(address, { headers: { Host: "evil.example" } })).toBe(403);
    expect(await status(address, { headers: { Origin: "http://evil.example" } })).toBe(403);
    expect(await status(address, { headers: { "Sec-Fetch-Site": "cross-site" } })).toBe(403);
    expect(await status(address, { method: "POST" })).toBe(405);
    expect(await status(`${address}page/voortgangsrapportage/0/../../../etc/passwd`)).toBe(404);
    const { headers } = await ask(address);
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["content-security-policy"]).toMatch(
      /^default-src 'none';.* frame-ancestors 'none';/,
    );
  });

  it("never touches the output folder", () => {
    expect(existsSync(path.join(folder, "out"))).toBe(false);
    expect(readdirSync(folder).toSorted()).toEqual(["fixtures", "report.config.yaml"]);
  });

  it("ends within a second of Ctrl-C, with its browser, and says so on the page", async () => {
    const browsers = await processesAround(temporary);
    expect(browsers.length).toBeGreaterThan(0);
    const begun = performance.now();
    running.child.kill("SIGINT");
    const { code, stdout, stderr } = await running.outcome;
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(code).toBe(130);
    expect(stdout).toBe(`${running.address}\n`);
    expect(stderr).toContain("Gestopt.");
    expect(await areGone(browsers)).toBe(true);
    expect(readdirSync(temporary)).toEqual([]);
    await until(page, `!document.getElementById("ended").hidden`);
    await expect(ask(running.address)).rejects.toThrow("ECONNREFUSED");
    expect(problems).toEqual([]);
  });
});

describe("the command of a preview", () => {
  it("accepts a port, and refuses one that is in use", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const server = createServer().listen(0, "127.0.0.1", resolve);
    await promise;
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const asked = ["preview", "--period", "2024-Q1", "--port", String(port)];
    expect(await runReport(asked, { folder: workingFolder() })).toMatchObject({
      code: 2,
      stdout: "",
      stderr: `Poort ${port} is al in gebruik. Kies een andere, of laat de optie --port weg: dan zoeken we er een.\n`,
    });
    server.close();
    const {
      child,
      address: own,
      outcome,
    } = await start(["--port", String(port)], workingFolder(), emptyFolder());
    expect(new URL(own).port).toBe(String(port));
    child.kill("SIGTERM");
    expect((await outcome).code).toBe(143);
  });

  it("ends within a second while it prints, without a message about a bug", async () => {
    const temporary = emptyFolder();
    const { child, address, outcome } = await start([], workingFolder(), temporary);
    while ((await ask(`${address}page/voortgangsrapportage/0/`)).status !== 200) await sleep(20);
    // The check of the texts comes after the page.
    await sleep(1000);
    const printing = ask(`${address}print/voortgangsrapportage`).catch(() => "cut off");
    await sleep(200);
    const begun = performance.now();
    child.kill("SIGTERM");
    const { code, stderr } = await outcome;
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(code).toBe(143);
    await printing;
    expect(stderr).not.toContain("Er ging iets mis");
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.runIf(process.platform === "linux")(
    "opens a browser with an address that works once and does not contain the token",
    async () => {
      const programs = emptyFolder();
      const opened = path.join(programs, "opened");
      writeFileSync(path.join(programs, "xdg-open"), `#!/bin/sh\necho "$1" > ${opened}\n`, {
        mode: 0o755,
      });
      const { child, address, outcome } = await start(["--open"], workingFolder(), emptyFolder(), {
        PATH: `${programs}:${process.env["PATH"]}`,
      });
      while (!existsSync(opened) || readFileSync(opened, "utf8") === "") await sleep(20);
      const once = readFileSync(opened, "utf8").trim();
      const token = new URL(address).pathname;
      expect(once).not.toContain(token);
      expect(await ask(once)).toMatchObject({ status: 303, headers: { location: token } });
      expect((await ask(once)).status).toBe(404);
      child.kill("SIGHUP");
      const { code, stderr } = await outcome;
      expect(code).toBe(129);
      expect(stderr).toContain("was al een keer gebruikt");
    },
  );

  it.each([
    [["--port", "0"], "De waarde van de optie --port is geen poort."],
    [["--port", "70000"], "De waarde van de optie --port is geen poort."],
    [["--port", "a"], "De waarde van de optie --port is geen poort."],
    [["--input", "-"], "Een voorvertoning leest de export bij elke wijziging opnieuw"],
    [["--document", "noot"], "noot"],
  ])("refuses %j", async (words, message) => {
    const folder = workingFolder();
    const outcome = await runReport(["preview", "--period", "2024-Q1", ...words], { folder });
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    expect(outcome.stderr).toContain(message);
  });

  it("shows an error before there is a report, and each document that has texts", async () => {
    const folder = workingFolder();
    const settings = path.join(folder, "report.config.yaml");
    const good = readFileSync(settings, "utf8");
    writeFileSync(settings, `${good}organisatie: Team\n`);
    rmSync(path.join(folder, "fixtures/content/2024-Q1/leerrapport"), { recursive: true });
    mkdirSync(path.join(folder, "out"));
    const words = ["--document", "all", "--published-on", "2024-05-27"];
    const { child, address, outcome } = await start(words, folder, emptyFolder());
    const reader = await startReader();
    try {
      const page = await reader.newPage();
      await page.goto(address);
      await until(page, `!document.getElementById("fault").hidden`);
      expect(await textOf(page, "fault")).toContain(
        "Er is nog geen rapport: er is een fout gevonden.",
      );
      expect(await textOf(page, "fault")).toContain("report.config.yaml, regel ");
      writeFileSync(settings, good);
      await untilShown(page, "Factsheet");
      expect(
        await page.evaluate(
          `[...document.querySelectorAll("#documents a")].map((one) => one.innerText)`,
        ),
      ).toEqual(["Factsheet", "Nota", "Voortgangsrapportage"]);
      await page.click("#documents a:nth-child(2)");
      await untilShown(page, "Nota");
    } finally {
      await reader.close();
      child.kill("SIGINT");
    }
    const { code, stderr } = await outcome;
    expect(code).toBe(130);
    expect(stderr.match(/De publicatiedatum telt hier niet mee/g)).toHaveLength(1);
    expect(readdirSync(path.join(folder, "out"))).toEqual([]);
  });
});
