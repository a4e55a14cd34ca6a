import { isUtf8 } from "node:buffer";
import { readdir } from "node:fs/promises";
import path from "node:path";

import type Handlebars from "handlebars";

import { isErrorCode } from "../file-system/new-files.ts";
import { readUntrusted } from "../file-system/read-files.ts";
import type { Finding } from "../findings/finding.ts";
import { closestTerm } from "../language/likely-meaning.ts";
import { documentTypeMessages as messages } from "../messages/document-type.ts";

/** A template as read from its file. */
export interface TemplateFile {
  /** The name by which other templates include it. */
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

const LARGEST_KIBIBYTES = 1024;
const EXTENSION = ".hbs";

/** Receives a finding. */
type Report = (finding: Finding) => void;

/**
 * The text of a file of a document type. Null if there is no file, or if it cannot be read (which
 * is reported).
 */
export async function readTypeFile(file: string, report: Report): Promise<string | null> {
  const bytes = await readUntrusted(file, { mostBytes: LARGEST_KIBIBYTES * 1024 });
  if (bytes === "missing") return null;
  if (typeof bytes !== "string" && isUtf8(bytes)) return bytes.toString("utf8");
  const message =
    typeof bytes === "string" ? messages.unread(bytes, LARGEST_KIBIBYTES) : messages.notUtf8;
  report(wrongTemplate(file, null, message));
  return null;
}

/** The templates in a folder, sorted by name. Empty if the folder does not exist. */
export async function readTemplates(
  folder: string,
  report: Report,
): Promise<readonly TemplateFile[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (!isErrorCode(error, "ENOENT")) report(wrongTemplate(folder, null, messages.noFolder));
    return [];
  });
  const read = await Promise.all(
    names
      .filter((name) => name.endsWith(EXTENSION))
      .sort()
      .map(async (name): Promise<TemplateFile | null> => {
        const file = path.join(folder, name);
        const text = await readTypeFile(file, report);
        return text === null ? null : { name: name.slice(0, -EXTENSION.length), file, text };
      }),
  );
  return read.filter((one) => one !== null);
}

interface Place {
  readonly line: number;
  /** Unknown for some syntax errors of Handlebars. */
  readonly position?: number;
}

/** A finding about a file of a document type. */
export function wrongTemplate(file: string, place: Place | null, message: string): Finding {
  const code = "document-type-template";
  return { severity: "error", code, file, line: null, column: null, ...place, message };
}

// Faults in styles.

/** Matches external resources in a style, which are not allowed. */
const EXTERNAL = /@import\b[^;]*|\burl\(\s*(?!["']?(?:data:|#))|<\/style/gi;

/** Reports the places where a style loads something from outside the document. */
export function faultsInStyle(file: string, text: string): readonly Finding[] {
  const withoutComments = text.replaceAll(/\/\*.*?\*\//gs, (comment) =>
    comment.replaceAll(/[^\n]/g, " "),
  );
  return Array.from(withoutComments.matchAll(EXTERNAL), ({ index }) => {
    const before = withoutComments.slice(0, index).split("\n");
    const place = { line: before.length, position: (before.at(-1) ?? "").length + 1 };
    return wrongTemplate(file, place, messages.styleAsks);
  });
}

// Faults in templates.

/** The helpers of Handlebars, without the helper that writes a log. */
const BUILT_IN = ["if", "unless", "each", "with", "lookup"];
/** The name under which a partial receives its block. */
const GIVEN_BLOCK = "@partial-block";

/**
 * Reports syntax errors in templates, and the helpers and partials that they use but that do not
 * exist. Only this check loads Handlebars' parser, because the templates of the tool need no check.
 *
 * @param partials the names of the existing partials
 */
export async function faultsIn(
  files: readonly TemplateFile[],
  helpers: readonly string[],
  partials: readonly string[],
): Promise<readonly Finding[]> {
  const { default: parser } = await import("handlebars");
  const read = files.map((one) => ({ ...one, nodes: nodesOf(one, parser) }));
  const inline = read.flatMap(({ nodes }) =>
    "message" in nodes ? [] : nodes.flatMap((node) => inlineName(node) ?? []),
  );
  const known = {
    helper: [...BUILT_IN, ...helpers],
    partial: [...partials, ...inline, GIVEN_BLOCK],
  };
  return read.flatMap(({ file, nodes }): readonly Finding[] => {
    if ("message" in nodes) return [nodes];
    return nodes.flatMap((node): Finding[] => {
      const used = usedBy(node);
      if (used === null || known[used.kind].includes(used.name)) return [];
      const near = closestTerm(used.name, known[used.kind]);
      const { line, column } = node.loc.start;
      const message = messages.notThere[used.kind](used.name, near);
      return [wrongTemplate(file, { line, position: column + 1 }, message)];
    });
  });
}

/** All nodes of a template, or the finding that it cannot be parsed. */
function nodesOf(
  { file, text }: TemplateFile,
  parser: typeof Handlebars,
): readonly hbs.AST.Node[] | Finding {
  const nodes: hbs.AST.Node[] = [];
  class Collector extends parser.Visitor {
    override accept(node: hbs.AST.Node | null): void {
      if (node) nodes.push(node);
      super.accept(node as hbs.AST.Node);
    }
  }
  try {
    new Collector().accept(parser.parse(text));
    return nodes;
  } catch (error) {
    return wrongTemplate(file, placeOfFault(error), messages.templateWrong);
  }
}

/** The place of a syntax error. Handlebars gives it as properties, or as a line in its message. */
function placeOfFault(error: unknown): Place | null {
  const { lineNumber: line, column = 0 } = error as { lineNumber?: number; column?: number };
  if (line !== undefined) return { line, position: column + 1 };
  const [, lineInMessage] = /\bline (\d+)/.exec(String(error)) ?? [];
  return lineInMessage === undefined ? null : { line: Number(lineInMessage) };
}

/** The name of an inline partial. */
function inlineName(node: hbs.AST.Node): string | null {
  if (node.type !== "DecoratorBlock") return null;
  const [name] = (node as hbs.AST.DecoratorBlock).params;
  return name?.type === "StringLiteral" ? (name as hbs.AST.StringLiteral).value : null;
}

/**
 * The helper or partial that a node uses by name. Null for a name without arguments, which may be a
 * value of the context, and for a name that is computed.
 */
function usedBy(node: hbs.AST.Node): { kind: "helper" | "partial"; name: string } | null {
  if (node.type === "PartialStatement" || node.type === "PartialBlockStatement") {
    const { name } = node as hbs.AST.PartialStatement;
    return "original" in name ? { kind: "partial", name: name.original } : null;
  }
  const isStatement = node.type === "MustacheStatement" || node.type === "BlockStatement";
  if (!isStatement && node.type !== "SubExpression") return null;
  const { path, params, hash } = node as hbs.AST.MustacheStatement;
  const isCall = !isStatement || params.length > 0 || (hash as unknown) !== undefined;
  return isCall && "original" in path ? { kind: "helper", name: path.original } : null;
}
