/** A moment, given in seconds since 1970, as PDF writes it (ISO 32000-1, 7.9.4), in UTC. */
export function pdfDate(seconds: number): string {
  return `D:${isoDigits(seconds).replaceAll(/\D/g, "")}+00'00'`;
}

/** A moment, given in seconds since 1970, as XMP writes it. */
export function xmpDate(seconds: number): string {
  return `${isoDigits(seconds)}+00:00`;
}

function isoDigits(seconds: number): string {
  const iso = new Date(seconds * 1000).toISOString().slice(0, -".000Z".length);
  if (!/^[12]\d{3}-/.test(iso)) throw new RangeError("a moment outside the years 1000 to 2999");
  return iso;
}
