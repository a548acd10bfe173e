/** Performs one test of a sample engagement, from its draw to its conclusion. */
import { z } from 'zod';
import type { SheetItem, TestSheet } from '../../../shared/contract/audit/tests.ts';
import { sampleDesign } from '../../../shared/contract/audit/samples.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { attach } from './attach.ts';
import type { SampleTest } from './case.ts';
import { recordRowPlace, writePdf } from './files.ts';
import { evidenceIds, testIds, testKey, type Telling } from './telling.ts';

interface Drawn {
  id: string;
  /** When the list was drawn: the day of an item that has none. */
  runAt: string;
}

export async function performTest(telling: Telling, population: Drawn, test: SampleTest): Promise<void> {
  const { engine, deviating } = telling;
  const { audit } = engine.api;
  const testId = (await testIds(engine))(test.kind, test.control);
  await audit.updateTest({ testId, patch: { objective: test.objective, source: test.source } });
  if (test.attributes)
    await audit.saveAttributes({ testId, attributes: test.attributes.map((text) => ({ text })) });
  await draw(telling, testId, population.id, test);
  await replaceItems(telling, testId, test);
  const exceptions = await markItems(telling, testId, test, population);
  await linkFiles(telling, testId, test);
  await audit.saveProcedures({
    testId,
    procedures: test.steps.map((step) => ({ id: null, ...step })),
  });
  deviating.set(
    testKey(test.kind, test.control),
    exceptions.map((item) => item.key),
  );
}

/** Concludes a test that was performed. A sheet is closed then, with the sample that it may share with others. */
export async function concludeTest(
  { engine, deviating }: Telling,
  { kind, control, result, conclusion }: SampleTest,
): Promise<void> {
  const testId = (await testIds(engine))(kind, control);
  const keys = deviating.get(testKey(kind, control)) ?? [];
  await engine.api.audit.conclude({
    testId,
    result,
    conclusion: conclusion.replace('{exception}', keys.join(', ')),
  });
}

async function draw(
  { engine }: Telling,
  testId: string,
  populationId: string,
  { kind, draw }: SampleTest,
): Promise<void> {
  const { audit } = engine.api;
  const drawn = z.object({ sampleId: z.string() });
  switch (draw.method) {
    case 'shared': {
      const owner = (await testIds(engine))(kind, draw.with);
      const { sample } = await audit.sheet({ testId: owner });
      if (!sample) throw new AppError('not_found', `The test of ${draw.with} has no sample to share.`);
      await audit.useSample({ testId, sampleId: sample.id });
      return;
    }
    case 'all':
    case 'targeted': {
      const chosen = draw.method === 'targeted' ? { keys: [...draw.keys], reason: draw.reason } : {};
      const request = { testId, populationId, method: draw.method, basis: draw.basis, ...chosen };
      await engine.job(audit.drawSample(request), drawn);
      return;
    }
    case 'random':
    case 'stratified': {
      const { method, size, seed, basis, design } = draw;
      const { sampleId } = await engine.job(
        audit.drawSample({
          testId,
          populationId,
          method,
          size,
          seed,
          basis,
          ...(method === 'stratified' ? { stratumColumn: draw.column } : {}),
          ...(design ? { design: sampleDesign.parse({ basis: 'frequency', ...design }) } : {}),
        }),
        drawn,
      );
      if (method === 'random' && draw.extension)
        await engine.job(audit.extendSample({ sampleId, ...draw.extension }), z.unknown());
    }
  }
}

/** The item that takes a place may not be applicable either, so the sheet is looked at until all are. */
async function replaceItems({ engine }: Telling, testId: string, { replaced }: SampleTest): Promise<void> {
  if (!replaced) return;
  const { audit } = engine.api;
  for (;;) {
    const items = (await audit.sheet({ testId })).rows.filter((item) => item.voidReason === '');
    const found = items.find((item) => replaced(item.data) !== null);
    if (!found) return;
    const reason = replaced(found.data) ?? '';
    await engine.job(audit.replaceItem({ itemId: found.id, reason }), z.unknown());
  }
}

