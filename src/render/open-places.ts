import type { ChartBlock } from "../model/chart.ts";

/** What a page gets where it is rendered before all is known. */
export interface Filling {
  /** The page of an element, by its id. */
  readonly pageOf: (id: string) => string;
  /** The drawing of a chart, as HTML. */
  readonly drawing: (chart: ChartBlock) => string;
}

type Place = { readonly page: string } | { readonly chart: ChartBlock };

/** A comment: no text of a report can hold one, and whatever changes texts passes over it. */
const OPEN_PLACE = /<!--open (\d+)-->/g;

/** Leaves places open while a page is rendered, in its text and in attributes, and fills them later. */
export class OpenPlaces implements Filling {
  readonly #places: Place[] = [];

  /** The ids of the elements of which places name the page. */
  get pages(): readonly string[] {
    return this.#places.flatMap((place) => ("page" in place ? [place.page] : []));
  }

  readonly pageOf = (page: string): string => this.#open({ page });
  readonly drawing = (chart: ChartBlock): string => this.#open({ chart });

  /** The page with its places filled. */
  fill(html: string, { pageOf, drawing }: Filling): string {
    return html.replaceAll(OPEN_PLACE, (written, index: string) => {
      const place = this.#places[Number(index)];
      if (place === undefined) return written;
      return "page" in place ? pageOf(place.page) : drawing(place.chart);
    });
  }

  #open(place: Place): string {
    return `<!--open ${this.#places.push(place) - 1}-->`;
  }
}
