/** What is exported as JSON of our own, each kind with a published schema in `docs/schema`. */
export const EXPORT_SCHEMA_IDS = [
  'report',
  'workpapers',
  'requests',
  'evidence',
  'governance',
  'management',
] as const;
export type ExportSchemaId = (typeof EXPORT_SCHEMA_IDS)[number];

/** Raised when a program that reads the file would have to change. */
const VERSION = 1;

/** `urn:trustbench:report:1`: stands in the file under `schema`, and names the schema itself. */
export const exportUrn = (id: ExportSchemaId): string => `urn:trustbench:${id}:${VERSION}`;
