import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportSchema, schemaPath } from '../../../build/report-schemas.ts';
import { EXPORT_SCHEMA_IDS, exportUrn } from '../../../shared/domain/export-schemas.ts';
import {
  formatsOf,
  REPORT_KINDS,
  type ExportKind,
  type ReportFormat,
} from '../../../shared/domain/report-kinds.ts';
import { atTime } from '../../../electron/engine/readiness/today.ts';
import { EXPORTERS } from '../../../electron/engine/reports/exporters.ts';
import { timeStamp } from '../../../electron/engine/reports/meta.ts';
import { renderInWorker } from '../../../electron/engine/reports/render.ts';
import { writeDocument } from '../../../electron/engine/reports/writers.ts';
import { resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { smallModel } from '../../fixtures/report-model.ts';
import { newFolder } from './programs.ts';

type Json = Record<string, unknown>;
const read = (path: string): Json => JSON.parse(readFileSync(path, 'utf8')) as Json;

const AT = '2026-10-05T17:30:00+02:00';
const ajv = new Ajv2020({ allErrors: true, strict: false });
formats.default.default(ajv);
const checks = new Map(EXPORT_SCHEMA_IDS.map((id) => [exportUrn(id), ajv.compile(read(schemaPath(id)))]));

/** What the published schema has against a file; empty when nothing. */
function problemsOf(file: Json): unknown[] {
  const check = checks.get(String(file['schema']));
  if (!check) return [`There is no schema ${String(file['schema'])}.`];
  return check(file) ? [] : (check.errors ?? []);
}

describe('the published schemas', () => {
  it.each(EXPORT_SCHEMA_IDS)(
    'of %s says what the types say: node build/report-schemas.ts writes it',
    async (id) => {
      expect(read(schemaPath(id))).toEqual(JSON.parse(JSON.stringify(await reportSchema(id))));
    },
  );

  it.each(['type1', 'type2'] as const)(
    'take a %s report, and nothing that they do not name',
    async (kind) => {
      const path = join(newFolder(), 'report.json');
      await renderInWorker({ document: 'report', model: smallModel(kind) }, 'json', path);
      const file = read(path);
      expect(problemsOf(file)).toEqual([]);
      const controls = file['controls'] as Json[];
      for (const broken of [
        { ...file, extra: 1 },
        { ...file, controls: [{ ...controls[0], extra: 1 }] },
        { ...file, controls: [{ ...controls[0], ref: 7 }] },
        { ...file, summary: undefined },
      ])
        expect(problemsOf(JSON.parse(JSON.stringify(broken)) as Json)).not.toEqual([]);
    },
  );
});

describe('what is exported of a sample engagement', () => {
  let engine: TestEngine;
  const own = process.env['TZ'];
  beforeAll(async () => {
    engine = startEngine();
    const workspace = gunzipSync(readFileSync('test/fixtures/workspaces/format-4.trustbench.gz'));
    await engine.api.workspace.open({ file: engine.source('sample.trustbench', workspace) });
  });
  afterAll(async () => {
    if (own === undefined) delete process.env['TZ'];
    else process.env['TZ'] = own;
    await engine[Symbol.asyncDispose]();
  });

  /** Gathered and written as an export is, without the thread, and by what the machine takes for its zone. */
  async function written(kind: ExportKind, format: ReportFormat, timeZone: string): Promise<Buffer> {
    process.env['TZ'] = timeZone;
    const rendered = atTime(AT, () => EXPORTERS[kind](engine.session, { at: AT }));
    rendered.model.meta.generatedAt = timeStamp(AT);
    const pieces = new PassThrough();
    const [bytes] = await Promise.all([buffer(pieces), writeDocument(rendered, format, pieces, {})]);
    return bytes;
  }

  const all = REPORT_KINDS.flatMap((kind) => formatsOf(kind).map((format) => [kind, format] as const));
  /**
   * The library for Word numbers things from thread to thread, marked copies of evidence are made on the way, and the files of a
   * binder come out of the workspace.
   */
  const needsExport = ([kind, format]: readonly [ExportKind, ReportFormat]): boolean =>
    format === 'docx' ||
    (kind === 'workpapers' && format === 'pdf') ||
    (kind === 'binder' && format === 'zip');

  it.each(all.filter((one) => !needsExport(one)))(
    'is byte for byte the same again, wherever the machine stands: %s, %s',
    async (kind, format) => {
      const first = await written(kind, format, 'Asia/Kathmandu');
      const again = await written(kind, format, 'America/New_York');
      expect(again.equals(first)).toBe(true);
      const isOurs = format === 'json' && kind !== 'oscal';
      expect(isOurs ? problemsOf(JSON.parse(first.toString('utf8')) as Json) : []).toEqual([]);
    },
  );

  it.each(all.filter(needsExport))('is the same again when it is exported: %s, %s', async (kind, format) => {
    const exported = async (name: string, timeZone: string): Promise<string | undefined> => {
      process.env['TZ'] = timeZone;
      const target = engine.target(`${name}.${format}`);
      await resultOf(engine.api, await engine.api.reports.export({ kind, format, at: AT, target }));
      return (await engine.api.reports.exported({}))[0]?.sha256;
    };
    const first = await exported('first', 'Asia/Kathmandu');
    expect(first).toHaveLength(64);
    expect(await exported('again', 'America/New_York')).toBe(first);
  });
});
