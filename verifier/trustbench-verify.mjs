#!/usr/bin/env node
/**
 * Checks a sealed Trustbench copy without Trustbench: signature, schema, every table, the journal, every stored byte.
 * Only Node's own modules; the file is opened for reading and taken as hostile. docs/file-format.md describes what is checked.
 *
 *   trustbench-verify COPY [--expect-fingerprint HEX]
 *
 * Prints one JSON document. Exit code 0: in order; 1: problems, each named; 2: the file could not be checked.
 */
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
// eslint-disable-next-line no-restricted-imports -- a program of its own, without the engine's driver
import { DatabaseSync } from 'node:sqlite';

const APPLICATION_ID = 0x54524257;
const GENESIS = '0'.repeat(64);
/** Tables that a migration renamed; older entries of the journal keep the name before. */
const RENAMED_TABLES = {
  subservice_organization: 'vendor',
  subservice_organization_evidence: 'vendor_evidence',
};
const RENAMED_COLUMNS = [['"subservice_organization_id":', '"vendor_id":']];

const sha256 = (data) => createHash('sha256').update(data).digest('hex');

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).toSorted();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

const quoted = (name) => `"${String(name).replaceAll('"', '""')}"`;

/** Before any row is read: an object that could run code of its author, or pretend to be a table, ends the check. */
function checkSchema(db, problems) {
  const objects = db
    .prepare('SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY type, name')
    .all();
  for (const { type, name, sql } of objects) {
    const isVirtual = /^\s*CREATE\s+VIRTUAL/i.test(sql ?? '');
    if (type === 'trigger' || type === 'view' || (isVirtual && name !== 'content_search'))
      problems.push(
        `The file holds the ${isVirtual ? 'virtual table' : type} ${name}, which no sealed copy has.`,
      );
  }
  return {
    tables: objects.filter((o) => o.type === 'table').map((o) => o.name),
    hash: sha256(objects.map((o) => JSON.stringify([o.type, o.name, o.tbl_name, o.sql])).join('\n')),
  };
}

function checkSignature({ manifest, signature, public_key: publicKey }, problems) {
  try {
    const x = Buffer.from(publicKey, 'hex').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    if (verifySignature(null, Buffer.from(manifest), key, Buffer.from(signature, 'hex'))) return;
  } catch {
    // A key that is none signed nothing.
  }
  problems.push('The signature does not match the manifest: the seal is broken.');
}

function digestOf(db, table) {
  const columns = db.prepare('SELECT name FROM pragma_table_info(?) ORDER BY cid').all(table);
  const digest = createHash('sha256').update(JSON.stringify(columns.map((c) => c.name)));
  let rows = 0;
  for (const row of db.prepare(`SELECT * FROM ${quoted(table)} ORDER BY 1`).iterate()) {
    digest.update(`\n${JSON.stringify(Object.values(row))}`);
    rows += 1;
  }
  return { rows, sha256: digest.digest('hex') };
}

function checkTables(db, present, sealed, problems) {
  const wanted = new Map(sealed.map((table) => [table.name, table]));
  for (const name of present) {
    if (/^sqlite_|^content_search/.test(name) || name === 'content_chunk' || name === 'journal_seal')
      continue;
    const want = wanted.get(name);
    wanted.delete(name);
    if (!want) problems.push(`The table ${name} is not in the manifest.`);
    else {
      const have = digestOf(db, name);
      if (have.rows !== want.rows) problems.push(`${name} has ${have.rows} rows, ${want.rows} were sealed.`);
      else if (have.sha256 !== want.sha256) problems.push(`Rows of ${name} are not as they were sealed.`);
    }
  }
  for (const name of wanted.keys()) problems.push(`The table ${name} was sealed and is missing.`);
}

