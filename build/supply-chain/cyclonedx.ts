/** A software bill of materials in CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/), from the lock alone. */
import { createHash } from 'node:crypto';
import { licenceOf } from './licence-rules.ts';
import { componentsOf, usesOf, type Lock, type LockedComponent } from './lock.ts';

export interface Project {
  name: string;
  version: string;
  /** When the list was made; undefined leaves the moment out. */
  madeAt: Date | undefined;
}

/** https://github.com/package-url/purl-spec: the @ of a scope is escaped. */
export const purlOf = (id: string): string => `pkg:npm/${id.replace(/^@/, '%40')}`;

/** The same lock gives the same document, byte for byte, at the same moment. */
export function billOfMaterials(lock: Lock, { name, version, madeAt }: Project) {
  const components = componentsOf(lock);
  const root = `pkg:generic/${name}@${version}`;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([name, version, lock]))}`,
    version: 1,
    metadata: {
      ...(madeAt ? { timestamp: madeAt.toISOString().replace(/\.\d+Z$/, 'Z') } : {}),
      lifecycles: [{ phase: 'build' }],
      component: { type: 'application', 'bom-ref': root, name, version, purl: root },
    },
    components: [...components].map(([id, component]) => describe(id, component)),
    dependencies: [
      { ref: root, dependsOn: [...new Set(usesOf(lock, '').map(purlOf))].toSorted() },
      ...[...components].map(([id, { uses }]) => ({ ref: purlOf(id), dependsOn: uses.map(purlOf) })),
    ],
  };
}

function describe(id: string, component: LockedComponent) {
  const scoped = /^(@[^/]+)\/(.+)$/.exec(component.name);
  const licence = licenceOf(component);
  return {
    type: 'library',
    'bom-ref': purlOf(id),
    ...(scoped ? { group: scoped[1] } : {}),
    name: scoped?.[2] ?? component.name,
    version: component.version,
    scope: component.dev ? 'excluded' : component.optional ? 'optional' : 'required',
    hashes: hashesOf(component.integrity),
    licenses:
      licence === null
        ? []
        : [/ OR | AND /.test(licence) ? { expression: licence } : { license: { id: licence } }],
    purl: purlOf(id),
    properties: component.paths.map((value) => ({ name: 'cdx:npm:package:path', value })),
  };
}

const ALGORITHMS: Readonly<Record<string, string>> = { sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512' };

/** @param integrity as in the lock: `sha512-BASE64`, several with spaces between */
function hashesOf(integrity = ''): { alg: string; content: string }[] {
  return integrity.split(' ').flatMap((one) => {
    const [, algorithm = '', base64 = ''] = /^(sha\d+)-(.+)$/.exec(one) ?? [];
    const alg = ALGORITHMS[algorithm];
    return alg ? [{ alg, content: Buffer.from(base64, 'base64').toString('hex') }] : [];
  });
}

/** A UUID of version 8 (RFC 9562), which is made of what it names. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}
