import { expect, it } from "vitest";

import type { Layout } from "./boxes.ts";
import { withBoxReader } from "./read-boxes.ts";
import { RULES } from "./rules.ts";

const STYLE = `
  @page { size: 297mm 210mm; margin: 17mm 18mm 19mm; @bottom-left { content: "voet" } }
  body { margin: 0; font: 12pt/1.4 "Source Sans 3", sans-serif; }
  h2, h3, p { margin: 0; }
  h3 { height: 20px; break-after: auto; }
  .columns { columns: 2; column-gap: 11mm; }
  .new-page { break-before: page; }
  .wide { column-span: all; }
  table { width: 100%; border-collapse: collapse; }
  tr { break-inside: avoid; }
  svg { display: block; width: 100%; }
`;

function documentOf(body: string): string {
  return `<!doctype html><html lang="nl"><head><style>${STYLE}</style></head><body>${body}</body></html>`;
}

function rowsOf(count: number): string {
  return Array.from({ length: count }, (_, row) => `<tr><td>rij</td><td>${row}</td></tr>`).join("");
}

/** A correct layout, with everything that a print adds or repeats. */
const SOUND = documentOf(`
  <main><section id="lang" data-fill="free"><h2>Een lange tabel</h2><div class="columns">
  <p>Vooraf <span style="opacity: 0">doorzichtig</span>
  <span style="position: absolute; width: 1px; height: 1px; overflow: hidden">voorgelezen</span></p>
  <table><caption>Rijen</caption><thead><tr><th>Wat</th><th>Hoeveel</th></tr></thead>
  <tbody>${rowsOf(75)}</tbody></table>
  <ol><li>een</li><li>twee</li></ol>
  <div style="width: 70px">onder\u00ADsteunings\u00ADvragen</div></div></section>
  <section id="beeld" class="new-page"><h2>Beeld</h2><div class="columns">
  <figure class="wide" style="margin: 0"><figcaption>Breed</figcaption>
  <svg viewBox="0 0 100 45"><text x="5" y="20" font-size="4">Aap</text></svg></figure>
  </div></section></main>`);

/** A layout that breaks every rule at least once, in ways that the printer does not refuse. */
const FAULTY = documentOf(`
  <main><section id="fout"><h2>Fouten</h2><div class="columns">
  <div style="height: 590px"><span style="white-space: nowrap; letter-spacing: 9mm">Donaudampfschiff</span></div>
  <h3>Achtergelaten</h3>
  <p style="break-inside: avoid">Een regel of<br>meer van<br>de tekst.</p>
  <figure style="margin: 0 4mm"><figcaption>Scheef</figcaption>
  <svg viewBox="0 0 100 20"><text x="5" y="21" font-size="2">klein</text>
  <text x="50" y="9" font-size="5">op</text><text x="51" y="9" font-size="5">elkaar</text></svg></figure>
  <p style="height: 425px">Rest</p>
  </div></section><section id="kort" class="new-page"><p>Kort.</p></section>
  <section id="stuk" class="new-page"><h2>Stuk</h2><div class="columns"><p style="height: 590px">Hoog</p>
  <table><tbody>${rowsOf(6)}</tbody></table><p style="height: 480px">Rest</p></div></section>
  <section id="los" class="new-page"><h2>Los</h2><div class="columns"><p style="height: 450px">Tekst</p>
  <figure style="margin: 0; break-before: column"><figcaption>Ver weg</figcaption>
  <svg viewBox="0 0 100 80"><text x="5" y="20" font-size="4">Aap</text></svg></figure></div></section>
  <section id="regel" class="new-page"><h2>Regel</h2><div class="columns"><p style="height: 600px">Hoog</p>
  <p style="orphans: 1; widows: 1">Een<br>twee<br>drie.</p><p style="height: 570px">Rest</p></div></section></main>`);

it("reads the print, and finds every fault in it", async () => {
  const [sound, faulty] = await withBoxReader(async (readBoxes) => [
    await readBoxes(() => SOUND),
    await readBoxes(() => FAULTY),
  ]);
  const broken = (layout: Layout) =>
    Object.keys(RULES).filter((rule) => (RULES[rule]?.(layout) ?? []).length > 0);

  expect(sound?.differences).toEqual([]);
  expect(faulty?.differences).toEqual([]);
  if (sound === undefined || faulty === undefined) throw new Error("nothing was read");
  expect(broken(sound.layout)).toEqual([]);
  expect(broken(faulty.layout)).toEqual(Object.keys(RULES));

  const { pages, texts } = sound.layout;
  const heads = texts.filter(({ isHead, text }) => isHead && text.startsWith("Wat"));
  expect(heads.map(({ place }) => [place.page, place.column])).toEqual([
    [1, 0],
    [1, 1],
    [2, 0],
    [2, 1],
  ]);
  expect(pages).toBe(3);
  expect(texts.filter(({ text }) => /^\d\.$/.test(text))).toHaveLength(2);
  const words = texts.map(({ text }) => text);
  expect(words).toContain("Vooraf");
  expect(words).not.toContain("doorzichtig");
  expect(words).not.toContain("voorgelezen");
});