function checkContents(db, manifest, problems) {
  const list = (some) => canonical(some.map((c) => `${c.sha256} ${c.size}`).toSorted());
  const pieces = db.prepare('SELECT seq, bytes FROM content_chunk WHERE content_id = ? ORDER BY seq');
  const held = [];
  const without = [];
  for (const content of db.prepare('SELECT id, sha256, size FROM content').all()) {
    const digest = createHash('sha256');
    let [size, next] = [0, 0];
    for (const { seq, bytes } of pieces.iterate(content.id)) {
      if (seq !== next) problems.push(`A piece of the stored file ${content.sha256} is missing.`);
      next = seq + 1;
      digest.update(bytes);
      size += bytes.length;
    }
    if (next === 0 && content.size > 0) without.push(content);
    else {
      held.push(content);
      if (size !== content.size || digest.digest('hex') !== content.sha256)
        problems.push(`The bytes of the stored file ${content.sha256} do not match their hash.`);
    }
  }
  if (list(held) !== list(manifest.contents))
    problems.push('The stored files are not the ones that were sealed.');
  if (list(without) !== list(manifest.withheld))
    problems.push('The withheld files are not the ones that the seal names.');
  const stray = db
    .prepare('SELECT count(*) AS n FROM content_chunk WHERE content_id NOT IN (SELECT id FROM content)')
    .get();
  if (stray.n > 0) problems.push(`${stray.n} stored pieces belong to no file.`);
  const { n } = db.prepare('SELECT count(*) AS n FROM content_search_docsize').get();
  if (n > 0) problems.push('The search index holds text, and a sealed copy has none.');
  return held.length;
}

/** Columns added by a later format, with their defaults as JSON: what an older entry of the journal means without naming them. */
function addedColumns(db, table) {
  return db
    .prepare('SELECT name, dflt_value FROM pragma_table_info(?) WHERE dflt_value IS NOT NULL ORDER BY cid')
    .all(table)
    .map(({ name, dflt_value: value }) => {
      const text = /^'((?:[^']|'')*)'$/.exec(value)?.[1];
      const json = text === undefined ? value.toLowerCase() : JSON.stringify(text.replaceAll("''", "'"));
      return { name, json };
    });
}

function checkJournal(db, manifest, tables, problems) {
  const shortened = new Set(manifest.journal.shortened);
  const state = new Map();
  const defaults = new Map();
  const today = (table, row) => {
    if (row === null) return null;
    let text = row;
    for (const [before, after] of RENAMED_COLUMNS) text = text.replace(before, after);
    if (!defaults.has(table)) defaults.set(table, addedColumns(db, table));
    const missing = defaults.get(table).filter(({ name }) => !text.includes(`"${name}":`));
    if (missing.length === 0) return text;
    return `${text.slice(0, -1)},${missing.map(({ name, json }) => `"${name}":${json}`).join(',')}}`;
  };
  let [last, headHash, played] = [0, GENESIS, 0];
  const entriesOf = db.prepare(
    'SELECT table_name, row_id, before, after FROM journal_entry WHERE transaction_id = ? ORDER BY id',
  );
  for (const t of db.prepare('SELECT * FROM journal_transaction ORDER BY id').iterate()) {
    const entries = entriesOf.all(t.id);
    const lines = [
      [headHash, t.id, t.at, t.actor, t.label, t.kind, t.target],
      ...entries.map((e) => [e.table_name, e.row_id, e.before, e.after]),
    ];
    const isWhole =
      sha256(lines.map((line) => JSON.stringify(line)).join('\n')) === t.hash && t.entries === entries.length;
    if (t.id !== last + 1 || (!isWhole && !shortened.has(t.id)))
      problems.push(`Transaction ${t.id} does not match its hash, or one before it is missing.`);
    for (const e of entries) {
      const table = RENAMED_TABLES[e.table_name] ?? e.table_name;
      const key = `${table} ${e.row_id}`;
      if ((state.get(key) ?? null) !== today(table, e.before))
        problems.push(
          `Transaction ${t.id} changes a row of ${table} that the journal before it does not have in that state.`,
        );
      if (e.after === null) state.delete(key);
      else state.set(key, today(table, e.after));
    }
    played += entries.length;
    last = t.id;
    headHash = t.hash;
  }
  if (db.prepare('SELECT count(*) AS n FROM journal_entry').get().n !== played)
    problems.push('The journal holds entries that belong to no transaction.');
  if (last !== manifest.journal.transactions || headHash !== manifest.journal.headHash)
    problems.push('The journal does not end where it was sealed.');
  for (const table of tables) {
    if (/^(sqlite_|journal_|content)/.test(table)) continue;
    const columns = db.prepare('SELECT name FROM pragma_table_info(?) ORDER BY cid').all(table);
    const object = columns.map(({ name }) => `'${name.replaceAll("'", "''")}', ${quoted(name)}`).join(', ');
    for (const { id, row } of db
      .prepare(`SELECT id, json_object(${object}) AS row FROM ${quoted(table)}`)
      .iterate()) {
      const key = `${table} ${id}`;
      if (state.get(key) !== row) problems.push(`${table} ${id} is not as the journal says.`);
      state.delete(key);
    }
  }
  for (const key of state.keys()) problems.push(`The row ${key} of the journal is missing.`);
  return last;
}

