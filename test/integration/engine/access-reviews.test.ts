import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessReviewCompletion } from '../../../electron/engine/access-reviews/completion.ts';
import { importAccessListing } from '../../../electron/engine/access-reviews/import.ts';
import type { AccessReviewLine } from '../../../shared/contract/access-reviews.ts';
import { createEngagement, ended, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';

const INPUTS = new URL('../../fixtures/inputs/populations/', import.meta.url);
const LISTING = readFileSync(new URL('access-list.csv', INPUTS), 'utf8');
const LEAVERS = readFileSync(new URL('leavers.csv', INPUTS), 'utf8');

let engine: TestEngine;
beforeEach(async () => {
  engine = startEngine();
  await createEngagement(engine);
  return () => engine[Symbol.asyncDispose]();
});

const addLeavers = () =>
  engine.api.registers.add({
    register: 'people',
    records: LEAVERS.trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(','))
      .map(([number = '', name = '', email = '', , leftAt = '']) => ({
        number,
        name,
        email,
        leftOn: leftAt.slice(0, 10),
        leftAt,
      })),
  });

interface Listing {
  text: string;
  role?: 'present' | 'earlier';
  file?: string;
}

const create = async (listings: Listing[], asOf?: string) =>
  resultOf<{ id: string; ref: string; lines: number }>(
    engine.api,
    await engine.api.accessReviews.create({
      listings: listings.map(({ text, role = 'present', file = `${role}.csv` }) => ({
        file: engine.source(file, text),
        role,
        application: 'Okta',
      })),
      name: 'Q2 access review',
      ...(asOf && { asOf }),
    }),
  );

const linesOf = async (id: string, filter: { flag?: AccessReviewLine['flags'][number] } = {}) =>
  (await engine.api.accessReviews.lines({ id, ...filter })).rows;
const accounts = (lines: readonly AccessReviewLine[]) =>
  lines.map(({ application, account }) => `${application}: ${account.split('@')[0]}`);

const SMALL = `user,name,role,last_login
ada@x.example,Ada,User,2026-06-20
root,,Admin,never
bo@x.example,Bo,User,2026-06-21
`;

describe('an access review of a real listing', () => {
  it('sees leavers, accounts without a person and privileged ones', async () => {
    await addLeavers();
    const { id, ref, lines } = await create([{ text: LISTING, file: 'access-list.csv' }]);
    expect([ref, lines]).toEqual(['AR-001', 494]);
    const review = await engine.api.accessReviews.get({ id });
    expect(review).toMatchObject({
      asOf: '2026-06-30',
      lines: 494,
      decided: 0,
      state: 'not_started',
      outdated: 0,
    });
    expect(accounts(await linesOf(id, { flag: 'leaver_active' }))).toEqual([
      'Okta: a.farkas',
      'Help desk: f.fofana',
    ]);
    expect(accounts(await linesOf(id, { flag: 'no_owner' }))).toEqual([
      'AWS: svc-backup',
      'AWS: root',
      'Help desk: frontdesk',
      'SIEM: svc-ingest',
      'Production DB: admin',
    ]);
    expect(review.flags.privileged).toBe(15 + 17 + 7 + 7 + 7 + 5 + 4 + 3 + 2 + 2);
    // Only leavers are on the roster, so that somebody is not on it says nothing.
    expect(review.flags.not_on_roster).toBeUndefined();
    expect(review.sources[0]).toMatchObject({ fileName: 'access-list.csv', evidence: { ref: 'EV-0001' } });
  });

  it('previews what it would see, and makes nothing', async () => {
    await addLeavers();
    const preview = await engine.api.accessReviews.preview({
      listings: [{ file: engine.source('access-list.csv', LISTING), role: 'present', application: '' }],
    });
    expect(preview).toMatchObject({
      lines: 494,
      asOf: '2026-06-30',
      asOfFrom: 'login',
      roster: 34,
      rosterIsWhole: false,
    });
    expect(preview.applications).toHaveLength(9);
    expect(preview.flags).toMatchObject({ leaver_active: 2, no_owner: 5 });
    expect(await engine.api.accessReviews.list({})).toEqual([]);
  });

  it('is checked again when leavers come in later', async () => {
    const { id } = await create([{ text: LISTING, file: 'access-list.csv' }]);
    await addLeavers();
    const { outdated } = await engine.api.accessReviews.get({ id });
    expect(outdated).toBe(2);
    expect(await engine.api.accessReviews.recheck({ id })).toEqual({ changed: 2 });
    expect(await linesOf(id, { flag: 'leaver_active' })).toHaveLength(2);
    expect((await engine.api.accessReviews.get({ id })).outdated).toBe(0);
  });

  it('comes from the command line as one file', async () => {
    const path = join(engine.folder, 'okta 2026-05-31.csv');
    copyFileSync(new URL('access-list.csv', INPUTS), path);
    const result = await importAccessListing(engine.session, { path });
    expect(result).toMatchObject({ rows: 494, imported: 494, problems: [], ref: 'AR-001' });
    expect((await engine.api.accessReviews.list({}))[0]).toMatchObject({
      name: 'okta 2026-05-31',
      asOf: '2026-05-31',
    });
  });
});

