import { narrativeHtml } from "../../src/render/narrative-html.ts";
import { Notes } from "../../src/render/text-html.ts";
import { imageFile } from "../image/files.ts";

const TEXT = `### Kop

Eerst.

::: kader Hoe het werkt
In het kader.

- een
- twee

> Woorden.
> — Ouder
:::

![Twee helften](helften.png)
Bijschrift: Links *rood*.

![Nog eens](helften.png)

Slot.`;

/** A page with a text that has a box and two pictures, one of them with a caption. */
export function pageWithBoxAndImages(medium: "print" | "screen"): string {
  const image = { file: "helften.png", mediaType: "image/png" as const, width: 60, height: 40 };
  const base64 = imageFile("halves.png").toString("base64");
  const text = { markdown: TEXT, hasBoxes: true as const, images: [{ ...image, base64 }] };
  const html = narrativeHtml(text, new Notes(), medium, 80).map((part) => part.html);
  return `<!doctype html><html lang="nl-NL"><meta charset="utf-8"><title>Proef</title><body><main><h1>Titel</h1><section><h2>Deel</h2>${html.join("")}</section></main>`;
}
