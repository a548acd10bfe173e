import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import type { PolicyBlock } from '../../../shared/domain/policies/document.ts';
import { createEngagement, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from '../workspace/support.ts';

let engine: TestEngine;
let api: TestEngine['api'];
beforeEach(async () => {
  engine = startEngine();
  ({ api } = engine);
  await createEngagement(engine);
});
afterEach(() => engine[Symbol.asyncDispose]());

const paragraph = (text: string): PolicyBlock => ({ kind: 'paragraph', runs: [{ text }] });
const textOf = (...texts: string[]) => ({ blocks: texts.map(paragraph) });

async function policy(values: Record<string, string>): Promise<string> {
  const { ids } = await api.registers.add({ register: 'policies', records: [values] });
  return ids[0] ?? '';
}
const transactions = () => engine.session.workspace.state.id;
async function job(started: Promise<{ jobId: string }>) {
  const ended = await engine.session.jobs.ended((await started).jobId);
  if (ended.error) throw new Error(ended.error.message);
  return ended.result;
}

describe('the text of a policy', () => {
  it('is written in one change, and not again when it is the same', async () => {
    const id = await policy({ name: 'Password standard' });
    const before = transactions();
    await api.registers.writePolicyText({ id, document: textOf(' Twelve  characters ', '') });
    await api.registers.writePolicyText({ id, document: textOf('Twelve characters') });
    expect(transactions()).toBe(before + 1);
    expect(await api.registers.policyText({ id })).toEqual({ document: textOf('Twelve characters') });
    await api.workspace.undo({});
    expect(await api.registers.policyText({ id })).toEqual({ document: { blocks: [] } });
  });

  it('is named when it is damaged, and does not hide the others', async () => {
    const id = await policy({ name: 'Password standard' });
    engine.session.change('Damage', (tx) =>
      tx.update('policy', id, { body: '{"blocks":[{"kind":"script"}]}' }),
    );
    expect(await api.registers.policyTexts({})).toMatchObject([{ id, words: 0 }]);
    expect(await failureOf(() => api.registers.policyText({ id }))).toMatchObject({
      code: 'integrity',
      message: expect.stringContaining('Password standard') as string,
    });
    await api.registers.writePolicyText({ id, document: textOf('Again') });
    expect(await api.registers.policyText({ id })).toEqual({ document: textOf('Again') });
  });

  it('says since which approval it changed, and not when it is put back', async () => {
    const id = await policy({ name: 'Password standard', status: 'draft' });
    const facts = async () => (await api.registers.policyTexts({}))[0];
    await api.registers.writePolicyText({ id, document: textOf('Keep [14] characters') });
    expect(await facts()).toEqual({ id, words: 3, placeholders: 1, changedSince: null });
    const approve = (version: string, approvedOn: string) =>
      api.registers.change({
        register: 'policies',
        changes: [{ id, values: { status: 'approved', version, approvedOn } }],
      });
    await approve('1.0', '2026-02-01');
    expect(await facts()).toMatchObject({ changedSince: null });
    await api.registers.writePolicyText({ id, document: textOf('Keep 16 characters') });
    expect(await facts()).toEqual({ id, words: 3, placeholders: 0, changedSince: '2026-02-01' });
    await api.registers.change({ register: 'policies', changes: [{ id, values: { notes: 'Told staff.' } }] });
    expect(await facts()).toMatchObject({ changedSince: '2026-02-01' });
    await api.registers.writePolicyText({ id, document: textOf('Keep [14] characters') });
    expect(await facts()).toMatchObject({ changedSince: null });
    await api.registers.writePolicyText({ id, document: textOf('Keep 18 characters') });
    await approve('1.1', '2026-03-01');
    expect(await facts()).toMatchObject({ changedSince: null });
  });

  it('starts from the outline that the policy follows', async () => {
    const id = await policy({ name: 'Password standard', template: 'password' });
    const { document } = await api.registers.policyOutlineText({ id });
    expect(document.blocks[0]).toMatchObject({ kind: 'heading', runs: [{ text: 'Purpose and scope' }] });
    expect(await api.registers.linkPolicyCriteria({})).toEqual({ policies: 1 });
    expect(await api.registers.linked({ register: 'policies', id })).toMatchObject({
      policy_criterion: [{ ref: 'CC6.1' }, { ref: 'CC6.2' }],
    });
    const own = await policy({ name: 'House rules' });
    expect((await failureOf(() => api.registers.policyOutlineText({ id: own }))).message).toMatch(/Outline/);
  });

  it('goes out as Word and comes back, and several go out as a zip', async () => {
    const id = await policy({ name: 'Password standard', template: 'password', version: '2.1' });
    const { document } = await api.registers.policyOutlineText({ id });
    await api.registers.writePolicyText({ id, document });
    await job(api.registers.exportPolicies({ ids: [id], format: 'docx', target: engine.target('p.docx') }));
    const read = await api.registers.readPolicyFile({ file: engine.source('p.docx') });
    expect(read).toEqual({ fileName: 'p.docx', document, warnings: [] });

    const other = await policy({ name: 'Password/standard', version: '2.1' });
    expect(
      (
        await failureOf(() =>
          job(
            api.registers.exportPolicies({ ids: [id, other], format: 'pdf', target: engine.target('a.zip') }),
          ),
        )
      ).message,
    ).toMatch(/has no text/);
    await api.registers.writePolicyText({ id: other, document: textOf('Short') });
    await job(
      api.registers.exportPolicies({ ids: [id, other], format: 'pdf', target: engine.target('a.zip') }),
    );
    const zip = await fromBufferPromise(readFileSync(join(engine.folder, 'a.zip')));
    const names: string[] = [];
    for await (const { fileName } of zip.eachEntry()) names.push(fileName);
    expect(names).toEqual(['Password standard 2.1.pdf', 'Password-standard 2.1.pdf']);
  });

  it('is read from a PDF as paragraphs, and refused from what is no document', async () => {
    const id = await policy({ name: 'Password standard' });
    await api.registers.writePolicyText({ id, document: textOf('Twelve characters at least.') });
    await job(api.registers.exportPolicies({ ids: [id], format: 'pdf', target: engine.target('p.pdf') }));
    const { document, warnings } = await api.registers.readPolicyFile({ file: engine.source('p.pdf') });
    expect(JSON.stringify(document)).toContain('Twelve characters at least.');
    expect(warnings).toHaveLength(1);
    const refused = (name: string, content: string) =>
      failureOf(() => api.registers.readPolicyFile({ file: engine.source(name, content) }));
    expect(await refused('p2.docx', 'no zip')).toMatchObject({ code: 'file_unreadable' });
    expect(await refused('p.doc', 'x')).toMatchObject({ code: 'unknown_format' });
    expect(await refused('p.txt', ' \n')).toMatchObject({ code: 'file_unreadable' });
    expect(await refused('long.txt', 'word '.repeat(100_000))).toMatchObject({ code: 'bad_input' });
  });

  it('is acknowledged by those of the roster who took the course of its name', async () => {
    const id = await policy({ name: 'Acceptable use policy' });
    expect(await api.registers.countAcknowledgements({ id })).toBeNull();
    await api.registers.add({
      register: 'people',
      records: [{ name: 'Mei Aldana', startedOn: '2025-01-01' }, { name: 'Ana Ruiz' }],
    });
    await api.registers.add({
      register: 'training',
      records: [{ name: 'mei aldana', course: 'Acceptable use 2026', completedOn: '2026-01-10' }],
    });
    expect(await api.registers.countAcknowledgements({ id })).toMatchObject({
      courses: ['Acceptable use 2026'],
      acknowledged: 1,
      acknowledgers: 2,
    });
  });
});
