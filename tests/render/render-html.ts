import { renderPage } from "../../src/render/render-html.ts";

/** Renders a page as `renderPage` does, and returns only its HTML. */
export function renderHtml(...given: Parameters<typeof renderPage>): string {
  return renderPage(...given).html;
}
