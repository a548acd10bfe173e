import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ENGAGEMENT_AREAS } from '../../../shared/domain/area-tables.ts';
import { SEALED_EVIDENCE } from '../../../shared/domain/seal-scope.ts';
import { readSchema } from './schema.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const stored = z.strictObject({ sha256: hash, size: z.int().min(0) });

/** What a seal vouches for. `docs/file-format.md` documents it for third-party verifiers. */
export const sealManifest = z.strictObject({
  seal: z.literal(1),
  format: z.int(),
  app: z.string(),
  workspace: z.string(),
  engagement: z.strictObject({ client: z.string(), system: z.string(), firm: z.string() }),
  sealedAt: z.string(),
  sealedBy: z.string(),
  publicKey: hash,
  selection: z.strictObject({
    areas: z.array(z.enum(ENGAGEMENT_AREAS)),
    evidence: z.enum(SEALED_EVIDENCE),
    notes: z.boolean(),
  }),
  journal: z.strictObject({ transactions: z.int(), headHash: hash, shortened: z.array(z.int()) }),
  tables: z.array(z.strictObject({ name: z.string(), rows: z.int(), sha256: hash })),
  contents: z.array(stored),
  withheld: z.array(stored),
  schema: hash,
});
export type SealManifest = z.infer<typeof sealManifest>;

export interface SealRow {
  manifest: string;
  signature: string;
  public_key: string;
}

/** JSON with sorted keys and without white space: the bytes that are signed. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`;
}

/** SHA-256 over the schema: one JSON array of type, name, table and SQL a line. */
export function schemaHash(db: Database): string {
  const lines = readSchema(db).map((o) => JSON.stringify([o.type, o.name, o.tbl_name, o.sql]));
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** Tables whose rows a seal covers one by one: all but the bytes of evidence, the seal itself and the search index, which is empty. */
export function coveredTables(db: Database): string[] {
  return db
    .prepare<[], string>(
      `SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
       AND name NOT IN ('content_chunk', 'journal_seal') AND name NOT LIKE 'content_search%' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
}

export interface TableDigest {
  name: string;
  rows: number;
  sha256: string;
}

/** Rows between two looks at the queries that wait: a few milliseconds. */
const ROWS_AT_ONCE = 1000;

/** SHA-256 over a JSON array of the columns' names, then one of each row's values a line, in the order of the key. */
export function tableDigest(db: Database, name: string): TableDigest {
  const steps = digestSteps(db, name);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same, giving way between rows. Only of a file that is open for reading: nothing else may write meanwhile. */
export async function tableDigestInTurns(
  db: Database,
  name: string,
  pause: () => Promise<void>,
): Promise<TableDigest> {
  const steps = digestSteps(db, name);
  try {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      await pause();
    }
  } finally {
    // A check that is cancelled lets go of its statement: a file with an open one can not be closed.
    steps.return(undefined as never);
  }
}

function* digestSteps(db: Database, name: string): Generator<undefined, TableDigest> {
  const statement = db.prepare<[], unknown[]>(`SELECT * FROM "${name}" ORDER BY 1`).raw();
  const digest = createHash('sha256').update(JSON.stringify(statement.columns().map((c) => c.name)));
  let rows = 0;
  for (const row of statement.iterate()) {
    digest.update(`\n${JSON.stringify(row)}`);
    rows += 1;
    if (rows % ROWS_AT_ONCE === 0) yield;
  }
  return { name, rows, sha256: digest.digest('hex') };
}

export function readSealRow(db: Database): SealRow | undefined {
  const known = db
    .prepare(
      "SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = 'journal_seal' AND sql LIKE 'CREATE TABLE%'",
    )
    .get();
  if (!known) return undefined;
  return db
    .prepare<[], SealRow>("SELECT manifest, signature, public_key FROM journal_seal WHERE id = 'seal'")
    .get();
}

/** The 32 bytes of an Ed25519 public key in hex, as RFC 8032 has them. */
export const rawPublicKey = (key: KeyObject): string =>
  Buffer.from(String(key.export({ format: 'jwk' }).x), 'base64url').toString('hex');

function publicKeyOf(raw: string): KeyObject {
  const x = Buffer.from(raw, 'hex').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/** A public key as other programs read it: SPKI in PEM (RFC 8410). */
export const publicKeyPem = (raw: string): string =>
  String(publicKeyOf(raw).export({ type: 'spki', format: 'pem' }));

/** Whether the key of the seal signed the manifest. */
export function isSignedBy({ manifest, signature, public_key }: SealRow): boolean {
  try {
    return verify(null, Buffer.from(manifest), publicKeyOf(public_key), Buffer.from(signature, 'hex'));
  } catch {
    return false;
  }
}

/** What the seal of a file says; null without one, or when it can not be read. It is not checked here. */
export function readManifest(db: Database): SealManifest | null {
  const row = readSealRow(db);
  if (!row) return null;
  try {
    return sealManifest.parse(JSON.parse(row.manifest));
  } catch {
    return null;
  }
}
