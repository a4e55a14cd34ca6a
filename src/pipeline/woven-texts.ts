import path from "node:path";

import { type DocumentType, narrativePlaces } from "../document-type/document-type.ts";
import { answersFrom, type WovenSources } from "../document/woven/answer.ts";
import { faultInNames } from "../document/woven/asked.ts";
import type { CategoriesOf } from "../document/woven/reference.ts";
import type { Finding } from "../messages/finding.ts";
import { findingAt } from "../narrative/folder.ts";
import { findingIn } from "../narrative/check-narrative.ts";
import type { Narrative, ReadableText, WrittenCall } from "../narrative/narrative.ts";
import { weaveText } from "../narrative/weave-text.ts";
import type { Period } from "../period/period.ts";
import type { Texts } from "./texts.ts";

/** The texts of a report with the figures in them. */
export interface WovenTexts {
  readonly narratives: readonly Narrative[];
  /** The same texts as a reader sees them. */
  readonly readable: readonly ReadableText[];
  readonly images: Texts["images"];
  readonly findings: readonly Finding[];
}

/** Puts figures into the texts that call them. */
export function weaveTexts(
  { written, refused, images }: Pick<Texts, "written" | "refused" | "images">,
  documentType: DocumentType,
  sources: WovenSources,
): WovenTexts {
  const answers = answersFrom(sources);
  const woven = written.map((text) => ({ text, made: weaveText(text, answers) }));
  // These are not printed, but their calls may have mistakes too.
  const others = refused.map((text) => weaveText(text, answers));
  const required = narrativePlaces(documentType).filter((place) => place.required);
  // A condition can empty a text that the document requires.
  const missing = woven.flatMap(({ text: { narrative, file }, made }): readonly Finding[] => {
    const place = required.find(({ name }) => name === narrative.name);
    const isEmpty = made.findings.every(({ severity }) => severity !== "error");
    if (made.narrative !== null || place === undefined || !isEmpty) return [];
    return [findingAt("narrative-required", path.normalize(file), `(${place.title})`)];
  });
  return {
    narratives: woven.flatMap(({ made }) => made.narrative ?? []),
    readable: [...woven.map(({ made }) => made), ...others].map((made) => made.readable),
    images: images.filter(({ narrative, file }) =>
      woven.some(
        ({ text, made }) => text.narrative.name === narrative && made.images?.has(file) !== false,
      ),
    ),
    findings: [
      ...[...woven.map(({ made }) => made), ...others].flatMap((made) => made.findings),
      ...missing,
    ],
  };
}

/**
 * Checks the names in calls, including calls that are not answered because of a condition or
 * another mistake. A mistake in one period is a mistake in all periods.
 */
export function checkNames(
  calls: readonly WrittenCall[],
  period: Period,
  categoriesOf: CategoriesOf,
): readonly Finding[] {
  return calls.flatMap(({ call, file, place }) => {
    const fault = faultInNames(call, period, categoriesOf);
    return fault === null ? [] : [findingIn(file, fault.code, place, fault.more)];
  });
}

/** True if a document shows figures: its type does, or one of its texts calls a figure. */
export function showsFigures(
  { figures }: { readonly figures: boolean },
  texts: Pick<Texts, "written" | "refused">,
): boolean {
  return figures || figuresCalled(texts).length > 0;
}

/** The figures that texts call, including those in conditions. They need the export. */
export function figuresCalled({
  written,
  refused,
}: Pick<Texts, "written" | "refused">): readonly string[] {
  const calls = [...written, ...refused].flatMap(({ template }) => [
    ...(template?.calls.values() ?? []),
  ]);
  const compared = calls.flatMap((call) =>
    call.kind === "als" ? call.tests.map((test) => test.with.trim().split(/\s+/)[0] ?? "") : [],
  );
  const called = calls.flatMap((call) => ("figure" in call ? call.figure : []));
  return [...new Set([...called, ...compared])];
}
