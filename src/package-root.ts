/**
 * The folder of this package. Right from here and from the build, which lies in one folder beside
 * `src`; so nothing deeper may look for the package's own files by itself.
 */
export const PACKAGE_ROOT = new URL("../", import.meta.url);
