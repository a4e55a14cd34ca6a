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

/** Work that the reports of one run share. Each part is read or loaded once. */
export interface SharedWork extends SharedReading {
  readonly houseStyle: ReturnType<typeof readHouseStyle>;
  /** Begins to load the rendering tools of a document type, unless this has begun. */
  readonly toolsFor: (type: DocumentType, houseStyle: HouseStyle) => RenderingTools;
}

/** Begins the work that reports share. */
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
