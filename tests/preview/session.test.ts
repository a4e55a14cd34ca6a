import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { ReportError } from "../../src/errors.ts";
import { commandMessages } from "../../src/messages/commands.ts";
import { NOTHING_OMITTED } from "../../src/findings/finding.ts";
import {
  type Previewer,
  type PreviewLook,
  type Session,
  startSession,
} from "../../src/preview/session.ts";
import { emptyFolder } from "../cli/run-report.ts";

const NOTHING = { findings: [], omitted: NOTHING_OMITTED };
const DOCUMENT = "nota";

/** A previewer of a document with one text, `tekst.md`. It refuses a text that contains "fout". */
function previewerIn(folder: string, events: string[], takes: () => number): Previewer {
  const file = path.join(folder, "in/tekst.md");
  const text = (): string => {
    try {
      return readFileSync(file, "utf8");
    } catch {
      return "";
    }
  };
  const look = async (): Promise<PreviewLook> => ({
    inputs: {
      files: [],
      folders: [{ path: folder, depth: 2 }],
    },
    documents: [DOCUMENT],
    isDaySetAside: true,
    sectionOf: (_, file) => (file.endsWith("tekst.md") ? "deel" : null),
    async page(_, signal) {
      const now = text();
      events.push(`begin ${now}`);
      signal.addEventListener("abort", () => events.push(`overtaken ${now}`));
      await sleep(takes());
      if (now === "bug") throw new Error("bug");
      if (now.includes("fout")) {
        const found = {
          findings: [
            {
              severity: "error",
              code: "narrative-html",
              file,
              line: 3,
              position: 7,
              column: null,
              message: "Dit kan niet.",
            } as const,
          ],
          omitted: NOTHING_OMITTED,
        };
        throw new ReportError("input", commandMessages.refused(1), { found });
      }
      events.push(`made ${now}`);
      return {
        title: "Nota",
        html: now,
        beside: new Map(),
        texts: [{ file: "tekst.md", sha256: now, section: "deel" }],
        found: NOTHING,
      };
    },
    check: async () => {
      if (text() === "weg") throw new ReportError("input", "De export is weg.");
      return NOTHING;
    },
    pdf: async () => ({ name: "nota.pdf", bytes: Buffer.from(`pdf ${text()}`) }),
  });
  return { settings: { files: [path.join(folder, "settings.yaml")], folders: [] }, look };
}

