import type { ReportEvidence, ReportModel } from '../../../../shared/domain/report-model.ts';
import { day, type Sheet } from './sheet.ts';

export function evidenceSheet({ evidence }: ReportModel): Sheet<ReportEvidence> {
  return {
    name: 'Evidence',
    about: 'Every piece of evidence with what it covers, its controls and the hash of its file.',
    frozen: 1,
    rows: evidence,
    columns: [
      { title: 'Evidence', value: (row) => row.ref, names: 'evidence' },
      { title: 'Title', value: (row) => row.title, widest: 44 },
      { title: 'File', value: (row) => row.fileName, widest: 40 },
      { title: 'Type', value: (row) => row.mediaType, widest: 26 },
      { title: 'Bytes', value: (row) => row.size },
      { title: 'Covers from', value: (row) => day(row.coversFrom) },
      { title: 'Covers to', value: (row) => day(row.coversTo) },
      { title: 'As of', value: (row) => day(row.asOf) },
      { title: 'Collected by', value: (row) => row.collectedBy, widest: 20 },
      { title: 'Controls', value: (row) => row.controls.join(', '), widest: 24, leads: 'control' },
      { title: 'SHA-256', value: (row) => row.sha256, widest: 36 },
    ],
  };
}
