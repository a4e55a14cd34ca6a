/**
 * The folder of this package, seen from here and from the build, which is one folder beside `src`.
 * Deeper modules must use this to find the package's own files.
 */
export const PACKAGE_ROOT = new URL("../", import.meta.url);