describe('decisions', () => {
  it('keep a flagged line only with a reason, and stay with the rest when refused', async () => {
    const { id } = await create([{ text: SMALL }]);
    const lines = await linesOf(id);
    const lineIds = lines.map((line) => line.id);
    await expect(engine.api.accessReviews.decide({ id, lineIds, decision: 'keep' })).rejects.toThrow(
      /root in Okta is flagged/,
    );
    expect(await engine.api.accessReviews.get({ id })).toMatchObject({ decided: 0 });
    await engine.api.accessReviews.decide({ id, lineIds, decision: 'keep', note: 'Checked with the team.' });
    expect(await engine.api.accessReviews.get({ id })).toMatchObject({
      decided: 3,
      state: 'ready',
      obstacles: [],
    });
    await engine.api.workspace.undo({});
    expect(await engine.api.accessReviews.get({ id })).toMatchObject({ decided: 0 });
  });

  it('are carried out, and become corrective actions while they are not', async () => {
    const { id } = await create([{ text: SMALL }]);
    const [ada, root, bo] = await linesOf(id);
    const lineIds = [root?.id ?? '', bo?.id ?? ''];
    await engine.api.accessReviews.decide({ id, lineIds, decision: 'remove' });
    await expect(
      engine.api.accessReviews.carryOut({ id, lineIds: [ada?.id ?? ''], on: '2026-07-01' }),
    ).rejects.toThrow(/nothing to carry out/);
    await engine.api.accessReviews.carryOut({ id, lineIds: [bo?.id ?? ''], on: '2026-07-01' });
    expect(await engine.api.accessReviews.raiseActions({ id })).toEqual({ refs: ['CA-001'] });
    expect(await engine.api.accessReviews.raiseActions({ id })).toEqual({ refs: [] });
    const [action] = await engine.api.registers.list({ register: 'actions' });
    expect(action?.values['name']).toBe('Remove "Admin" of root in Okta');
    expect(accessReviewCompletion(engine.session.workspace, null)).toEqual({
      reviews: 1,
      lines: 3,
      decided: 2,
    });
  });
});

describe('two listings', () => {
  it('show what is new, changed and gone', async () => {
    const earlier = SMALL.replace('ada@x.example,Ada,User', 'ada@x.example,Ada,Admin').replace(
      /^bo.*\n/m,
      'cy@x.example,Cy,User,\n',
    );
    const { id } = await create([{ text: SMALL }, { text: earlier, role: 'earlier' }], '2026-06-30');
    const lines = await linesOf(id);
    expect(lines.map(({ account, flags, previousRole }) => [account, flags, previousRole])).toEqual([
      ['ada@x.example', ['role_changed'], 'Admin'],
      ['root', ['no_owner', 'privileged', 'dormant'], ''],
      ['bo@x.example', ['new'], ''],
      ['cy@x.example', ['removed'], 'User'],
    ]);
    const { lines: toDecide } = await engine.api.accessReviews.get({ id });
    expect(toDecide).toBe(3);
  });

  it('are refused when a file is no listing, and nothing is kept', async () => {
    const job = await ended(
      engine.api,
      await engine.api.accessReviews.create({
        listings: [
          { file: engine.source('notes.csv', 'hello,there\n1,2\n'), role: 'present', application: '' },
        ],
        name: 'Notes',
      }),
    );
    expect(job.error?.message).toMatch(/notes\.csv/);
    expect((await engine.api.evidence.list({})).total).toBe(0);
  });
});

