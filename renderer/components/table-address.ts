import { REGISTERS } from '../../shared/domain/registers.ts';
import { links } from '../app/links.ts';
import { recordAddress } from './record-address.ts';

/** Records that are no register, by their table. */
const PLACES: Readonly<Record<string, (id: string) => string>> = {
  control: links.control,
  evidence: links.evidenceRecord,
  test: links.test,
  finding: links.finding,
  request: links.request,
};

/** Where the record of a row is seen; undefined for rows that are seen as parts of another record. */
export function tableAddress(table: string, id: string): string | undefined {
  const place = Object.hasOwn(PLACES, table) ? PLACES[table] : undefined;
  if (place) return place(id);
  const register = REGISTERS.find((known) => known.table === table);
  return register && recordAddress(register.id, id);
}
