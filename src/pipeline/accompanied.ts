import path from "node:path";

import { z } from "zod";

import { formatDay, formatTime } from "../language/dates.ts";
import { fieldMessages as messages } from "../messages/fields.ts";
import type { Finding } from "../messages/finding.ts";
import type { FieldsReading, FilledField } from "../narrative/read-fields.ts";
import { type Moment, parseMoment } from "../period/moment.ts";
import { parsePeriod } from "../period/period.ts";
import { MANIFEST, manifestIn } from "../publish/output-contents.ts";
import type { Settings } from "../settings/settings.ts";
import { sha256 } from "../file-system/sha256.ts";
import { type FieldCode, severityOf } from "../findings/codes.ts";

/** The part of a document's manifest that the check uses. */
const manifestSchema = z.object({
  notice: z.string().optional(),
  document: z.string(),
  /** Absent in manifests of earlier releases. */
  title: z.string().optional(),
  period: z.object({ id: z.string(), label: z.string() }),
  settings: z.object({ publishedOn: z.string().nullable() }),
});

type Manifest = z.infer<typeof manifestSchema>;

/** The findings about the document that another one accompanies. */
interface Accompanied {
  readonly findings: readonly Finding[];
  /** Its manifest, relative to the output folder, if it was read. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
}

/**
 * Compares the fields of a document about the document that it accompanies with that document's
 * manifest in the output folder. A difference is an error. A draft or a missing document is an
 * error only if this document will be published.
 */
export async function checkAccompanied(
  reading: FieldsReading | null,
  { out, publishedOn }: Pick<Settings, "out" | "publishedOn">,
): Promise<Accompanied> {
  const said = new Map((reading?.fields ?? []).map((field) => [field.accompanies, field] as const));
  const [document, period] = [said.get("document"), said.get("period")];
  if (reading === null || document === undefined || period === undefined) {
    return { findings: [], inputs: [] };
  }
  const id = parsePeriod(period.written)?.id ?? period.written;
  const folder = path.join(out, id, document.written);
  const file = path.join(folder, MANIFEST);
  const at = (field: FilledField, code: FieldCode, message: string): Finding => {
    return {
      severity: severityOf(code),
      code,
      ...reading.placeOf(field.id),
      column: null,
      message,
    };
  };
  const isSent = publishedOn !== null;
  const text = await manifestIn(folder);
  const manifest = parsed(text);
  if (manifest === null) {
    const finding = isSent
      ? at(document, "accompanied-unknown", messages.notMadeButSent(file))
      : at(document, "accompanied-not-made", messages.notMade(file));
    return { findings: [finding], inputs: [] };
  }
  const inputs = [{ file: [id, document.written, MANIFEST].join("/"), sha256: sha256(text) }];
  const otherwise = (field: FilledField, what: string): Finding =>
    at(field, "accompanied-otherwise", messages.accompaniedOtherwise(file, what));
  const title = said.get("title");
  const moment = said.get("publishedOn");
  const findings = [
    ...(manifest.document === document.written
      ? []
      : [otherwise(document, messages.otherwise.document(manifest.document))]),
    ...(title === undefined || manifest.title === undefined || manifest.title === title.written
      ? []
      : [otherwise(title, messages.otherwise.title(manifest.title))]),
    ...(manifest.period.id === id
      ? []
      : [otherwise(period, messages.otherwise.period(manifest.period.label))]),
    ...(manifest.notice === undefined ? [] : [otherwise(document, messages.accompaniedNoMark)]),
    ...(moment === undefined ? [] : publicationFindings(moment, manifest, isSent)),
  ];
  return { findings, inputs };

  function publicationFindings(
    field: FilledField,
    { settings }: Manifest,
    isToBeSent: boolean,
  ): readonly Finding[] {
    const there = settings.publishedOn === null ? undefined : parseMoment(settings.publishedOn);
    const here = parseMoment(field.written);
    if (here === undefined) return [];
    if (there === undefined) {
      return isToBeSent
        ? [otherwise(field, messages.accompaniedDraft)]
        : [at(field, "accompanied-not-made", messages.draft(file))];
    }
    if (there.day !== here.day || (there.minutes !== null && there.minutes !== here.minutes)) {
      return [otherwise(field, messages.otherwise.publishedOn(inWords(there)))];
    }
    return there.minutes === null
      ? [at(field, "accompanied-time", messages.noTime(file, formatDay(there.day)))]
      : [];
  }
}

function parsed(text: string): Manifest | null {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function inWords({ day, minutes }: Moment): string {
  return minutes === null ? formatDay(day) : `${formatDay(day)}, ${formatTime(minutes)}`;
}
