/** The auditor's request list through a real engine and real files. */
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { createEngagement, startEngine } from '../../fixtures/engine.ts';

const CSV = `Nr;Request;Control;Assigned to;Due;Status;Auditor comment;Follow-up of
1.01;"User list; with roles";AC-01;G. Owner;14.07.2026;Open;;
1.02;Access reviews of both quarters;AC-99;Alan Deputy;asap;Received;;
1.03;Sign-off of the Q2 review;;;31.07.2026;Follow-up;"Q2 is
missing";1.02
`;

describe('the auditor’s list', () => {
  it('comes in once, is updated by number and goes away with one undo', async () => {
    await using engine = startEngine();
    const { api } = engine;
    await createEngagement(engine);
    await api.matrix.addControl({ ref: 'AC-01', title: 'Access' });
    const file = engine.source('list.csv', CSV);

    const preview = await api.requests.importPreview({ file });
    expect(preview.rows.map(({ action, number, due }) => [action, number, due])).toEqual([
      ['add', '1.01', '2026-07-14'],
      ['add', '1.02', null],
      ['add', '1.03', '2026-07-31'],
    ]);
    expect(preview.newPeople).toEqual(['Alan Deputy']);
    expect(await api.requests.list({})).toEqual([]);

    expect(await api.requests.importApply({ file })).toMatchObject({ imported: 3, updated: 0, skipped: 0 });
    const requests = await api.requests.list({});
    expect(
      requests.map(({ ref, number, origin, assignee, status, auditorStatus, priority }) => [
        ref,
        number,
        origin,
        assignee,
        status,
        auditorStatus,
        priority,
      ]),
    ).toEqual([
      ['R-001', '1.01', 'imported', 'Grace Owner', 'open', 'none', 'normal'],
      ['R-002', '1.02', 'imported', 'Alan Deputy', 'submitted', 'under_review', 'high'],
      ['R-003', '1.03', 'imported', null, 'in_progress', 'returned', 'normal'],
    ]);
    expect(requests[0]!.controls.map(({ ref }) => ref)).toEqual(['AC-01']);
    expect(requests[2]).toMatchObject({
      followUpOf: { ref: 'R-002' },
      auditorReason: 'Q2 is\nmissing',
      comments: 1,
    });

    expect(await api.requests.importApply({ file })).toMatchObject({ imported: 0, updated: 0, unchanged: 3 });
    const later = engine.source(
      'later.csv',
      CSV.replace('14.07.2026;Open', '21.07.2026;Accepted').replace('asap;Received', ';Open'),
    );
    const changes = (await api.requests.importPreview({ file: later })).rows.map((row) => row.changes);
    expect(changes).toEqual([
      [
        { field: 'due', before: '2026-07-14', after: '2026-07-21' },
        { field: 'status', before: 'open', after: 'submitted' },
        { field: 'auditorStatus', before: 'none', after: 'accepted' },
      ],
      [],
      [],
    ]);
    const { problems } = await api.requests.importApply({ file: later });
    expect(problems.map(({ code }) => code)).toContain('status_older');
    expect((await api.requests.list({})).map(({ status }) => status)).toEqual([
      'submitted',
      'submitted',
      'in_progress',
    ]);

    await api.workspace.undo({});
    await api.workspace.undo({});
    expect(await api.requests.list({})).toEqual([]);
    expect((await api.scope.get({})).people.map(({ name }) => name)).toEqual(['Grace Owner']);
  });

  it('reads a workbook with a legend, leaves chosen rows out and remembers the columns', async () => {
    await using engine = startEngine();
    const { api } = engine;
    await createEngagement(engine);
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('IRL');
    sheet.addRow(['Harbor & Finch LLP']);
    sheet.mergeCells('A1:D1');
    sheet.addRow(['Number', 'What we need', 'Due', 'Status']);
    sheet.addRow(['1', 'List of all changes to production', new Date('2026-07-20'), 'Green']);
    sheet.addRow(['2', 'Minutes of the risk committee', 46213, 'Open']);
    const legend = book.addWorksheet('Legend');
    legend.addRow(['Green', 'accepted']);
    const file = engine.source('list.xlsx', Buffer.from(await book.xlsx.writeBuffer()));

    const guessed = await api.requests.importPreview({ file });
    expect(guessed.rows.map(({ due, auditorStatus }) => [due, auditorStatus])).toEqual([
      ['2026-07-20', 'accepted'],
      ['2026-07-10', 'none'],
    ]);
    const mapping = { ...guessed.mapping, category: 3, auditorStatus: null };
    expect(await api.requests.importApply({ file, mapping, leaveOut: [4] })).toMatchObject({
      imported: 1,
      skipped: 1,
    });
    expect(await api.requests.list({})).toMatchObject([
      { category: 'Green', status: 'open', kind: 'population' },
    ]);
    expect(await api.requests.importPreview({ file })).toMatchObject({
      mappingFrom: 'saved',
      mapping: { category: 3 },
    });
    expect(await api.requests.importPreview({ file, guess: true })).toMatchObject({ mappingFrom: 'guessed' });
  });

  it('names the sheets when the one asked for is not there', async () => {
    await using engine = startEngine();
    await createEngagement(engine);
    const file = engine.source('list.csv', CSV);
    await expect(engine.api.requests.importPreview({ file, sheet: 'IRL' })).rejects.toThrow(
      'has no sheet "IRL". It has: list.',
    );
  });
});
