import type { GuessedEvidence } from '../../../shared/contract/evidence/guesses.ts';
import { readContentFacts } from '../../../shared/domain/content-facts.ts';
import { guessEvidence, openGuesses, type OtherRecord } from '../../../shared/domain/evidence-guesses.ts';
import { titleFromFileName } from '../../../shared/domain/evidence.ts';
import type { Session } from '../session.ts';
import { EvidenceIndex, type IndexedEvidence } from './evidence-index.ts';
import { engagementDates } from './evidence-rows.ts';
import { readRules } from './rules.ts';

const FACTS = `SELECT t.facts FROM content c JOIN content_text t ON t.content_id = c.id WHERE c.sha256 = ?`;

/** What could stand in the empty fields of records, from their names, dates and what is inside. Records that are gone are left out. */
export function guessFor(session: Session, ids: readonly string[]): GuessedEvidence[] {
  const { workspace } = session;
  const index = EvidenceIndex.of(workspace);
  const engagement = engagementDates(session);
  const { retentionYears } = readRules(session);
  const others = otherRecords(index);
  return ids.flatMap((id) => {
    const record = index.get(id);
    if (!record) return [];
    const facts = workspace.get<{ facts: string }>(FACTS, [record.sha256])?.facts;
    const all = guessEvidence({
      title: record.title,
      fileName: record.file_name,
      mediaType: record.media_type,
      origin: record.origin,
      modifiedAt: record.modified_at,
      facts: facts === undefined ? {} : readContentFacts(facts),
      engagement,
      retentionYears,
      others: others.filter((other) => other.id !== id),
      offsetAt,
    });
    const guesses = openGuesses(all, knownFields(record));
    return [{ id, ref: record.ref, title: record.title, guesses }];
  });
}

const knownFields = (record: IndexedEvidence) => ({
  titleIsFileName: record.title === titleFromFileName(record.file_name),
  kind: record.kind || null,
  method: record.method || null,
  source: record.source,
  environment: record.environment || null,
  coversFrom: record.covers_from,
  coversTo: record.covers_to,
  asOf: record.as_of,
  collectedAt: record.collected_at,
  recordCount: record.record_count,
  confidentiality: record.confidentiality || null,
  personalData: record.personal_data || null,
  retainUntil: record.retain_until,
  supersedes: record.supersedes_id,
});

function otherRecords(index: EvidenceIndex): OtherRecord[] {
  const all = index.sortedBy('ref', () => '');
  const superseded = new Set(all.map(({ supersedes_id }) => supersedes_id));
  return all.map(({ id, ref, file_name }) => ({
    id,
    ref,
    fileName: file_name,
    superseded: superseded.has(id),
  }));
}

/** Minutes east of UTC on this computer at a local time. */
const offsetAt = (local: string): number => -new Date(local).getTimezoneOffset();
