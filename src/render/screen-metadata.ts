import { hrefOf } from "../model/file-names.ts";
import type { ReportModel } from "../model/report-model.ts";
import { documentTitle } from "./document-title.ts";
import { SOCIAL_SIZE, socialPicture } from "./social-picture.ts";

/** One `meta` element. `key` is its attribute with the name. */
interface Metadata {
  readonly key: "name" | "property";
  readonly name: string;
  readonly content: string;
}

/**
 * The metadata of a report for search engines and social media. Search engines skip a draft and a
 * report for internal use.
 */
export function screenMetadata(model: ReportModel): readonly Metadata[] {
  const { organisation, publishedDay, subject, language } = model;
  const title = documentTitle(model);
  const isPublic = publishedDay !== null && !model.internalUseOnly;
  const named = (name: string, content: string | null): Metadata[] =>
    content === null ? [] : [{ key: "name", name, content }];
  const property = (name: string, content: string | null): Metadata[] =>
    content === null ? [] : [{ key: "property", name, content }];
  return [
    ...named("description", `${title}. ${subject}.`),
    ...named("author", organisation),
    ...named("robots", isPublic ? null : "noindex"),
    ...named("DCTERMS.title", title),
    ...named("DCTERMS.language", language),
    ...named("DCTERMS.creator", organisation),
    ...named("DCTERMS.temporal", `${model.period.from}/${model.period.to}`),
    ...named("DCTERMS.issued", publishedDay),
    ...property("og:type", "article"),
    ...property("og:locale", language.replace("-", "_")),
    ...property("og:title", title),
    ...property("og:description", subject),
    ...property("og:site_name", organisation),
    ...property("article:published_time", publishedDay),
    ...socialMetadata(model),
  ];
}

/** The metadata of the picture for social media, which needs an address. */
function socialMetadata(model: ReportModel): readonly Metadata[] {
  const { files, internalUseOnly } = model;
  const isPublic = files?.address !== undefined && !internalUseOnly;
  const picture = isPublic ? socialPicture(model) : null;
  if (picture === null) return [{ key: "name", name: "twitter:card", content: "summary" }];
  const { width, height } = SOCIAL_SIZE;
  const properties = {
    "og:image": hrefOf(model, picture.name),
    "og:image:type": "image/png",
    "og:image:width": String(width),
    "og:image:height": String(height),
    "og:image:alt": picture.alt,
  };
  return [
    ...Object.entries(properties).map(([name, content]): Metadata => {
      return { key: "property", name, content };
    }),
    { key: "name", name: "twitter:card", content: "summary_large_image" },
  ];
}
