import type { FontFace } from "../charts/fonts.ts";
import { ReportError } from "../errors.ts";
import { snapshotMessages } from "../messages/snapshots.ts";
import { outputFailure } from "../publish/output-errors.ts";
import { readHouseStyle } from "../settings/house-style.ts";
import type { Logo } from "../settings/logo.ts";
import type { FontSetting } from "../settings/own-fonts.ts";
import type { Settings } from "../settings/settings.ts";
import type { LayerDifference } from "../snapshots/differences.ts";
import {
  keepStyleFile,
  readStyleFile,
  styleFilePath,
  type StyleFile,
} from "../snapshots/house-style-store.ts";
import type { SnapshotManifest } from "../snapshots/snapshot.ts";

/** The logo, the fonts and the images that a report was made with. */
export interface KeptStyle {
  readonly logo: Buffer | null;
  readonly mediaType: Logo["mediaType"] | null;
  readonly fonts: readonly FontFace[];
  /** By hash. */
  readonly images: ReadonlyMap<string, Buffer>;
}

type OfManifest = Pick<SnapshotManifest, "houseStyle">;

/** The faces of the settings by weight and style. */
const FACES: ReadonlyMap<string, FontSetting["face"]> = new Map([
  ["400 normal", "regular"],
  ["400 italic", "italic"],
  ["600 normal", "semibold"],
  ["700 normal", "bold"],
]);

/**
 * Reads the house style of a snapshot from the store. Checks it as if the settings named it: a
 * snapshot may not bring in what the settings refuse. Returns a difference for a lost or refused
 * file.
 */
export async function readKeptStyle(
  { houseStyle }: OfManifest,
  snapshots: string,
): Promise<KeptStyle | LayerDifference> {
  const { logo, fonts, images = [] } = houseStyle;
  const files = filesOf({ houseStyle });
  if (files.length === 0) return { logo: null, mediaType: null, fonts: [], images: new Map() };
  const read = new Map<string, Buffer>();
  for (const file of files) {
    if (read.has(file.sha256)) continue;
    const { bytes, barrier } = await readStyleFile(snapshots, file.sha256);
    if (bytes === null) return differenceOf(file, barrier, snapshots);
    read.set(file.sha256, bytes);
  }
  const place = { file: snapshots, line: null };
  const pathOf = ({ sha256 }: StyleFile): string => styleFilePath(snapshots, sha256);
  const checked = await readHouseStyle({
    logo: logo && { path: pathOf(logo), alt: "", place },
    fonts: fonts.map((font) => {
      const face = FACES.get(`${font.weight} ${font.style}`) ?? "regular";
      return { face, path: pathOf(font), place };
    }),
  });
  const refused = checked.logo === null && logo !== null ? logo : fonts[checked.fonts.length];
  if (refused !== undefined) return differenceOf(refused, "refused", snapshots);
  return {
    logo: logo && (read.get(logo.sha256) ?? null),
    mediaType: checked.logo?.mediaType ?? null,
    fonts: fonts.flatMap(({ weight, style, format, sha256 }) => {
      const bytes = read.get(sha256);
      return bytes === undefined ? [] : [{ weight, style, format, bytes }];
    }),
    images: new Map(
      images.flatMap(({ sha256 }) => {
        const bytes = read.get(sha256);
        return bytes === undefined ? [] : [[sha256, bytes] as const];
      }),
    ),
  };
}

/**
 * Puts lost files of a snapshot's house style back into the store, from the files that the settings
 * name now. Returns true if it put back any file. An image of a text stays lost: the settings name
 * none.
 */
export async function restoreStyle(
  manifest: OfManifest,
  { snapshots, logo, fonts }: Pick<Settings, "snapshots" | "logo" | "fonts">,
): Promise<boolean> {
  const isLost = async ({ sha256 }: StyleFile): Promise<boolean> =>
    (await readStyleFile(snapshots, sha256)).bytes === null;
  const files = filesOf(manifest);
  const lost = new Set<string>();
  for (const file of files) if (await isLost(file)) lost.add(file.sha256);
  if (lost.size === 0) return false;
  const now = await readHouseStyle({ logo, fonts });
  const found = [now.logo, ...now.fonts].filter((one) => one !== null && lost.has(one.sha256));
  for (const file of found) if (file !== null) await keepInStore(file.bytes, snapshots);
  return found.length > 0;
}

/**
 * Keeps a file of the house style in the store. Returns true if it was not there yet. Throws
 * ReportError "output" if something is in the way.
 */
export async function keepInStore(bytes: Uint8Array, snapshots: string): Promise<boolean> {
  try {
    const outcome = await keepStyleFile(snapshots, bytes);
    if (typeof outcome === "boolean") return outcome;
    throw new ReportError("output", snapshotMessages.barred(outcome.place, outcome.barrier));
  } catch (error) {
    throw await outputFailure(error, snapshots);
  }
}

function filesOf({ houseStyle: { logo, fonts, images = [] } }: OfManifest): readonly StyleFile[] {
  return [...(logo === null ? [] : [logo]), ...fonts, ...images];
}

function differenceOf(
  file: StyleFile,
  reason: LayerDifference["reason"],
  snapshots: string,
): LayerDifference {
  const detail = `${file.file} (${styleFilePath(snapshots, file.sha256)})`;
  return { layer: "houseStyle", reason, detail, changes: [] };
}
