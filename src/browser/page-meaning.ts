/** What the page knows about an element and the print leaves out. */
export type ElementMeaning = Meant & {
  /** The element's id, if a link of the page leads to it. */
  readonly id?: string;
};

type Meant =
  /** The words of a heading. The outline of the print can contain them twice. */
  | { readonly kind: "heading"; readonly text: string }
  /**
   * `href` is a fragment or a complete address. `label` is the link's name for readers who cannot
   * see it.
   */
  | { readonly kind: "link"; readonly href: string; readonly label: string }
  /** A list: the table of contents, notes, or explained terms. */
  | { readonly kind: "contents" }
  | { readonly kind: "notes" }
  | { readonly kind: "terms" }
  /** A note, with the id that its references link to. */
  | { readonly kind: "note"; readonly id: string }
  /** A sign, with its spoken text. */
  | { readonly kind: "sign"; readonly says: string }
  /** Words in another language than the text around them. */
  | { readonly kind: "language" }
  /** A word that is hyphenated at the end of a line, in full. */
  | { readonly kind: "word"; readonly word: string }
  /** Any other element that a link of the page leads to. */
  | { readonly kind: "target" };

/** By the element's key. In the print, the key is the end of the element's language. */
export type PageMeaning = ReadonlyMap<string, ElementMeaning>;

/**
 * Runs in the page: records what its elements mean, each under a key that its print contains too.
 * The tagged print keeps an element's role, alt text and language. A language may end in a part for
 * private use, and the key goes there.
 */
export const NOTE_MEANINGS = `
  (() => {
    const HEADINGS = "h1, h2, h3, h4, h5, h6";
    const NOTES = "[data-meaning=notes] > li";
    const SPANS = "span[lang], span[role=img]";
    const MEANT = [HEADINGS, NOTES, SPANS, "a[href], .broken-word, [data-meaning]"].join(", ");
    const links = [...document.querySelectorAll("a[href^='#']")];
    const targets = new Set(links.map((link) => decodeURIComponent(link.hash.slice(1))));
    const wordsOf = (element) => element.textContent.replaceAll("\\u00AD", "").replace(/\\s+/g, " ").trim();
    const meaningOf = (element) => {
      if (element.matches(".broken-word")) return { kind: "word", word: element.dataset.word };
      if (element.matches("a[href]")) {
        const label = element.getAttribute("aria-label") ?? wordsOf(element);
        const written = element.getAttribute("href");
        return { kind: "link", href: written.startsWith("#") ? written : element.href, label };
      }
      if (element.matches(SPANS)) {
        const says = element.getAttribute("aria-label");
        // With a role it becomes an element in the print. Without one it leaves no trace.
        element.role = "emphasis";
        return says === null ? { kind: "language" } : { kind: "sign", says };
      }
      if (element.matches("[data-meaning]")) return { kind: element.dataset.meaning };
      if (element.matches(NOTES)) return { kind: "note", id: element.id };
      if (element.matches(HEADINGS)) return { kind: "heading", text: wordsOf(element) };
      return { kind: "target" };
    };
    const elements = [...document.querySelectorAll(MEANT + ", [id]")].filter(
      (element) => element.matches(MEANT) || targets.has(element.id),
    );
    const languageOf = (element) => element.closest("[lang]")?.lang ?? "und";
    // Look at all elements before the first gets a language.
    const found = elements.map((element) => [element, languageOf(element), meaningOf(element)]);
    return found.map(([element, language, meaning], index) => {
      const key = "k" + (index + 1);
      element.lang = language + "-x-" + key;
      return [key, targets.has(element.id) ? { ...meaning, id: element.id } : meaning];
    });
  })()`;
