// The library comes without types.
declare module "hyphen/nl/index.js" {
  const patterns: { readonly hyphenateSync: (text: string) => string };
  export default patterns;
}
