/** Request packs out to somebody without Trustbench and back, through real archives and other programs. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type {
  PackExported,
  ReturnDecisions,
  ReturnPlan,
  ReturnSummary,
} from '../../../shared/contract/requests/packs.ts';
import { createEngagement, ended, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { readZip, writeZip } from '../../fixtures/zip.ts';
import { hasProgram, run } from '../reports/programs.ts';

type Files = Map<string, Buffer>;

const NO_DECISIONS: ReturnDecisions = { files: [], skipAnswers: [], add: [] };
const LIST = 'Request list.xlsx';

/** An engagement with three requests, and their pack for the client. */
async function withPack(engine: TestEngine): Promise<{ ids: string[]; files: Files; pack: PackExported }> {
  const { api } = engine;
  await createEngagement(engine);
  const { id: control } = await api.matrix.addControl({ ref: 'AC-01', title: 'Access' });
  const ids: string[] = [];
  for (const input of [
    {
      title: 'User list with roles & last login',
      number: '4.01',
      wording: '=All users',
      controlIds: [control],
      coversFrom: '2026-01-01',
      coversTo: '2026-06-30',
    },
    { title: 'Access review Q1', number: '4.02' },
    { title: 'Contract with the cleaning company', number: '4.03' },
  ]) {
    ids.push((await api.requests.add(input)).id);
  }
  const { files, pack } = await exported(engine, ids, 'client');
  return { ids, files, pack };
}

async function exported(engine: TestEngine, requestIds: string[], audience: 'client' | 'auditor') {
  const { api } = engine;
  const request = { requestIds, audience, recipient: 'Grace Owner', due: '2026-07-31', note: 'Thank <you>.' };
  const pack = await resultOf<PackExported>(
    api,
    await api.requests.exportPack({ ...request, target: engine.target(`${audience}.zip`) }),
  );
  return { pack, files: await readZip(readFileSync(join(engine.folder, `${audience}.zip`))) };
}

/** Changes the list with another program than the one that wrote it reads it with, and saves it as people do. */
async function edit(
  files: Files,
  change: (sheet: ExcelJS.Worksheet, column: (header: string) => number) => void,
  as: 'workbook' | 'csv' = 'workbook',
): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(files.get(LIST) as unknown as ExcelJS.Buffer);
  const sheet = book.getWorksheet('Requests')!;
  const headers = sheet.getRow(1).values as string[];
  change(sheet, (header) => headers.indexOf(header));
  if (as === 'workbook') files.set(LIST, Buffer.from(await book.xlsx.writeBuffer()));
  else {
    files.delete(LIST);
    files.set('Request list.csv', Buffer.from(await book.csv.writeBuffer({ sheetName: 'Requests' })));
  }
}

async function read(engine: TestEngine, ...names: string[]): Promise<ReturnPlan> {
  const { api } = engine;
  return resultOf<ReturnPlan>(
    api,
    await api.requests.readReturn({ files: names.map((name) => engine.source(name)) }),
  );
}

const apply = async ({ api }: TestEngine, { planId }: ReturnPlan, decisions = NO_DECISIONS) =>
  resultOf<ReturnSummary>(api, await api.requests.applyReturn({ planId, decisions }));

const shown = ({ files, requests }: ReturnPlan) =>
  files.map(({ fileName, requestId, reason, already }) => [
    fileName,
    requests.find(({ id }) => id === requestId)?.ref ?? null,
    reason,
    already?.requests.join() ?? null,
  ]);

