import { counted, evidenceTime, fileSize } from '../../words.ts';
import { paragraph, sectionHead } from '../blocks.ts';
import { COLORS } from '../palette.ts';
import { table } from '../table.ts';
import { STYLES } from '../text.ts';
import { quiet, strong } from './marks.ts';
import type { Part } from './part.ts';

/** The index of evidence, landscape: what each file is, the days it speaks of, and the hash to know it by. */
export const evidence: Part = (flow, { evidence: list }, numbering) => {
  sectionHead(flow, numbering.section(), 'Evidence index', true);
  if (list.length === 0) {
    paragraph(flow, 'No evidence is recorded.');
    return;
  }
  const intro = `${counted(list.length, 'item')}. The hash is that of the file’s bytes as held in the workspace.`;
  paragraph(flow, intro, { ...STYLES.body, color: COLORS.text2 }, 8);
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
    cells: [
      [strong(item.ref)],
      [{ text: item.title }, quiet(`\n${item.fileName}`)],
      evidenceTime(item),
      item.collectedBy,
      item.controls.join(', '),
      fileSize(item.size),
      [quiet(item.sha256)],
    ],
  }));
  table(flow, columns, rows);
};
