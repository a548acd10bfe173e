import type { NamedRecord, RecordKind } from '../../shared/contract/audit/references.ts';
import { api } from '../app/api.ts';
import { links } from '../app/links.ts';
import { useData } from '../app/query.ts';

const ADDRESSES: Record<RecordKind, (id: string) => string> = {
  control: links.control,
  test: links.test,
  population: links.population,
  walkthrough: links.walkthrough,
  finding: links.finding,
  evidence: links.evidenceRecord,
  request: links.request,
};

export const addressOf = ({ kind, id }: Pick<NamedRecord, 'kind' | 'id'>): string => ADDRESSES[kind](id);

/** Every record with a reference, by reference. */
export function useNamedRecords(): ReadonlyMap<string, NamedRecord> {
  return useData(['audit', 'namedRecords'], loadByRef).data ?? NONE;
}

const NONE: ReadonlyMap<string, NamedRecord> = new Map();
const loadByRef = async () =>
  new Map((await api.audit.namedRecords({})).map((record) => [record.ref, record]));
