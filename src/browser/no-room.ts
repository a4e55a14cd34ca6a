import { ReportError } from "../errors.ts";
import { pageMessages } from "../messages/page.ts";
import type { WideBlock } from "./wide-blocks.ts";

/** The end of a run in which a page has no room for something; its `blocks` are what. */
export class NoRoomError extends ReportError {
  readonly blocks: readonly WideBlock[];

  constructor(blocks: readonly WideBlock[]) {
    // The cover holds what the settings say, and nothing of another source.
    const isOfSettings = blocks.every(({ kind }) => kind === "cover");
    super(isOfSettings ? "usage" : "input", [...new Set(blocks.map(sentenceOn))].join("\n"));
    this.blocks = blocks;
  }
}

function sentenceOn({ kind, section, caption }: WideBlock): string {
  if (kind === "cover") return pageMessages.cover;
  return kind === "table" ? pageMessages.table(section, caption) : pageMessages.text(section);
}
