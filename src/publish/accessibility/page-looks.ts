import {
  accessibilityMessages as texts,
  type MachineTestId,
} from "../../messages/accessibility.ts";
import { changeText } from "../../render/text-tokens.ts";
import type { Look } from "./note.ts";

const { where } = texts;

/** In characters. Screen readers read the text of an image in one go. */
const LONGEST_ALT = 250;

type PageTestId = Extract<MachineTestId, `page-${string}`>;

/** The start tag of an element of the page. */
interface Start {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Its id, or else the last id before it; null before the first id. */
  readonly near: string | null;
}

/** Tests the accessibility of a page that this tool made, without a browser. */
export function lookAtPage(html: string): Readonly<Record<PageTestId, Look>> {
  const starts = startsIn(html);
  const of = (...names: readonly string[]) => starts.filter(({ name }) => names.includes(name));
  const images = starts.flatMap((start) => {
    const alt = altOf(start);
    return alt === undefined ? [] : [{ alt, near: start.near }];
  });
  const title = /<title>([\s\S]*?)<\/title>/i.exec(html)?.[1] ?? "";
  const language = of("html")[0]?.attributes.get("lang") ?? "";
  return {
    "page-title": { looked: 1, failures: title.trim() === "" ? [where.noTitle] : [] },
    "page-language": { looked: 1, failures: language === "" ? [where.noLanguage] : [] },
    "page-headings": headings(starts),
    "page-table-scopes": each(of("th"), ({ attributes, near }) =>
      /^(?:row|col)(?:group)?$/.test(attributes.get("scope") ?? "") ? null : where.at(near),
    ),
    "page-images": each(images, ({ alt, near }) => (alt.trim() === "" ? where.at(near) : null)),
    "page-alt-lengths": each(images, ({ alt, near }) =>
      alt.length > LONGEST_ALT ? where.long(near, alt.length) : null,
    ),
    "page-ids": doubleIds(starts),
  };
}

/** The text of an image; undefined for other elements and for decoration. */
function altOf({ name, attributes }: Start): string | undefined {
  const isImage = name === "img" || attributes.get("role") === "img";
  if (!isImage || attributes.get("aria-hidden") === "true") return undefined;
  return attributes.get(name === "img" ? "alt" : "aria-label") ?? "";
}

/** Tests all elements. Names each place once, because a chart has two drawings in one place. */
function each<T>(all: readonly T[], fault: (one: T) => string | null): Look {
  const failures = new Set(all.flatMap((one) => fault(one) ?? []));
  return { looked: all.length, failures: [...failures] };
}

function headings(starts: readonly Start[]): Look {
  const levels = starts.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : []));
  const first = levels.filter((level) => level === 1).length;
  const jumps = levels.flatMap((level, index) => {
    const before = levels[index - 1] ?? 0;
    return level > before + 1 ? [where.headingAfter(level, before)] : [];
  });
  return {
    looked: levels.length,
    failures: [...(first === 1 ? [] : [where.headings(first)]), ...jumps],
  };
}

function doubleIds(starts: readonly Start[]): Look {
  const ids = starts.flatMap(({ attributes }) => attributes.get("id") ?? []);
  const double = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return { looked: ids.length, failures: [...double].map(where.id) };
}

const ATTRIBUTE = /([a-z][\w:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gi;
const ESCAPES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
  "&#39;": "'",
};

function startsIn(html: string): readonly Start[] {
  const starts: Start[] = [];
  let near: string | null = null;
  changeText(
    html,
    (text) => text,
    ({ name, attributes, isEnd }) => {
      if (isEnd) return;
      const pairs = Array.from(
        attributes.matchAll(ATTRIBUTE),
        ([, key = "", double, single, bare]) =>
          [key.toLowerCase(), unescaped(double ?? single ?? bare ?? "")] as const,
      );
      const own = new Map(pairs);
      near = own.get("id") ?? near;
      starts.push({ name, attributes: own, near });
    },
  );
  return starts;
}

function unescaped(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot|#x27|#39);/g, (code) => ESCAPES[code] ?? code);
}
