import { NO_WORD_AFTER, NO_WORD_BEFORE } from "./boundaries.ts";
import type { Span } from "./contact-details.ts";

/** The number of characters of an IBAN by country, from the registry of ISO 13616. */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 " +
    "DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 " +
    "IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 " +
    "MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 " +
    "SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const START = new RegExp(`${NO_WORD_BEFORE}[A-Z]{2}[0-9]{2}`, "giu");
const WORD_AFTER = new RegExp(NO_WORD_AFTER, "uy");
const GROUP = 4;

/** True if `text` contains an IBAN, without spaces or in groups of four with single spaces. */
export function hasIban(text: string): boolean {
  for (const { 0: start, index } of text.matchAll(START)) {
    const length = LENGTHS.get(start.slice(0, 2).toUpperCase());
    if (length === undefined) continue;
    if ([wholeAt(text, index, length), groupedAt(text, index, length)].some(passes)) return true;
  }
  return false;
}

/** What people write between the groups of a number in running text. */
const GAP = String.raw`[ ./\p{Pd}\u2212]{0,3}`;
const GAPS = new RegExp(GAP, "gu");
const SPACED_START = new RegExp(`${NO_WORD_BEFORE}[A-Z]{2}${GAP}[0-9]{2}`, "giu");

/**
 * The places of IBANs in running text, in UTF-16 units, in any grouping that people write, with
 * spaces, dots, slashes or dashes between the groups.
 */
export function* ibansIn(text: string): Generator<Span> {
  for (const { 0: start, index } of text.matchAll(SPACED_START)) {
    const length = LENGTHS.get(start.slice(0, 2).toUpperCase());
    const found = length === undefined ? undefined : spacedAt(text, index, length);
    if (found !== undefined && passes(found.replaceAll(GAPS, ""))) {
      yield { start: index, end: index + found.length };
    }
  }
}

function spacedAt(text: string, start: number, length: number): string | undefined {
  const pattern = new RegExp(`[A-Z0-9](?:${GAP}[A-Z0-9]){${length - 1}}${NO_WORD_AFTER}`, "iuy");
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0];
}

function wholeAt(text: string, start: number, length: number): string | undefined {
  return endsAt(text, start + length) ? text.slice(start, start + length) : undefined;
}

function groupedAt(text: string, start: number, length: number): string | undefined {
  const end = start + length + Math.ceil(length / GROUP) - 1;
  if (!endsAt(text, end)) return undefined;
  const groups = text.slice(start, end).split(" ");
  const last = groups.pop();
  const areFours = groups.every((group) => group.length === GROUP);
  return areFours && last !== undefined && last.length <= GROUP
    ? groups.join("") + last
    : undefined;
}

function endsAt(text: string, end: number): boolean {
  WORD_AFTER.lastIndex = end;
  return end <= text.length && WORD_AFTER.test(text);
}

/**
 * The check of ISO 7064: move the first four characters to the end; the remainder of a division by
 * 97 must be 1.
 */
function passes(iban: string | undefined): boolean {
  if (iban === undefined || !/^[A-Z0-9]+$/i.test(iban)) return false;
  let rest = 0;
  for (const character of (iban.slice(GROUP) + iban.slice(0, GROUP)).toUpperCase()) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
