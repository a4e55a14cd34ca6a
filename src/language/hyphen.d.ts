// The library has no types of its own.
declare module "hyphen/nl/index.js" {
  const patterns: { readonly hyphenateSync: (text: string) => string };
  export default patterns;
}
