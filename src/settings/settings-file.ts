import { readFile } from "node:fs/promises";
import path from "node:path";

import { LineCounter, parseDocument, type Document } from "yaml";
import { z } from "zod";

import { ReportError } from "../errors.ts";
import { settingsMessages } from "../messages/settings.ts";
import { parseIsoDay } from "../period/day.ts";
import { parseMoment } from "./moment.ts";

const isDay = (text: string): boolean => parseIsoDay(text) !== undefined;

/** What a settings file may hold. The threshold is not among it: it weakens protection. */
const settingsFileSchema = z.strictObject({
  input: z.string().min(1).optional(),
  content: z.string().min(1).optional(),
  out: z.string().min(1).optional(),
  document: z.string().min(1).optional(),
  encoding: z.string().min(1).optional(),
  delimiter: z.string().min(1).optional(),
  maxSize: z.string().min(1).optional(),
  publishedOn: z
    .string()
    .refine((text) => parseMoment(text) !== undefined, settingsMessages.momentInvalid)
    .optional(),
  organisation: z.string().min(1).optional(),
  contact: z.string().min(1).optional(),
  events: z
    .array(
      z.strictObject({
        date: z.string().refine(isDay, settingsMessages.dayInvalid),
        label: z.string().min(1),
      }),
    )
    .optional(),
});

export type SettingsFile = z.infer<typeof settingsFileSchema>;

/** The name of the settings file that is looked for in the working folder. */
const SETTINGS_FILE = "report.config.yaml";

/**
 * Reads the settings of a working folder: `report.config.yaml`, else the key `report` of its
 * package.json, else none. Throws ReportError "usage" that names every problem with its line.
 */
export async function readSettingsFile(folder: string): Promise<SettingsFile> {
  const yaml = await readIfPresent(path.join(folder, SETTINGS_FILE));
  if (yaml !== undefined) return parseSettings(SETTINGS_FILE, yaml, []);
  const json = await readIfPresent(path.join(folder, "package.json"));
  return json === undefined ? {} : parseSettings("package.json", json, ["report"]);
}

async function readIfPresent(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new ReportError("usage", settingsMessages.unreadable(path.basename(file)), {
      cause: error,
    });
  }
}

/** JSON is YAML too, so that one parser gives line numbers for both. */
function parseSettings(file: string, text: string, at: readonly string[]): SettingsFile {
  const lines = new LineCounter();
  // Dates stay text: YAML's own dates would bring a time zone in.
  const document = parseDocument(text, { lineCounter: lines, schema: "core" });
  const lineOf = (offset: number | undefined): number => lines.linePos(offset ?? 0).line;

  const broken = document.errors.map((error) => settingsMessages.syntax(lineOf(error.pos[0])));
  if (broken.length > 0) throw problems(file, broken);

  const content: unknown = document.getIn(at, false) ?? {};
  const parsed = settingsFileSchema.safeParse(toPlain(document, at, content));
  if (parsed.success) return parsed.data;
  throw problems(
    file,
    parsed.error.issues.flatMap((issue) => {
      const line = lineOf(offsetOf(document, [...at, ...issue.path.map(String)]));
      return issue.code === "unrecognized_keys"
        ? issue.keys.map((key) =>
            settingsMessages.unknownKey(
              key,
              lineOf(offsetOf(document, [...at, ...issue.path.map(String), key])),
            ),
          )
        : [settingsMessages.invalid(issue.path.join("."), line, issue.message)];
    }),
  );
}

function toPlain(document: Document, at: readonly string[], fallback: unknown): unknown {
  const whole: unknown = document.toJS();
  return at.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null
        ? (Object.getOwnPropertyDescriptor(value, key)?.value ?? {})
        : fallback,
    whole ?? {},
  );
}

function offsetOf(document: Document, keys: readonly string[]): number | undefined {
  for (let depth = keys.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(keys.slice(0, depth), true);
    if (typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range)) {
      return Number(node.range[0]);
    }
  }
  return undefined;
}

function problems(file: string, lines: readonly string[]): ReportError {
  return new ReportError("usage", settingsMessages.problems(file, lines));
}
