import { expect, it } from "vitest";

import { findingsText } from "../../src/commands/findings-text.ts";
import { NOTHING_OMITTED, type Finding } from "../../src/messages/finding.ts";

it("gives a finding one line, whatever names are in it", () => {
  const finding: Finding = {
    severity: "error",
    code: "settings-invalid",
    file: "a\nb.yaml",
    line: 2,
    column: "c\rd",
    message: "Het logo e\nfout: nep\tis er niet.",
  };
  expect(findingsText({ findings: [finding], omitted: NOTHING_OMITTED })).toBe(
    String.raw`fout: a\u000ab.yaml, regel 2, kolom c\u000dd: Het logo e\u000afout: nep\u0009is er niet.` +
      "\n",
  );
});
