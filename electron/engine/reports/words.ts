/** Phrases that both renderers print and no screen shares: one place, so that the PDF and the workbook say the same. */
import { NATURE_NAMES, MODE_NAMES, FREQUENCY_NAMES } from '../../../shared/domain/vocabulary.ts';
import type { ReportControl, ReportEvidence, ReportMeta } from '../../../shared/domain/report-model.ts';

/** `SOC 2 Type II readiness report`, or the document's own title. */
export function reportTitle(meta: ReportMeta): string {
  if (meta.title !== undefined) return meta.title;
  return `SOC 2 ${meta.kind === 'type1' ? 'Type I' : 'Type II'} readiness report`;
}

/** The time the report speaks of: `2026-01-01 to 2026-06-30`, or `as of 2026-06-30`. */
export function reportTime(meta: ReportMeta): string {
  if (meta.kind === 'type2' && meta.period) return `${meta.period.from} to ${meta.period.to}`;
  return meta.asOf === null ? '' : `as of ${meta.asOf}`;
}

/** `2026-05-22 14:06 +02:00`: the time with its zone, as written where the report was made. */
export function zonedTime(iso: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.exec(iso);
  if (!match) return iso;
  const [, day, time, zone] = match;
  return `${day} ${time} ${zone === 'Z' ? '+00:00' : zone}`;
}

/** The first twelve digits of a hash in groups of four, enough to compare by eye. */
export function shortHash(hash: string): string {
  return (hash.slice(0, 12).match(/.{1,4}/g) ?? []).join(' ');
}

/** `Draft 0.3, made 2026-05-22 14:06 +02:00 from workspace state 7d41 9c0e 52ab.` */
export function provenance(meta: ReportMeta): string {
  return `${meta.version}, made ${zonedTime(meta.generatedAt)} from workspace state ${shortHash(meta.journalHash)}.`;
}

/** The days a piece of evidence speaks of. */
export function evidenceTime(evidence: Pick<ReportEvidence, 'coversFrom' | 'coversTo' | 'asOf'>): string {
  const { coversFrom, coversTo, asOf } = evidence;
  if (coversFrom !== null && coversTo !== null)
    return coversFrom === coversTo ? coversFrom : `${coversFrom} to ${coversTo}`;
  return asOf ?? coversFrom ?? coversTo ?? 'No date';
}

/** Size in the unit a person would use: `820 B`, `14 KB`, `2.3 GB` (1 KB = 1,000 bytes). */
export function fileSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** `Quarterly, detective, manual`: how a control works, without what is not known. */
export function controlTraits(control: ReportControl): string {
  const traits = [
    control.frequency && FREQUENCY_NAMES[control.frequency],
    control.nature && NATURE_NAMES[control.nature],
    control.mode && MODE_NAMES[control.mode],
  ].filter((trait): trait is string => Boolean(trait));
  return traits
    .map((trait, index) => (index === 0 || trait.startsWith('IT') ? trait : trait.toLowerCase()))
    .join(', ');
}

/** `1 of 22`; empty when nothing was tested. */
export function rate(part: number, whole: number): string {
  return whole === 0 ? '' : `${part} of ${whole}`;
}

/** `1 finding`, `3 findings`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}