describe('sign-off', () => {
  it('files the signed listing as evidence of the control, and opens again by itself', async () => {
    const control = await engine.api.matrix.addControl({
      ref: 'IAM-07',
      title: 'Access is reviewed each quarter',
    });
    const { id } = await create([{ text: SMALL }]);
    await engine.api.accessReviews.update({ id, patch: { controlId: control.id, reviewer: 'Grace Owner' } });
    const early = await ended(engine.api, await engine.api.accessReviews.sign({ id }));
    expect(early.error?.message).toMatch(/AR-001 was not signed. 3 lines are not decided/);

    const lines = await linesOf(id);
    const lineIds = lines.map((line) => line.id);
    await engine.api.accessReviews.decide({ id, lineIds, decision: 'keep', note: 'Agreed with the team.' });
    const signed = await resultOf<{ evidence: string }>(
      engine.api,
      await engine.api.accessReviews.sign({ id }),
    );
    const review = await engine.api.accessReviews.get({ id });
    expect(review).toMatchObject({
      state: 'signed',
      signedBy: 'Ada Test',
      evidence: { ref: signed.evidence },
    });
    expect(review.signedSha256).toMatch(/^[0-9a-f]{64}$/);
    const { rows } = await engine.api.evidence.list({});
    const record = rows.find(({ ref }) => ref === signed.evidence);
    expect(record).toMatchObject({
      kind: 'record',
      asOf: '2026-06-21',
      title: 'Access review signed off: Q2 access review',
    });
    expect(record?.controls.map(({ id: controlId }) => controlId)).toEqual([control.id]);

    const book = new ExcelJS.Workbook();
    const chunks: Uint8Array[] = [];
    for await (const chunk of engine.session.workspace.content.read(record?.sha256 ?? '')) chunks.push(chunk);
    await book.xlsx.load(Buffer.concat(chunks).buffer);
    const sheet = book.getWorksheet('Lines');
    expect(sheet?.rowCount).toBe(4);
    expect(sheet?.getRow(3).values).toEqual(
      expect.arrayContaining(['root', 'Keep', 'Agreed with the team.', 'Ada Test']),
    );

    const [first] = lines;
    await engine.api.accessReviews.decide({ id, lineIds: [first?.id ?? ''], decision: 'remove' });
    const reopened = await engine.api.accessReviews.get({ id });
    expect(reopened).toMatchObject({
      state: 'reopened',
      changes: ['Line 1, ada@x.example in Okta: keep → remove'],
    });
    await engine.api.accessReviews.carryOut({ id, lineIds: [first?.id ?? ''], on: '2026-07-02' });
    await resultOf(engine.api, await engine.api.accessReviews.sign({ id }));
    const again = await engine.api.accessReviews.get({ id });
    expect([again.state, again.evidence?.ref]).toEqual(['signed', signed.evidence]);
  });

  it('is taken back whole by one undo, and stays when nothing else changes', async () => {
    const { id } = await create([{ text: SMALL }]);
    const lineIds = (await linesOf(id)).map((line) => line.id);
    await engine.api.accessReviews.decide({ id, lineIds, decision: 'remove' });
    await resultOf(engine.api, await engine.api.accessReviews.sign({ id }));
    await engine.api.accessReviews.carryOut({ id, lineIds, on: '2026-07-02' });
    expect((await engine.api.accessReviews.get({ id })).state).toBe('signed');
    await engine.api.workspace.undo({});
    await engine.api.workspace.undo({});
    expect(await engine.api.accessReviews.get({ id })).toMatchObject({ state: 'ready', evidence: null });
  });

  it('leaves the listings in evidence when the review is removed', async () => {
    const { id } = await create([{ text: SMALL }]);
    await engine.api.accessReviews.remove({ id });
    expect(await engine.api.accessReviews.list({})).toEqual([]);
    expect((await engine.api.evidence.list({})).total).toBe(1);
  });
});

it('takes thousands of lines, and gives them page by page', async () => {
  const rows = Array.from(
    { length: 5000 },
    (_, n) => `App ${n % 20},user${n}@x.example,User ${n},User,2026-06-${10 + (n % 20)}`,
  );
  const { id, lines } = await create([{ text: `app,user,name,role,last_login\n${rows.join('\n')}\n` }]);
  expect(lines).toBe(5000);
  const { total, rows: page } = await engine.api.accessReviews.lines({ id, offset: 4990, limit: 100 });
  expect([total, page.length]).toEqual([5000, 10]);
});