/** @returns the items that deviate */
async function markItems(
  telling: Telling,
  testId: string,
  { control, test, record, shows }: SampleTest,
  { runAt }: Drawn,
): Promise<SheetItem[]> {
  const { audit } = telling.engine.api;
  const sheet = await audit.sheet({ testId });
  const items = sheet.rows.filter((item) => item.voidReason === '');
  // A calendar knows a day for each key and nothing else.
  const results = items.map((item) => ({ item, ...test({ Key: item.key, ...item.data }) }));
  await audit.mark({
    testId,
    cells: results.flatMap(({ item, marks }) =>
      sheet.attributes.map((a) => ({
        itemId: item.id,
        attributeId: a.id,
        ...(marks[a.letter] ?? { mark: 'met' as const }),
      })),
    ),
  });
  const exceptions = results.filter((result) => result.isException);
  for (const { item, marks } of exceptions) {
    const letters = sheet.attributes.filter((a) => marks[a.letter]?.mark === 'exception');
    await showRecord(telling, { testId, control, item, letters, record, shows, runAt });
  }
  return exceptions.map((result) => result.item);
}

interface DeviatingRecord {
  testId: string;
  control: string;
  item: SheetItem;
  /** The attributes that deviate. */
  letters: TestSheet['attributes'];
  record: string;
  shows: readonly string[];
  runAt: string;
}

/** Attaches the record of an item, ties it to the cells that deviate, and frames the fields that show it. */
async function showRecord(
  telling: Telling,
  { testId, control, item, letters, record, shows, runAt }: DeviatingRecord,
): Promise<void> {
  const { engine, sample, place } = telling;
  const { audit } = engine.api;
  const path = place('evidence', 'evidence', 'items', `${item.key}.pdf`);
  const title = `${record} ${item.key}`;
  // A listing as of one day has no date for each item.
  const day = (item.date || runAt).slice(0, 10);
  const rows = Object.entries(item.data);
  await writePdf(path, title, day, sample.engagement.client, {
    paragraphs: ['Export of the record with its times, as the source system holds them.'],
    table: { header: ['Field', 'Value'], rows },
  });
  const described = {
    file: `${item.key}.pdf`,
    title,
    source: 'Source system',
    controls: [control],
    days: [day] as const,
  };
  const ids = await attach(telling, [path], [described]);
  await audit.linkItemEvidence({ itemId: item.id, evidenceIds: ids });
  await audit.noteItem({ itemId: item.id, note: `Agreed to the ${record.toLowerCase()} at its source.` });
  const [attribute] = letters;
  const [evidenceId] = ids;
  if (!attribute || evidenceId === undefined) return;
  await audit.linkCellEvidence({ testId, itemId: item.id, attributeId: attribute.id, evidenceIds: ids });
  const cell = { testId, itemId: item.id, attributeId: attribute.id };
  await audit.addEvidenceMarks({
    evidenceId,
    marks: shows.map((field) => ({
      ...cell,
      page: 1,
      kind: 'rectangle' as const,
      ...recordRowPlace(rows.findIndex(([name]) => name === field)),
      text: `${field}: see attribute ${attribute.letter} of ${item.key}.`,
    })),
  });
}

/** Evidence of single items, and marks on evidence. */
async function linkFiles(
  telling: Telling,
  testId: string,
  { itemFiles = {}, pageMarks = [] }: SampleTest,
): Promise<void> {
  const { audit } = telling.engine.api;
  const sheet = await audit.sheet({ testId });
  for (const item of sheet.rows) {
    const file = itemFiles[item.key];
    if (file !== undefined)
      await audit.linkItemEvidence({ itemId: item.id, evidenceIds: evidenceIds(telling, [file]) });
  }
  for (const { file, item: key, letter, ...mark } of pageMarks) {
    const item = sheet.rows.find((row) => row.key === key);
    const attribute = sheet.attributes.find((a) => a.letter === letter);
    if (!item || !attribute)
      throw new AppError('not_found', `The sample marks ${key} ${letter}, which its sheet does not have.`);
    const cell = { testId, itemId: item.id, attributeId: attribute.id };
    const ids = evidenceIds(telling, [file]);
    await audit.linkCellEvidence({ ...cell, evidenceIds: ids });
    for (const evidenceId of ids)
      await audit.addEvidenceMarks({ evidenceId, marks: [{ ...cell, page: 1, ...mark }] });
  }
}
