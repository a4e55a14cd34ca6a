/** A font rule in the style of a document. */
export const FONT_FACE = /@font-face\s*\{[^}]*\}/g;

/**
 * Runs in the page: returns a function that writes a document into the page. The document is
 * complete when the function returns, except for images and for fonts that the page did not have
 * yet. The page keeps the fonts of the first style element: a browser takes longer to read a font
 * than to set a page in it, and the documents of one run share their fonts.
 */
export const WRITE_DOCUMENT = String.raw`
  (() => {
    const known = new Map();
    const faceOf = (rule) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rule);
      const { style } = sheet.cssRules[0];
      const value = (name) => style.getPropertyValue(name) || undefined;
      const family = value("font-family").replaceAll('"', "");
      return new FontFace(family, value("src"), {
        style: value("font-style"),
        weight: value("font-weight"),
        unicodeRange: value("unicode-range"),
      });
    };
    return (html) => {
      const start = html.indexOf("<style>");
      const end = start < 0 ? start : html.indexOf("</style>", start);
      const rules = [];
      const style = html.slice(start, end).replaceAll(${FONT_FACE}, (rule) => {
        rules.push(rule);
        return "";
      });
      document.open();
      document.write(end < 0 ? html : html.slice(0, start) + style + html.slice(end));
      document.close();
      const faces = rules.map((rule) => {
        const face = known.get(rule) ?? faceOf(rule);
        known.set(rule, face);
        return face;
      });
      // The fonts of the previous document may still be there.
      for (const face of known.values()) if (!faces.includes(face)) document.fonts.delete(face);
      for (const face of faces) document.fonts.add(face);
    };
  })()`;