describe('a pack for the client', () => {
  it('holds a page, a list and a folder for each request, and is recorded', async () => {
    await using engine = startEngine();
    const { files, pack } = await withPack(engine);
    expect([...files.keys()].toSorted()).toEqual([
      'R-001 User list with roles and last login/What to put here.txt',
      'R-002 Access review Q1/What to put here.txt',
      'R-003 Contract with the cleaning company/What to put here.txt',
      LIST,
      'START HERE.html',
      'trustbench-pack.json',
    ]);
    const page = files.get('START HERE.html')!.toString();
    expect(page).toContain('Thank &lt;you&gt;.');
    expect(page).not.toMatch(/<script|src=|https?:/);
    expect(files.get('R-001 User list with roles and last login/What to put here.txt')!.toString()).toContain(
      'Number of the auditor: 4.01\r\nPeriod: 2026-01-01 to 2026-06-30',
    );
    expect(pack).toMatchObject({ ref: 'P-001', requests: 3, files: 0, moved: 3 });
    expect(await engine.api.requests.packs({})).toMatchObject([
      { ref: 'P-001', audience: 'client', recipient: 'Grace Owner', requests: 3, sha256: pack.sha256 },
    ]);
    expect((await engine.api.requests.list({})).map(({ status }) => status)).toEqual([
      'in_progress',
      'in_progress',
      'in_progress',
    ]);
    await engine.api.workspace.undo({});
    expect(await engine.api.requests.packs({})).toEqual([]);
    expect((await engine.api.requests.list({})).map(({ status }) => status)).toEqual([
      'open',
      'open',
      'open',
    ]);
  });

  it('comes back sorted, wrapped in a folder and with the junk of a Mac; nothing comes in twice', async () => {
    await using engine = startEngine();
    const { api } = engine;
    const { files } = await withPack(engine);
    await edit(
      files,
      (sheet, column) => {
        const answers: Record<string, [string, string]> = {
          'R-001': ['Provided', ''],
          'R-002': ['', 'Is March enough?'],
          'R-003': ['Not applicable', 'We clean ourselves.'],
        };
        const rows = [2, 3, 4].map((number) => (sheet.getRow(number).values as ExcelJS.CellValue[]).slice());
        rows.toReversed().forEach((values, at) => {
          const [status, comment] = answers[String(values[column('Ref')])]!;
          values[column('Status')] = status;
          values[column('Comment')] = comment;
          sheet.getRow(at + 2).values = values;
        });
      },
      'csv',
    );
    files.set('R-001 User list with roles and last login/users.csv', Buffer.from('id,role\n1,admin\n'));
    files.set('4.02 review signed.txt', Buffer.from('reviewed'));
    files.set('something else.txt', Buffer.from('?'));
    const wrapped = new Map([...files].map(([name, bytes]) => [`Returned pack/${name}`, bytes]));
    wrapped.set('__MACOSX/Returned pack/._users.csv', Buffer.from('junk'));
    wrapped.set('Returned pack/.DS_Store', Buffer.from('junk'));
    engine.file('back.zip', await writeZip(wrapped));

    expect(await api.requests.recognizeReturn({ files: [engine.source('back.zip')] })).toEqual({
      isPack: true,
      ref: 'P-001',
    });
    const plan = await read(engine, 'back.zip');
    expect(plan.pack?.ref).toBe('P-001');
    expect(shown(plan)).toEqual([
      ['users.csv', 'R-001', 'folder', null],
      ['4.02 review signed.txt', 'R-002', 'number', null],
      ['something else.txt', null, 'none', null],
    ]);
    expect(plan.leftOut).toHaveLength(6);
    expect(plan.answers.map(({ word, status, comment }) => [word, status, comment])).toEqual([
      ['Not applicable', 'not_applicable', 'We clean ourselves.'],
      ['', 'received', 'Is March enough?'],
      ['Provided', 'received', ''],
    ]);
    expect(plan.problems).toEqual([]);
    expect((await api.evidence.list({})).total).toBe(0);

    const other = plan.requests.find(({ ref }) => ref === 'R-003')!.id;
    expect(await apply(engine, plan, { ...NO_DECISIONS, files: [{ index: 2, requestId: other }] })).toEqual({
      attached: 3, duplicates: 0, unmatched: 0, rejected: 0, statuses: 3, comments: 2, added: 0,
    }); // prettier-ignore
    const requests = await api.requests.list({});
    expect(requests.map(({ status, evidence, comments }) => [status, evidence.length, comments])).toEqual([
      ['received', 1, 0],
      ['received', 1, 1],
      ['not_applicable', 1, 1],
    ]);
    const [evidence] = (await api.evidence.list({})).rows;
    expect(evidence).toMatchObject({ coversFrom: '2026-01-01', coversTo: '2026-06-30' });
    expect(evidence!.controls.map(({ ref }) => ref)).toEqual(['AC-01']);

    const again = await read(engine, 'back.zip');
    expect(again.answers).toEqual([]);
    expect(again.earlierReturns).toBe(1);
    expect(shown(again).map(([name, , , already]) => [name, already])).toEqual([
      ['users.csv', 'R-001'],
      ['4.02 review signed.txt', 'R-002'],
      ['something else.txt', 'R-003'],
    ]);
    expect(await apply(engine, again)).toMatchObject({
      attached: 0,
      duplicates: 2,
      unmatched: 1,
      statuses: 0,
      comments: 0,
    });
    expect((await api.evidence.list({})).total).toBe(3);
    expect(await api.requests.returns({})).toHaveLength(2);

    await api.workspace.undo({});
    await api.workspace.undo({});
    expect((await api.evidence.list({})).total).toBe(0);
    expect((await api.requests.list({})).map(({ status }) => status)).toEqual([
      'in_progress',
      'in_progress',
      'in_progress',
    ]);
  });

  it('is told by the list alone, by loose files and by added rows', async () => {
    await using engine = startEngine();
    const { files } = await withPack(engine);
    await edit(files, (sheet, column) => {
      sheet.spliceRows(3, 1);
      sheet.getCell(2, column('File names')).value = 'export.csv; never sent.pdf';
      sheet.getCell(2, column('Done by')).value = 'Alan';
      sheet.getCell(2, column('Comment')).value = 'From the console';
      sheet.getCell(5, column('Request')).value = 'We also have a list of badges';
    });
    engine.file('my answers.xlsx', files.get(LIST)!);
    engine.file('export.csv', 'a,b\n1,2\n');
    engine.file('r3 cleaning.txt', 'contract');
    const plan = await read(engine, 'my answers.xlsx', 'export.csv', 'r3 cleaning.txt');
    expect(plan.pack?.ref).toBe('P-001');
    expect(shown(plan).map(([name, ref, reason]) => [name, ref, reason])).toEqual([
      ['export.csv', 'R-001', 'list'],
      ['r3 cleaning.txt', 'R-003', 'reference'],
    ]);
    expect(plan.answers[0]).toMatchObject({
      missingFiles: ['never sent.pdf'],
      comment: 'From the console',
      status: 'received',
    });
    expect(plan.added).toEqual([{ row: 5, request: 'We also have a list of badges', comment: '' }]);
    expect(plan.removed).toEqual([plan.requests[1]!.id]);
    expect(await apply(engine, plan, { ...NO_DECISIONS, add: [5] })).toMatchObject({
      attached: 2,
      added: 1,
      comments: 1,
    });
  });

  it('of another engagement is refused by name, or read as an answer to a pack that is chosen', async () => {
    await using engine = startEngine();
    const { api } = engine;
    const { files, pack } = await withPack(engine);
    const manifest = JSON.parse(files.get('trustbench-pack.json')!.toString()) as Record<string, unknown>;
    const foreign = {
      ...manifest,
      engagementId: '00000000-0000-7000-8000-000000000000',
      client: 'Somebody else',
    };
    files.set('trustbench-pack.json', Buffer.from(JSON.stringify(foreign)));
    files.delete(LIST);
    engine.file('foreign.zip', await writeZip(files));
    const refused = await ended(
      api,
      await api.requests.readReturn({ files: [engine.source('foreign.zip')] }),
    );
    expect(refused.error).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('of Somebody else'),
    });
    const plan = await resultOf<ReturnPlan>(
      api,
      await api.requests.readReturn({ files: [engine.source('foreign.zip')], packId: pack.id }),
    );
    expect(plan.pack?.ref).toBe('P-001');
    await api.requests.dropReturn({ planId: plan.planId });
    files.delete('trustbench-pack.json');
    engine.file('bare.zip', await writeZip(files));
    expect(await api.requests.recognizeReturn({ files: [engine.source('bare.zip')] })).toEqual({
      isPack: true,
      ref: null,
    });
    engine.file('other.zip', await writeZip(new Map([['R-001 note.txt', Buffer.from('no pack')]])));
    expect(await api.requests.recognizeReturn({ files: [engine.source('other.zip')] })).toEqual({
      isPack: false,
      ref: null,
    });
    const late = await ended(
      api,
      (await api.requests
        .applyReturn({ planId: plan.planId, decisions: NO_DECISIONS })
        .catch(() => ({ jobId: '' }))) as { jobId: string },
    ).catch((error: Error) => error);
    expect(late).toBeInstanceOf(Error);
  });

  it.skipIf(!hasProgram('soffice'))('comes back as a folder, its list saved by LibreOffice', async () => {
    await using engine = startEngine();
    const { files } = await withPack(engine);
    await edit(files, (sheet, column) => {
      sheet.getCell(2, column('Status')).value = 'Provided';
    });
    const home = join(engine.folder, 'home');
    const inbox = join(engine.folder, 'inbox');
    for (const [name, bytes] of files) {
      mkdirSync(join(inbox, name, '..'), { recursive: true });
      writeFileSync(join(inbox, name), bytes);
    }
    mkdirSync(join(engine.folder, 'saved'));
    run(
      'soffice',
      `-env:UserInstallation=file://${home}`,
      '--headless',
      '--convert-to',
      'xlsx',
      '--outdir',
      join(engine.folder, 'saved'),
      join(inbox, LIST),
    );
    renameSync(join(engine.folder, 'saved', LIST), join(inbox, LIST));
    writeFileSync(join(inbox, 'R-002 Access review Q1', 'review.txt'), 'done');
    const plan = await read(engine, 'inbox');
    expect(plan.answers.map(({ word, status }) => [word, status])).toEqual([
      ['Provided', 'received'],
      ['', 'received'],
    ]);
    expect(shown(plan)).toEqual([['review.txt', 'R-002', 'folder', null]]);
  });
});

