import { openDataMessages as texts } from "../messages/open-data.ts";
import type { ReportModel } from "../model/report-model.ts";
import { datasetOf, identifierOf, linkedFiles } from "./dataset.ts";
import { LICENCES } from "./vocabularies.ts";

/**
 * Returns the description of the figures for search engines: a schema.org `Dataset` as JSON-LD,
 * safe within a `script` of HTML. Null for a report that is not public.
 */
export function datasetJsonLd(model: ReportModel): string | null {
  const dataset = datasetOf(model);
  if (dataset?.isPublic !== true) return null;
  const { metadata, webpage } = dataset;
  const { publisher, licence, keywords, contact, measures } = metadata;
  const identifier = identifierOf(dataset);
  const json = {
    "@context": "https://schema.org",
    "@type": "Dataset",
    ...(identifier === null ? {} : { "@id": identifier, url: webpage }),
    name: dataset.title,
    description: dataset.description,
    inLanguage: model.language,
    temporalCoverage: `${model.period.from}/${model.period.to}`,
    datePublished: dataset.issued,
    ...(dataset.modified === null ? {} : { dateModified: dataset.modified }),
    spatialCoverage: { "@type": "Country", name: texts.country },
    isAccessibleForFree: true,
    ...(model.organisation === null ? {} : { creator: organisation(model.organisation) }),
    ...(publisher === undefined
      ? {}
      : { publisher: organisation(publisher.name, publisher.address, contact) }),
    ...(licence === undefined ? {} : { license: LICENCES[licence].address }),
    ...(keywords === undefined ? {} : { keywords }),
    variableMeasured: measures,
    distribution: linkedFiles(model).map((file) => {
      return {
        "@type": "DataDownload",
        name: file.title,
        encodingFormat: file.mediaType,
        contentUrl: file.href,
      };
    }),
  };
  return withinScript(JSON.stringify(json));
}

function organisation(name: string | undefined, address?: string, contact?: string) {
  return {
    "@type": "Organization",
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { "@id": address, sameAs: address }),
    ...(contact === undefined
      ? {}
      : {
          contactPoint: {
            "@type": "ContactPoint",
            ...(contact.startsWith("mailto:")
              ? { email: contact.slice("mailto:".length) }
              : { url: contact }),
          },
        }),
  };
}

/**
 * Returns the JSON with its angle brackets escaped: no text in it can end the script or begin a
 * comment.
 */
function withinScript(json: string): string {
  return json.replaceAll("<", String.raw`\u003c`).replaceAll(">", String.raw`\u003e`);
}
