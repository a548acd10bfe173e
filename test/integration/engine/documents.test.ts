import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readParts } from '../../../electron/engine/evidence/extraction/office-archive.ts';
import { encodePng } from '../../../electron/engine/evidence/redaction/png.ts';
import type { ExportKind, ReportFormat } from '../../../shared/domain/report-kinds.ts';
import type { PolicyDocument } from '../../../shared/domain/policies/document.ts';
import { createEngagement, ended, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { hasProgram, run } from '../reports/programs.ts';

const text = (words: string): PolicyDocument => ({
  blocks: [{ kind: 'paragraph', runs: [{ text: words }] }],
});

async function newEngine() {
  const engine = startEngine();
  await createEngagement(engine);
  await engine.api.registers.add({
    register: 'services',
    records: [{ name: 'Bank feeds', description: 'Fetches transactions', users: 'Accountants' }],
  });
  return engine;
}

const partOf = async ({ api }: TestEngine, part: string) => {
  const { parts } = await api.documents.get({ document: 'description' });
  const found = parts.find((one) => one.part === part);
  if (!found) throw new Error(`The description has no part ${part}.`);
  return { ...found, words: JSON.stringify(found.body) };
};

/** Exports and gives the path. */
async function exported(
  { api, target, folder }: TestEngine,
  kind: ExportKind,
  format: ReportFormat,
  name = kind,
) {
  const file = `${name}.${format}`;
  const at = '2026-08-15T10:00:00Z';
  await resultOf(api, await api.reports.export({ kind, format, at, target: target(file) }));
  return join(folder, file);
}

describe('the description', () => {
  it('follows the registers until a person writes over it, and says when they changed since', async () => {
    await using engine = await newEngine();
    const { api } = engine;
    expect(await partOf(engine, 'dc1')).toMatchObject({ state: 'draft' });
    await api.registers.add({
      register: 'services',
      records: [{ name: 'Exports', description: 'Gives files' }],
    });
    expect((await partOf(engine, 'dc1')).words).toContain('Exports');

    await api.documents.setText({
      document: 'description',
      part: 'dc1',
      body: text('Two services, and IAM.'),
    });
    expect(await partOf(engine, 'dc1')).toMatchObject({ state: 'own', body: text('Two services, and IAM.') });
    await api.registers.add({
      register: 'services',
      records: [{ name: 'Alerts', description: 'Tells users' }],
    });
    expect(await partOf(engine, 'dc1')).toMatchObject({
      state: 'changed',
      body: text('Two services, and IAM.'),
      gained: ['Alerts  Tells users  '],
    });
    const { checks } = await api.documents.get({ document: 'description' });
    expect(checks).toContainEqual(expect.objectContaining({ part: 'dc1', level: 'warning' }));

    await api.documents.acceptRecords({ document: 'description', part: 'dc1' });
    expect(await partOf(engine, 'dc1')).toMatchObject({ state: 'own' });
    await api.workspace.undo({});
    expect(await partOf(engine, 'dc1')).toMatchObject({ state: 'changed' });
    await api.documents.setText({ document: 'description', part: 'dc1', body: null });
    expect((await partOf(engine, 'dc1')).words).toContain('Alerts');
  });

  it('takes a text that says the same as the records for the draft', async () => {
    await using engine = await newEngine();
    const { body } = await partOf(engine, 'dc1');
    await engine.api.documents.setText({ document: 'description', part: 'dc1', body });
    expect(await partOf(engine, 'dc1')).toMatchObject({ state: 'draft' });
    await expect(
      engine.api.documents.setText({ document: 'description', part: 'dc99', body }),
    ).rejects.toThrow(/no part/);
  });

  it('knows a control that was removed', async () => {
    await using engine = startEngine();
    await createEngagement(engine, { library: ['IAM-01', 'IAM-02'] });
    const { api } = engine;
    const { controls } = await api.matrix.controls({}).then((rows) => ({ controls: rows }));
    const gone = controls.find(({ ref }) => ref === 'IAM-02');
    if (!gone) throw new Error('The library has IAM-02.');
    await api.matrix.removeControls({ ids: [gone.id] });
    await api.documents.setText({
      document: 'description',
      part: 'dc3',
      body: text('See IAM-01 and IAM-02.'),
    });
    const { checks } = await api.documents.get({ document: 'description' });
    expect(checks.filter(({ part }) => part === 'dc3').map((check) => check.text)).toEqual([
      'Names IAM-02, a control that was removed.',
    ]);
  });
});

describe('the bridge letter', () => {
  const given = { lastTo: '2026-06-30', gapTo: '2026-08-31', auditor: 'Harbor LLP' } as const;
  const incident = (significance: string) => ({
    name: 'Import stopped',
    number: 'INC-7',
    significance,
    beganAt: '2026-07-10T08:00:00Z',
    detectedAt: '2026-07-10T08:10:00Z',
    effect: 'No feeds',
  });

  it('tells of what the records hold, and goes out only when that is decided', async () => {
    await using engine = await newEngine();
    const { api, target } = engine;
    await api.documents.setBridge(given);
    const statement = async () => {
      const { parts } = await api.documents.get({ document: 'bridge' });
      return JSON.stringify(parts.find(({ part }) => part === 'statement'));
    };
    expect(await statement()).toContain('knows of no material change');

    const {
      ids: [id = ''],
    } = await api.registers.add({ register: 'incidents', records: [incident('undecided')] });
    expect(await statement()).not.toContain('knows of no material change');
    const refused = await ended(
      api,
      await api.reports.export({ kind: 'bridge', format: 'docx', target: target('no.docx') }),
    );
    expect(refused).toMatchObject({ status: 'failed', error: { code: 'conflict' } });
    expect(refused.error?.message).toMatch(/INC-7 Import stopped is not decided on/);

    await api.registers.change({
      register: 'incidents',
      changes: [{ id, values: { significance: 'yes' } }],
    });
    expect(await statement()).toContain('INC-7 Import stopped');
    await expect(
      api.documents.setText({ document: 'bridge', part: 'statement', body: text('No changes.') }),
    ).rejects.toThrow(/follows from the records/);
    await api.documents.setText({ document: 'bridge', part: 'next', body: text('There were no incidents.') });
    const { checks } = await api.documents.get({ document: 'bridge' });
    expect(checks.filter(({ level }) => level === 'block')).toMatchObject([{ part: 'next' }]);
  });
});

describe('the representations', () => {
  it('keeps who answered and when, and holds answers against the records', async () => {
    await using engine = await newEngine();
    const { api } = engine;
    const given = { answer: 'yes', explanation: '', answeredBy: 'Mei Aldana' } as const;
    await api.documents.answer({ question: 'criteria-covered', given });
    await api.documents.answer({ question: 'fraud', given: { ...given, answer: 'no', answeredBy: '' } });
    const asked = new Map((await api.documents.questions({})).map((question) => [question.id, question]));
    expect(asked.get('criteria-covered')).toMatchObject({ given: { answeredBy: 'Mei Aldana' } });
    expect(asked.get('criteria-covered')?.contradiction).toMatch(/^No control meets: CC1\.1/);
    expect(asked.get('fraud')).toMatchObject({ given: { answeredBy: 'Ada Test' }, contradiction: '' });
    await api.documents.answer({ question: 'fraud', given: null });
    expect((await api.documents.questions({})).find(({ id }) => id === 'fraud')?.given).toBeNull();
  });
});

describe('as files', () => {
  it('are the same bytes for the same state and time', async () => {
    await using engine = await newEngine();
    await engine.api.documents.setText({
      document: 'description',
      part: 'dc3',
      body: { blocks: [{ kind: 'paragraph', runs: [{ text: 'See', href: 'https://example.com/' }] }] },
    });
    for (const format of ['docx', 'pdf'] as const) {
      const [one, other] = [
        await exported(engine, 'description', format),
        await exported(engine, 'description', format),
      ].map((path) => readFileSync(path));
      expect({ format, same: one?.equals(other ?? Buffer.alloc(0)) }).toEqual({ format, same: true });
    }
  });

  it.runIf(hasProgram('pdftotext'))('are read back from PDF with notice, contents and numbers', async () => {
    await using engine = await newEngine();
    const words = run('pdftotext', '-layout', await exported(engine, 'description', 'pdf'), '-');
    expect(words).toContain('Only a licensed CPA firm issues a SOC 2 report');
    expect(words).toMatch(/3\.1 +Infrastructure/);
    expect(words).toMatch(/Bank feeds +Fetches transactions +Accountants/);
    const letter = run('pdftotext', '-layout', await exported(engine, 'assertion', 'pdf'), '-');
    expect(letter).toMatch(/throughout the period 1\s+January 2026/);
    expect(letter).toContain('Notes for management');
    expect(letter).not.toContain('Contents');
  });

  it('show the logo of the firm on the cover in Word too, and none on a letter', async () => {
    await using engine = await newEngine();
    const png = encodePng({ width: 4, height: 2, rgba: Buffer.alloc(4 * 2 * 4, 255) });
    await engine.api.reports.setSettings({
      logo: { mediaType: 'image/png', base64: png.toString('base64') },
    });
    const pictures = async (kind: ExportKind) => {
      const parts = await readParts(readFileSync(await exported(engine, kind, 'docx')), () => true);
      return [...parts.keys()].filter((name) => name.startsWith('word/media/') && name.endsWith('.png'));
    };
    expect(await pictures('description')).toHaveLength(1);
    expect(await pictures('assertion')).toEqual([]);
  });

  it('say that a logo was left out which cannot be read, in Word too', async () => {
    await using engine = await newEngine();
    // The head of a picture and nothing behind it.
    const png = encodePng({ width: 4, height: 2, rgba: Buffer.alloc(4 * 2 * 4, 255) }).subarray(0, 33);
    await engine.api.reports.setSettings({
      logo: { mediaType: 'image/png', base64: png.toString('base64') },
    });
    const request = { kind: 'description', format: 'docx', target: engine.target('broken.docx') } as const;
    const { warnings } = await resultOf<{ warnings: string[] }>(
      engine.api,
      await engine.api.reports.export(request),
    );
    expect(warnings).toEqual([expect.stringContaining('The logo was left out')]);
  });

  it.runIf(hasProgram('soffice'))(
    'open in a word processor with headings and tables',
    { timeout: 60_000 },
    async () => {
      await using engine = await newEngine();
      const paths = [
        await exported(engine, 'description', 'docx'),
        await exported(engine, 'representation', 'docx'),
      ];
      run('soffice', '--headless', `-env:UserInstallation=file://${join(engine.folder, 'office')}`,
      '--convert-to', 'pdf:writer_pdf_Export', '--outdir', join(engine.folder, 'read'), ...paths); // prettier-ignore
      const words = run('pdftotext', '-layout', join(engine.folder, 'read', 'description.pdf'), '-');
      expect(words).toMatch(/Bank feeds +Fetches transactions +Accountants/);
      expect(words).toMatch(/3\.1 +Infrastructure/);
      expect(words).toMatch(/Page 1 of \d/);
      expect(run('pdftotext', '-layout', join(engine.folder, 'read', 'representation.pdf'), '-')).toContain(
        'Not answered',
      );
    },
  );
});
