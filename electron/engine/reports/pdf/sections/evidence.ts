import { counted, evidenceTime, fileSize } from '../../words.ts';
import { paragraph, sectionHead } from '../blocks.ts';
import { destinationOf, refs } from '../references.ts';
import { table } from '../table.ts';
import { quiet, strong } from './marks.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';

/** The index of evidence, landscape: what each file is, the days it speaks of, and the hash to know it by. */
export const evidence: Part = (flow, model, numbering) => {
  const { evidence: list } = model;
  sectionHead(flow, numbering.section(), 'Evidence index', true);
  if (list.length === 0) {
    paragraph(flow, 'No evidence is recorded.');
    return;
  }
  const intro = `${counted(list.length, 'item')}. The hash is that of the file’s bytes as held in the workspace.`;
  opening(flow, model, 'evidence', intro);
  const columns = [
    { title: 'Evidence', width: 50 },
    { title: 'Title and file', width: 222 },
    { title: 'Covers', width: 116 },
    { title: 'Collected by', width: 86 },
    { title: 'Controls', width: 92 },
    { title: 'Size', width: 48, align: 'right' as const },
    { title: 'SHA-256', width: 152 },
  ];
  const rows = list.map((item) => ({
    anchor: destinationOf('evidence', item.ref),
    cells: [
      [strong(item.ref)],
      [{ text: item.title }, quiet(`\n${item.fileName}`)],
      evidenceTime(item),
      item.collectedBy,
      refs('control', item.controls),
      fileSize(item.size),
      [quiet(item.sha256)],
    ],
  }));
  table(flow, columns, rows);
};
