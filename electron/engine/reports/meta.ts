import type { ReportKind, ReportMeta, ReportPerson } from '../../../shared/domain/report-model.ts';
import type { EngagementType } from '../../../shared/domain/vocabulary.ts';
import { keyringOf } from '../seal/keyring.ts';
import { describeKey } from '../seal/signing-key.ts';
import type { Session } from '../session.ts';
import { VERSION } from '../version.ts';
import { readReportSettings } from './settings.ts';

/** What a document that is neither of the reports is called follows from the engagement. */
export const kindFor = (type: EngagementType): ReportKind => (type === 'I' ? 'type1' : 'type2');

/** What every page of a document says about it: whose system, which time, made when from which state. */
export function reportMeta(session: Session, kind: ReportKind): ReportMeta {
  const e = session.engagement();
  const settings = readReportSettings(session.workspace);
  return {
    kind,
    client: e.client,
    system: e.system,
    firm: e.firm,
    engagementType: e.type,
    asOf: kind === 'type1' ? (e.as_of ?? e.period_to) : null,
    period: kind === 'type2' ? { from: e.period_from ?? '', to: e.period_to ?? '' } : null,
    categories: session.categories(),
    generatedAt: timeStamp(),
    version: settings.version || `Draft, Trustbench ${VERSION}`,
    journalHash: session.workspace.state.hash,
    sealKey: sealKeyWords(session),
    criteriaVersion: '2017, points of focus revised 2022',
    preparedBy: session.actor,
    settings,
  };
}

/** The key of the seal of an open copy, else the one that this installation seals with. */
function sealKeyWords(session: Session): string {
  const { seal } = session.workspace;
  return seal ? describeKey(seal.publicKey).words : (keyringOf(session).present()?.words ?? '');
}

export const reportPeople = (session: Session): ReportPerson[] =>
  session.workspace.all<ReportPerson>('SELECT name, side, title AS role FROM person ORDER BY side, name');

/**
 * The time that a report bears: the one asked for, else what SOURCE_DATE_EPOCH (seconds) fixes, else now where the user is. A fixed time
 * keeps the zone it was given in, so that one state and time give the same bytes on every machine.
 */
export function timeStamp(at?: string): string {
  if (at !== undefined) return at.replace(/\.\d+/, '').replace(/Z$/, '+00:00');
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  if (!epoch || !/^\d{1,11}$/.test(epoch)) return localInstant(new Date());
  return new Date(Number(epoch) * 1000).toISOString().replace('.000Z', '+00:00');
}

/** ISO 8601 with the local offset, seconds precise. */
function localInstant(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const two = (n: number) => String(Math.floor(Math.abs(n))).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`;
}