describe("a preview's session", () => {
  let folder: string;
  let events: string[];
  let bugs: unknown[];
  let daysTold: number;
  let duration: number;
  let ending: AbortController;
  let session: Session;
  const save = (text: string): void => {
    // Most editors write another file and rename it.
    writeFileSync(path.join(folder, "in/tekst.md.tmp"), text);
    renameSync(path.join(folder, "in/tekst.md.tmp"), path.join(folder, "in/tekst.md"));
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    for (let waited = 0; !isSo(); waited += 1) {
      if (waited > 300) throw new Error(`not so: ${isSo.toString()} ${events.join(", ")}`);
      await sleep(10);
    }
  };
  const shown = (): string | undefined => session.pageOf(DOCUMENT)?.html;
  const state = () => session.stateOf(DOCUMENT);

  beforeEach(() => {
    folder = emptyFolder();
    mkdirSync(path.join(folder, "in"));
    [events, bugs, daysTold, duration] = [[], [], 0, 0];
    ending = new AbortController();
    save("een");
    session = startSession(
      previewerIn(folder, events, () => duration),
      {
        signal: ending.signal,
        elapsed: () => performance.now(),
        debug: () => undefined,
        onBug: (error) => bugs.push(error),
        onDaySetAside: () => (daysTold += 1),
      },
    );
  });
  afterEach(async () => {
    ending.abort();
    await session.ended;
  });

  it("makes a page, and another one after a change", async () => {
    await until(() => shown() === "een");
    const before = state();
    save("twee");
    await until(() => shown() === "twee");
    expect(state().page).not.toBe(before.page);
    expect(state().edited).toEqual({ count: before.edited.count + 1, section: "deel" });
    expect(daysTold).toBe(1);
  });

  it.each<[string, () => void]>([
    ["written in place", () => writeFileSync(path.join(folder, "in/tekst.md"), "twee")],
    [
      "written in two steps",
      () => {
        writeFileSync(path.join(folder, "in/tekst.md"), "");
        writeFileSync(path.join(folder, "in/tekst.md"), "twee");
      },
    ],
    [
      "removed and written anew",
      () => {
        rmSync(path.join(folder, "in/tekst.md"));
        writeFileSync(path.join(folder, "in/tekst.md"), "twee");
      },
    ],
    [
      "in a folder that is made anew",
      () => {
        rmSync(path.join(folder, "in"), { recursive: true });
        mkdirSync(path.join(folder, "in"));
        save("twee");
      },
    ],
    [
      "written at the target of a link, without a hint from the system",
      () => {
        const elsewhere = path.join(emptyFolder(), "tekst.md");
        writeFileSync(elsewhere, "anderhalf");
        rmSync(path.join(folder, "in/tekst.md"));
        symlinkSync(elsewhere, path.join(folder, "in/tekst.md"));
        setTimeout(() => writeFileSync(elsewhere, "twee"), 300);
      },
    ],
  ])("sees a text that is %s, time after time", async (_, write) => {
    await until(() => shown() === "een");
    write();
    await until(() => shown() === "twee");
    save("drie");
    await until(() => shown() === "drie");
    expect(bugs).toEqual([]);
  });

  it("keeps the last good page below an error, until the error is corrected", async () => {
    await until(() => shown() === "een");
    const { page, edited } = state();
    save("een fout");
    await until(() => state().fault !== null);
    expect(shown()).toBe("een");
    expect(state()).toMatchObject({
      page,
      edited,
      fault: {
        title: "Je ziet nog de laatste goede versie: er is een fout gevonden.",
        sentences: [],
        findings: [
          {
            kind: "fout",
            file: "tekst.md",
            place: "regel 3, teken 7",
            message: "Dit kan niet.",
            section: "deel",
          },
        ],
      },
    });
    save("twee");
    await until(() => state().fault === null);
    expect(shown()).toBe("twee");
    expect(state().edited.count).toBe(edited.count + 1);
    expect(bugs).toEqual([]);
  });

  it("reports an error before there is a good page", async () => {
    ending.abort();
    await session.ended;
    save("fout");
    ending = new AbortController();
    session = startSession(
      previewerIn(folder, events, () => 0),
      {
        signal: ending.signal,
        elapsed: () => performance.now(),
        debug: () => undefined,
        onBug: () => undefined,
        onDaySetAside: () => undefined,
      },
    );
    await until(() => state().fault !== null);
    expect(state().page).toBeNull();
    expect(state().fault?.title).toBe("Er is nog geen rapport: er is een fout gevonden.");
  });

  it("never reports that nothing was found if the texts could not be checked", async () => {
    await until(() => state().findings.summary === "Geen bevindingen.");
    save("weg");
    await until(() => state().findings.summary !== "Geen bevindingen.");
    expect(state().findings).toMatchObject({ items: [] });
    expect(state().findings.summary).toContain("niet nagekeken");
    save("terug");
    await until(() => state().findings.summary === "Geen bevindingen.");
  });

  it("reports a bug, and goes on", async () => {
    await until(() => shown() === "een");
    save("bug");
    await until(() => state().fault !== null);
    expect(state().fault?.sentences).toEqual([commandMessages.bug]);
    expect(bugs).toEqual([new Error("bug")]);
    save("twee");
    await until(() => shown() === "twee");
    expect(state().fault).toBeNull();
  });

  it("makes one page after a burst of changes, with the last one", async () => {
    await until(() => shown() === "een");
    events.length = 0;
    for (let turn = 0; turn < 8; turn += 1) {
      save(`stap ${turn}`);
      await sleep(5);
    }
    await until(() => shown() === "stap 7");
    // The previous page existed already.
    const begun = events.filter((event) => event !== "overtaken een");
    expect(begun).toEqual(["begin stap 7", "made stap 7"]);
  });

  it("drops a page that is out of date before it is finished", async () => {
    await until(() => shown() === "een");
    events.length = 0;
    duration = 400;
    const seen = new Set<string | undefined>();
    session.listen(() => seen.add(shown()), DOCUMENT);
    save("twee");
    await until(() => events.includes("begin twee"));
    save("drie");
    await until(() => shown() === "drie");
    expect(events).toContain("overtaken twee");
    expect([...seen].filter((html) => html === "twee")).toEqual([]);
  });

  it("reports that a page is being made if that takes long", async () => {
    await until(() => shown() === "een");
    duration = 600;
    save("twee");
    await until(() => state().isBusy);
    await until(() => shown() === "twee");
    await until(() => !state().isBusy);
    expect(events.slice(-2)).toEqual(["begin twee", "made twee"]);
  });

  it("prints the inputs of that moment", async () => {
    await until(() => shown() === "een");
    save("nu");
    expect(Buffer.from((await session.pdf(DOCUMENT)).bytes).toString()).toBe("pdf nu");
  });

  it("ends by its signal, whatever it is making", async () => {
    duration = 60_000;
    save("lang");
    await until(() => events.includes("begin lang"));
    const start = performance.now();
    ending.abort();
    await session.ended;
    expect(performance.now() - start).toBeLessThan(500);
  });
});
