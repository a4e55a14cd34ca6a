import { describe, expect, it } from "vitest";

import { ReportError } from "../../src/errors.ts";
import { epochSeconds, isoMoment, parseMoment, parsePeriod } from "../../src/period/period.ts";
import {
  parseDelimiter,
  parseEncoding,
  parseSize,
  parseSkipAtMost,
} from "../../src/settings/setting-sources.ts";
import { documentEpoch } from "../../src/settings/settings.ts";
import { settleSettings } from "../../src/settings/settle-settings.ts";

describe("option values", () => {
  it.each([
    ["500", 500],
    ["500B", 500],
    ["500kB", 500_000],
    ["500MB", 500_000_000],
    ["1.5GB", 1_500_000_000],
    ["2GiB", 2 * 1024 ** 3],
    ["1 MiB", 1024 ** 2],
  ])("reads the size %s as %d bytes", (text, bytes) => expect(parseSize(text)).toBe(bytes));

  it.each(["", "veel", "-1MB", "1TB", "1,5GB"])("refuses the size %j", (text) =>
    expect(() => parseSize(text)).toThrow(ReportError),
  );

  it.each([
    ["UTF-8", "utf-8"],
    ["utf8", "utf-8"],
    ["UTF16LE", "utf-16le"],
    ["Windows-1252", "windows-1252"],
    ["ANSI", "windows-1252"],
    ["cp1252", "windows-1252"],
  ])("reads %s as the encoding %s", (text, encoding) => expect(parseEncoding(text)).toBe(encoding));

  it.each([
    [";", ";"],
    ["tab", "\t"],
    ["\\t", "\t"],
    ["\t", "\t"],
  ])("reads %j as the delimiter %j", (text, delimiter) =>
    expect(parseDelimiter(text)).toBe(delimiter),
  );

  it.each([
    ["25%", 25],
    ["25", 25],
    [" 0 % ", 0],
    ["100%", 100],
  ])("reads the share %j of the rows as %d percent", (skipAtMost, percentage) =>
    expect(parseSkipAtMost({ skipAtMost, skipInvalid: true })).toBe(percentage),
  );

  it.each(["", "%", "101%", "-1", "12,5%", "0.1", "veel"])(
    "refuses the share %j of the rows",
    (text) =>
      expect(() => parseSkipAtMost({ skipAtMost: text, skipInvalid: true })).toThrow(
        "--skip-at-most is een heel percentage",
      ),
  );

  it("refuses a share of the rows without --skip-invalid", () =>
    expect(() => parseSkipAtMost({ skipAtMost: "25%" })).toThrow("--skip-invalid"));

  it.each([
    ["2024-05-27", "2024-05-27", 1_716_768_000],
    ["2024-05-27T10:30", "2024-05-27T10:30", 1_716_805_800],
  ])("reads %s as a moment of publication", (text, iso, seconds) => {
    const moment = parseMoment(text);
    expect(moment && [isoMoment(moment), epochSeconds(moment)]).toEqual([iso, seconds]);
  });

  it.each([
    "2024-02-30",
    "2024-05-27T24:00",
    "2024-05-27 10:30",
    "2024-05-27T10:30T1",
    "27-05-2024",
    "",
  ])("refuses the moment %j", (text) => expect(parseMoment(text)).toBeUndefined());
});

describe("the date of a document", () => {
  const dateOf = async (options: object, environment: Record<string, string>) => {
    const period = parsePeriod("2024-Q1");
    const settings = await settleSettings(options, environment, "/nonexistent");
    return period && new Date(documentEpoch(settings, period) * 1000).toISOString();
  };

  it("is the date of publication, or else SOURCE_DATE_EPOCH, or else the day after the period", async () => {
    const environment = { SOURCE_DATE_EPOCH: "0" };
    expect(await dateOf({ publishedOn: "2024-05-27" }, environment)).toBe(
      "2024-05-27T00:00:00.000Z",
    );
    expect(await dateOf({}, environment)).toBe("1970-01-01T00:00:00.000Z");
    expect(await dateOf({}, {})).toBe("2024-04-01T00:00:00.000Z");
  });
});
