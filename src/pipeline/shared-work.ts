import type { DocumentType } from "../document-type/document-type.ts";
import { type HouseStyle, readHouseStyle } from "../settings/house-style.ts";
import type { Settings } from "../settings/settings.ts";
import { loadDrawingTools, loadRenderingTools, type RenderingTools } from "./render-report.ts";
import {
  type DocumentOfPeriod,
  readShared,
  type SharedReading,
  type SharedReadingContext,
} from "./shared-reading.ts";

/** What the reports of one run have in common, each part read or loaded once. */
export interface SharedWork extends SharedReading {
  readonly houseStyle: ReturnType<typeof readHouseStyle>;
  /** Begins to load what a document type is rendered with, where that has not begun. */
  readonly toolsFor: (type: DocumentType, houseStyle: HouseStyle) => RenderingTools;
}

/** Begins on what reports share. */
export function shareWork(
  documents: readonly DocumentOfPeriod[],
  settings: Settings,
  context: SharedReadingContext,
): SharedWork {
  const perType = new Map<string, RenderingTools>();
  let drawing: ReturnType<typeof loadDrawingTools> | undefined;
  const houseStyle = readHouseStyle(settings);
  houseStyle.catch(() => undefined);
  return {
    ...readShared(documents, settings, context),
    houseStyle,
    toolsFor(type, { fonts }) {
      const tools =
        perType.get(type.name) ?? loadRenderingTools(type, (drawing ??= loadDrawingTools(fonts)));
      perType.set(type.name, tools);
      return tools;
    },
  };
}
