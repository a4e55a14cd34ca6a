import { expect, it } from "vitest";

import { ReportError } from "../src/errors.ts";

it("keeps each sentence of an end on one line, whatever name is in it", () => {
  const folder = "a\nfout: nep\r\u2028\u001B[2J";
  const error = new ReportError("output", [
    `De map "${folder}" is er niet.`,
    "Probeer het opnieuw.",
  ]);
  expect(error.message).toBe(
    String.raw`De map "a\u000afout: nep\u000d\u2028\u001b[2J" is er niet.` +
      "\nProbeer het opnieuw.",
  );
  expect(error.sentences).toEqual(error.message.split("\n"));
});
