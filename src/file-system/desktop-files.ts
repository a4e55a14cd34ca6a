/**
 * Files that a desktop leaves in a folder that someone opens: thumbnails, view settings, what a Mac
 * keeps beside a file, and the lock file of a document that is open in an office program. They come
 * back after removal, so they do not show that someone uses the folder.
 */
const NAMES = new Set([
  // Windows: Explorer, also through a file server that keeps its streams as files.
  "thumbs.db",
  "thumbs.db:encryptable",
  "ehthumbs.db",
  "ehthumbs_vista.db",
  "desktop.ini",
  // macOS: Finder. The name of a folder's icon ends in a carriage return.
  ".ds_store",
  ".localized",
  "icon\r",
  // KDE: Dolphin.
  ".directory",
]);

/** AppleDouble ("._x"), an open document in Microsoft Office ("~$x") and in LibreOffice. */
const PATTERNS = /^(?:\._|~\$).|^\.~lock\..*#$/s;

/** True for the name of a file that a desktop leaves in a folder by itself, such as "Thumbs.db". */
export function isLeftByDesktop(name: string): boolean {
  return NAMES.has(name.toLowerCase()) || PATTERNS.test(name);
}
