/** True for a file system error that has one of `codes`, such as "ENOENT". */
export function isErrorCode(error: unknown, ...codes: readonly string[]): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && codes.includes(code);
}
