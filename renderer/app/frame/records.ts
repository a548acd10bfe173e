import { useDebouncedValue } from '@mantine/hooks';
import { CRITERIA } from '../../../shared/catalog/criteria.ts';
import { TEST_KINDS } from '../../../shared/domain/vocabulary.ts';
import { SECTION_NAMES } from '../../areas/guide/sections.ts';
import { api } from '../api.ts';
import { links } from '../links.ts';
import { useData } from '../query.ts';

export interface FoundRecord {
  id: string;
  ref: string;
  title: string;
  kind: string;
  path: string;
}

const TEST_NAMES: Record<(typeof TEST_KINDS)[number], string> = {
  design: 'Test of design',
  operation: 'Test of operation',
};

/** Of typing (ms). */
const PAUSE = 150;

/** Records whose reference or title holds the words; a reference that starts with them comes first. */
export function useFoundRecords(words: string, enabled: boolean): FoundRecord[] {
  const wanted = { enabled: enabled && words !== '' };
  const controls = useData(['matrix', 'controls'], () => api.matrix.controls({}), wanted).data ?? [];
  const tests = useData(['audit', 'tests'], () => api.audit.tests({}), wanted).data ?? [];
  const findings = useData(['findings', 'list'], () => api.findings.list({}), wanted).data ?? [];
  const requests = useData(['requests', 'list'], () => api.requests.list({}), wanted).data ?? [];
  // The engine searches when the typing pauses: a command that is typed and run must not leave questions behind.
  const [asked] = useDebouncedValue(words, PAUSE);
  const search = { search: asked, limit: 20 };
  const evidence =
    useData(['evidence', 'list', search], () => api.evidence.list(search), {
      enabled: wanted.enabled && asked !== '',
    }).data?.rows ?? [];
  // The guide holds all built-in content, which the first screen does without.
  const guide =
    useData(['guide'], async () => (await import('../../areas/guide/entries.ts')).ENTRIES, {
      ...wanted,
      fixed: true,
    }).data ?? [];
  if (!wanted.enabled) return [];
  const records = [
    ...CRITERIA.map(({ id, summary }) => ({
      id,
      ref: id,
      title: summary,
      kind: 'Criterion',
      path: links.criterion(id),
    })),
    ...controls.map(({ id, ref, title }) => ({ id, ref, title, kind: 'Control', path: links.control(id) })),
    ...evidence.map(({ id, ref, title }) => ({
      id,
      ref,
      title,
      kind: 'Evidence',
      path: links.evidenceRecord(id),
    })),
    ...tests.map(({ id, workpaper, controlTitle, kind }) => ({
      id,
      ref: workpaper,
      title: controlTitle,
      kind: TEST_NAMES[kind],
      path: links.test(id),
    })),
    ...requests.map(({ id, ref, number, title }) => ({
      id,
      ref: number === '' ? ref : `${ref} (${number})`,
      title,
      kind: 'Request',
      path: links.request(id),
    })),
    ...findings.map(({ id, ref, title }) => ({ id, ref, title, kind: 'Finding', path: links.finding(id) })),
    ...guide.map(({ id, section, key, lead, title }) => ({
      id,
      ref: lead,
      title,
      kind: `Guide: ${SECTION_NAMES[section].toLowerCase()}`,
      path: links.guideEntry(section, key),
    })),
  ];
  const starts = (record: FoundRecord) => Number(record.ref.toLowerCase().startsWith(words));
  return records
    .filter(({ ref, title }) => `${ref} ${title}`.toLowerCase().includes(words))
    .toSorted((a, b) => starts(b) - starts(a));
}
