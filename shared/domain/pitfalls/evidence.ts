import { anchorOf, earliestUseful } from '../readiness/evidence-window.ts';
import { places } from '../readiness/places.ts';
import type { CheckItem, Pitfall } from './check.ts';
import type { EvidenceFact, PitfallFacts } from './facts.ts';
import { controlItem, controlsWhere, nullIfNone } from './items.ts';
import { uncoveredOccurrences } from './occurrences.ts';

/** One file for more controls than this rarely shows each of them. */
const MOST_CONTROLS = 8;

const pieceItem = ({ id, ref, title }: EvidenceFact, what: string): CheckItem => ({
  text: `${ref} ${title}: ${what}`,
  link: places.evidenceRecord(id),
});

/** Evidence that is meant to show something. */
const linked = ({ evidence }: PitfallFacts): EvidenceFact[] =>
  evidence.filter((e) => e.controlIds.length > 0);

/** What shows that controls run. */
export const EVIDENCE: readonly Pitfall[] = [
  {
    id: 'no-evidence',
    title: 'Control without evidence',
    why: 'A control counts when evidence shows that it ran, by the right owner and on schedule; without it, it did not happen.',
    severity: 'high',
    fix: 'Collect what the control leaves behind and attach it.',
    link: places.matrix,
    isByRecord: true,
    find: (facts) => controlsWhere(facts, (c) => c.evidence === 0),
  },
  {
    id: 'evidence-outside-period',
    title: 'Evidence outside the period',
    why: 'A Type II report speaks of its period only; evidence from before or after it shows nothing about it.',
    severity: 'medium',
    fix: 'Attach the same evidence from the period, or correct the recorded dates.',
    link: places.evidence,
    find: (facts) => {
      const { periodFrom, periodTo, type } = facts.dates;
      if (type === 'I' || periodFrom === null || periodTo === null) return null;
      return nullIfNone(linked(facts), (e) => {
        if (e.first === null || e.last === null) return [];
        if (e.last < periodFrom) return [pieceItem(e, `ends ${e.last}, before the period`)];
        return e.first > periodTo ? [pieceItem(e, `begins ${e.first}, after the period`)] : [];
      });
    },
  },
  {
    id: 'evidence-after-date',
    title: 'Evidence from after the as-of date',
    why: 'A Type I report speaks of one day; what exists only since a later day was not there on it.',
    severity: 'medium',
    fix: 'Attach evidence of the date or of shortly before.',
    link: places.evidence,
    find: (facts) => {
      if (facts.dates.type === 'II') return null;
      const date = anchorOf(facts.dates);
      return nullIfNone(linked(facts), (e) =>
        e.first !== null && e.first > date ? [pieceItem(e, `from ${e.first}, after ${date}`)] : [],
      );
    },
  },
  {
    id: 'stale-evidence',
    title: 'Stale evidence',
    why: 'The newest evidence is too old for how often the control runs: at least one occurrence is not shown.',
    severity: 'medium',
    fix: 'Attach the evidence of the latest occurrence.',
    link: places.matrix,
    find: ({ controls, dates }) =>
      nullIfNone(
        controls.filter((c) => c.newestEvidence !== null),
        (c) => {
          const earliest = earliestUseful(dates, c.frequency);
          return (c.newestEvidence ?? '') < earliest
            ? [controlItem(c, `the newest evidence is from ${c.newestEvidence}, before ${earliest}`)]
            : [];
        },
      ),
  },
  {
    id: 'evidence-undated',
    title: 'Evidence without a date',
    why: 'Nobody can say whether it belongs to the period, and the auditor will ask for it again.',
    severity: 'medium',
    fix: 'Record which day or days it shows.',
    link: places.evidence,
    find: (facts) =>
      nullIfNone(linked(facts), (e) => (e.first === null ? [pieceItem(e, 'no date is recorded')] : [])),
  },
  {
    id: 'missed-turns',
    title: 'Occurrences of a control without evidence',
    why: 'A control that skipped an occurrence failed in the period, and an occurrence can not be made up later.',
    severity: 'high',
    fix: 'Attach the evidence of the missing occurrences; where an occurrence was missed, record it as a finding.',
    link: places.matrix,
    find: (facts) => uncoveredOccurrences(facts),
  },
  {
    id: 'missed-occurrences',
    title: 'Occurrence that the calendar says was missed',
    why: 'A periodic control that was not performed before its next occurrence did not operate then; doing it later does not undo that.',
    severity: 'high',
    fix: 'If it was performed in time, record the day and attach the evidence; if not, raise a finding and say what compensates.',
    link: places.missedOccurrences,
    find: ({ calendar }) =>
      nullIfNone(calendar, ({ controlId, ref, title, missed }) =>
        missed.length === 0
          ? []
          : [{ text: `${ref} ${title}: missed ${missed.join(', ')}`, link: places.calendarOf(controlId) }],
      ),
  },
  {
    id: 'evidence-for-many-controls',
    title: 'One file for many controls',
    why: 'One file seldom shows each of many controls; the auditor asks for the one that does.',
    severity: 'low',
    fix: 'Attach to each control what shows exactly that control.',
    link: places.evidence,
    find: (facts) => {
      const byFile = new Map<string, { piece: EvidenceFact; controls: Set<string> }>();
      for (const piece of linked(facts)) {
        const known = byFile.get(piece.sha256) ?? { piece, controls: new Set<string>() };
        for (const id of piece.controlIds) known.controls.add(id);
        byFile.set(piece.sha256, known);
      }
      return nullIfNone([...byFile.values()], ({ piece, controls }) =>
        controls.size > MOST_CONTROLS ? [pieceItem(piece, `stands for ${controls.size} controls`)] : [],
      );
    },
  },
  {
    id: 'evidence-for-nothing',
    title: 'Evidence that belongs to nothing',
    why: 'Files that show nothing hide the ones that do, and may hold data that nobody asked for.',
    severity: 'low',
    fix: 'Link it to the controls it shows, or remove it.',
    link: places.evidence,
    find: ({ evidence, testedEvidence }) =>
      nullIfNone(evidence, (e) =>
        e.controlIds.length === 0 && !testedEvidence.has(e.id)
          ? [pieceItem(e, 'linked to no control and used by no test')]
          : [],
      ),
  },
];