/** @returns the report that is printed */
export function verifyCopy(path, expectedFingerprint) {
  const problems = [];
  const report = {
    ok: false,
    signedBy: null,
    sealedAt: null,
    fingerprint: null,
    transactions: 0,
    evidence: 0,
    problems,
  };
  const db = new DatabaseSync(path, { readOnly: true, allowExtension: false });
  try {
    db.exec(
      'PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA query_only = ON',
    );
    if (db.prepare('PRAGMA application_id').get().application_id !== APPLICATION_ID)
      throw new Error('This is not a Trustbench file.');
    const schema = checkSchema(db, problems);
    if (problems.length > 0) return report;
    const seal = schema.tables.includes('journal_seal')
      ? db.prepare("SELECT manifest, signature, public_key FROM journal_seal WHERE id = 'seal'").get()
      : undefined;
    if (!seal) {
      problems.push('The file is not a sealed copy.');
      return report;
    }
    checkSignature(seal, problems);
    const manifest = JSON.parse(seal.manifest);
    if (canonical(manifest) !== seal.manifest || manifest.publicKey !== seal.public_key)
      problems.push('The manifest of the seal is not in the form that was signed, or names another key.');
    report.fingerprint = sha256(Buffer.from(seal.public_key, 'hex'));
    if (expectedFingerprint && report.fingerprint !== expectedFingerprint.toLowerCase())
      problems.push(`The copy was signed with another key: ${report.fingerprint}.`);
    report.signedBy = manifest.sealedBy;
    report.sealedAt = manifest.sealedAt;
    if (schema.hash !== manifest.schema) problems.push('The schema is not the one that was sealed.');
    checkTables(db, schema.tables, manifest.tables, problems);
    report.evidence = checkContents(db, manifest, problems);
    report.transactions = checkJournal(db, manifest, schema.tables, problems);
    for (const { integrity_check: found } of db.prepare('PRAGMA integrity_check(5)').all())
      if (found !== 'ok') problems.push(`The file is damaged: ${found}`);
  } catch (error) {
    problems.push(`The file can not be checked to its end: ${error.message}`);
  } finally {
    db.close();
    report.ok = problems.length === 0;
  }
  return report;
}

function main([path, option, expected]) {
  if (!path || (option !== undefined && (option !== '--expect-fingerprint' || !expected))) {
    console.error('Usage: trustbench-verify COPY [--expect-fingerprint HEX]');
    return 2;
  }
  try {
    const report = verifyCopy(path, expected);
    console.log(JSON.stringify(report));
    return report.ok ? 0 : 1;
  } catch (error) {
    console.error(`${path} could not be opened: ${error.message}`);
    return 2;
  }
}

process.exitCode = main(process.argv.slice(2));
