import type { EvidenceGuess } from '../../../../shared/contract/evidence/guesses.ts';
import type { EvidencePatch } from '../../../../shared/contract/evidence/records.ts';
import type { GuessField } from '../../../../shared/domain/evidence-guesses.ts';
import { api } from '../../../app/api.ts';
import { useData } from '../../../app/query.ts';

export type Guesses = ReadonlyMap<GuessField, EvidenceGuess>;
const NONE: Guesses = new Map();

/** What could stand in the empty fields of a record. @param enabled false where nothing can be written */
export function useGuesses(id: string, enabled: boolean): Guesses {
  const found = useData(['evidence', 'guesses', id], () => api.evidence.guesses({ ids: [id] }), { enabled });
  const record = found.data?.find((one) => one.id === id);
  if (!enabled || !record) return NONE;
  return new Map(record.guesses.map((guess) => [guess.field, guess]));
}

/** Everything that several guesses would write. */
export const patchOf = (guesses: Iterable<EvidenceGuess>): EvidencePatch =>
  Object.assign({}, ...[...guesses].map(({ patch }) => patch)) as EvidencePatch;
