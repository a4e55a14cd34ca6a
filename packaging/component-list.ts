import { Buffer } from "node:buffer";

import { Enums, Models, Serialize, SPDX, Spec } from "@cyclonedx/cyclonedx-library";

import { carriedBy, type CarriedPart } from "./carried.ts";
import { type DeliveredPackage, installedPackages, type Lock, usedFolders } from "./packages.ts";

/** Says where a package runs from: `dist` or `node_modules`. */
const RUNS_FROM = "peildatum:runs-from";

/**
 * Lists the components of the package and its run-time dependencies: CycloneDX 1.6 as JSON. It
 * contains no time and no random number, so the same packages give the same bytes.
 *
 * @throws if a package is not locked with its SHA-512, or if SPDX does not know its licence
 */
export function componentList(bundled: readonly DeliveredPackage[], lock: Lock): string {
  const ours = new Models.Component(Enums.ComponentType.Application, lock.name, {
    version: lock.version,
    purl: purl(lock.name, lock.version),
    bomRef: lock.name,
  });
  const components = new Map([["", ours]]);
  for (const found of bundled) components.set(found.folder, component(found, "dist"));
  for (const found of installedPackages(lock)) {
    // A package is in both places only if a bundled and an installed package both use it.
    const place = components.has(found.folder) ? "dist, node_modules" : "node_modules";
    components.set(found.folder, component(found, place));
  }
  for (const [folder, user] of components) {
    for (const used of usedFolders(folder, lock)) {
      const known = components.get(used);
      if (known !== undefined) user.dependencies.add(known.bomRef);
    }
  }
  const bom = new Models.Bom({
    metadata: new Models.Metadata({
      component: ours,
      lifecycles: new Models.LifecycleRepository([Enums.LifecyclePhase.Build]),
    }),
    components: new Models.ComponentRepository([...components.values()].slice(1)),
  });
  const json = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${json.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function component({ name, folder, locked }: DeliveredPackage, place: string): Models.Component {
  const [group, ownName] = name.startsWith("@") ? name.split("/") : [undefined, name];
  return new Models.Component(Enums.ComponentType.Library, ownName ?? name, {
    ...(group === undefined ? {} : { group }),
    version: locked.version,
    bomRef: folder,
    purl: purl(name, locked.version),
    scope: locked.optional === true ? Enums.ComponentScope.Optional : Enums.ComponentScope.Required,
    hashes: new Models.HashDictionary([
      [Enums.HashAlgorithm["SHA-512"], sha512(name, locked.integrity)],
    ]),
    licenses: licences(name, locked.license),
    properties: new Models.PropertyRepository([new Models.Property(RUNS_FROM, place)]),
    components: new Models.ComponentRepository(
      carriedBy(name, locked.version).map((part) => carriedComponent(part, folder)),
    ),
  });
}

function carriedComponent(part: CarriedPart, folder: string): Models.Component {
  return new Models.Component(Enums.ComponentType.Library, part.name, {
    bomRef: `${folder}#${part.name}`,
    licenses: licences(part.name, part.licence),
    ...(part.version === undefined ? {} : { version: part.version }),
    ...(part.cpe === undefined ? {} : { cpe: part.cpe }),
    ...(part.npm === undefined ? {} : { purl: purl(part.npm, part.version) }),
  });
}

function purl(name: string, version: string | undefined): string {
  const path = name.split("/").map(encodeURIComponent).join("/");
  return `pkg:npm/${path}${version === undefined ? "" : `@${version}`}`;
}

/** The hexadecimal SHA-512 of the package's file at the registry. */
function sha512(name: string, integrity: string | undefined): string {
  const [, base64] = /^sha512-(\S+)$/.exec(integrity ?? "") ?? [];
  if (base64 === undefined) throw new Error(`package-lock.json has no SHA-512 of ${name}.`);
  return Buffer.from(base64, "base64").toString("hex");
}

function licences(name: string, id: string | undefined): Models.LicenseRepository {
  const choices = /^\((.+)\)$/.exec(id ?? "")?.[1]?.split(" OR ") ?? [id ?? ""];
  if (id === undefined || !choices.every((one) => SPDX.isSupportedSpdxId(one))) {
    throw new Error(`The licence of ${name} is not one that SPDX has an id for: ${id ?? "none"}.`);
  }
  const licence =
    choices.length === 1 ? new Models.SpdxLicense(id) : new Models.LicenseExpression(id);
  return new Models.LicenseRepository([licence]);
}
