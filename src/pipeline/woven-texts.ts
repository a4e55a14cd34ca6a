import path from "node:path";

import { type DocumentType, narrativePlaces } from "../document-type/document-type.ts";
import { answersFrom, type WovenSources } from "../document/woven/answer.ts";
import type { Finding } from "../messages/finding.ts";
import { findingAt } from "../narrative/folder.ts";
import type { Narrative, ReadableText } from "../narrative/narrative.ts";
import { weaveText } from "../narrative/weave-text.ts";
import type { Texts } from "./texts.ts";

/** The texts of a report with the figures in them. */
export interface WovenTexts {
  readonly narratives: readonly Narrative[];
  /** The same as a reader sees them. */
  readonly readable: readonly ReadableText[];
  readonly images: Texts["images"];
  readonly findings: readonly Finding[];
}

/** Puts the figures in the texts of a report that call them. */
export function weaveTexts(
  { written, refused, images }: Pick<Texts, "written" | "refused" | "images">,
  documentType: DocumentType,
  sources: WovenSources,
): WovenTexts {
  const answers = answersFrom(sources);
  const woven = written.map((text) => ({ text, made: weaveText(text, answers) }));
  // Nothing of these is printed, but their calls may be mistaken too.
  const others = refused.map((text) => weaveText(text, answers));
  const required = narrativePlaces(documentType).filter((place) => place.required);
  // A condition can leave a text empty that the document cannot do without.
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

/** Whether any of the texts calls a figure, so that figures must be read for it. */
export function callsFigures({ written, refused }: Pick<Texts, "written" | "refused">): boolean {
  return [...written, ...refused].some(({ template }) =>
    [...(template?.calls.values() ?? [])].some((call) => "figure" in call),
  );
}