describe('a pack for the auditor', () => {
  it('takes the evidence along and brings back acceptance, returns and follow-ups', async () => {
    await using engine = startEngine();
    const { api } = engine;
    const { ids } = await withPack(engine);
    await resultOf(
      api,
      await api.evidence.attach({
        files: [engine.source('roles.csv', 'id,role\n1,admin\n')],
        requestIds: [ids[0]!],
      }),
    );
    const { pack, files } = await exported(engine, ids, 'auditor');
    expect(pack).toMatchObject({ ref: 'P-002', files: 1, moved: 3 });
    expect(files.get('R-001 User list with roles and last login/EV-0001 roles.csv')!.toString()).toBe(
      'id,role\n1,admin\n',
    );
    expect(
      (await api.requests.list({})).map(({ status, auditorStatus }) => `${status} ${auditorStatus}`),
    ).toEqual(Array(3).fill('submitted under_review'));

    await edit(
      files,
      (sheet, column) => {
        const put = (row: number, status: string, comment: string) => {
          sheet.getCell(row, column('Your status')).value = status;
          sheet.getCell(row, column('Your comment')).value = comment;
        };
        put(2, 'Accepted', '');
        put(3, 'Returned', 'The sign-off is missing');
        put(4, 'No longer needed', '');
        sheet.getCell(5, column('Request')).value = 'Sign-off of the review in R-002';
      },
      'csv',
    );
    engine.file('answer.zip', await writeZip(files));
    const plan = await read(engine, 'answer.zip');
    expect(plan).toMatchObject({ audience: 'auditor', pack: { ref: 'P-002' } });
    expect(shown(plan)).toEqual([]);
    expect(await apply(engine, plan, { ...NO_DECISIONS, add: [5] })).toMatchObject({
      attached: 0,
      statuses: 3,
      comments: 1,
      added: 1,
    });
    const requests = await api.requests.list({});
    expect(
      requests.map(({ ref, status, auditorStatus, auditorReason, followUpOf }) => [
        ref,
        status,
        auditorStatus,
        auditorReason,
        followUpOf?.ref ?? null,
      ]),
    ).toEqual([
      ['R-001', 'submitted', 'accepted', '', null],
      ['R-002', 'in_progress', 'returned', 'The sign-off is missing', null],
      ['R-003', 'submitted', 'withdrawn', '', null],
      ['R-004', 'open', 'none', '', 'R-002'],
    ]);
    const again = await read(engine, 'answer.zip');
    expect([again.answers, again.added]).toEqual([[], []]);
  });
});
