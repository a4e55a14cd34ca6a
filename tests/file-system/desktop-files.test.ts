import { describe, expect, it } from "vitest";

import { isLeftByDesktop } from "../../src/publish/output-contents.ts";

describe("isLeftByDesktop", () => {
  it.each([
    "Thumbs.db",
    "thumbs.db",
    "Thumbs.db:encryptable",
    "ehthumbs.db",
    "Desktop.ini",
    ".DS_Store",
    "Icon\r",
    ".directory",
    "._voortgangsrapportage.pdf",
    "~$voortgang.docx",
    ".~lock.figures.csv#",
  ])("recognises %j", (name) => expect(isLeftByDesktop(name)).toBe(true));

  it.each([
    "Thumbs.db.pdf",
    "mijn desktop.ini",
    "notities.txt",
    ".notities",
    "._",
    "~$",
    "~notities.docx",
    ".~lock.figures.csv",
    "voortgangsrapportage.pdf",
    "",
  ])("leaves %j to its owner", (name) => expect(isLeftByDesktop(name)).toBe(false));
});
