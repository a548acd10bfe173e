import type { ReviewNote } from '../../../../shared/contract/audit/review.ts';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { AppError } from '../../../../shared/domain/errors.ts';
import type { ReportMeta } from '../../../../shared/domain/report-model.ts';
import { reviewState } from '../../../../shared/domain/review/sign-off.ts';
import type {
  PaperItem,
  PaperNote,
  PaperReference,
  PaperReviewNote,
  Signature,
  Workpaper,
  WorkpaperModel,
} from '../../../../shared/domain/workpaper-model.ts';
import { readAllNotes } from '../../audit/review-notes.ts';
import { readContents } from '../../audit/review-content.ts';
import { readReferences } from '../../audit/references.ts';
import { readSignOffs } from '../../audit/review-rows.ts';
import { readSheets } from '../../audit/test-rows.ts';
import { readFindings } from '../../findings/findings.ts';
import { readRemedies } from '../../findings/remedies.ts';
import { readSelfReviews } from '../../segregation/segregation.ts';
import type { Session } from '../../session.ts';
import { reportMeta, reportPeople } from '../meta.ts';
import { toFindingRemedies, toReportResponse } from '../remedies.ts';
import { gatherDeviations } from './deviations.ts';
import { gatherEvidenceMarks, gatherTestEvidence } from './evidence.ts';
import { gatherPopulation } from './population.ts';
import { gatherSelection } from './selection.ts';

/** Tests on which somebody has worked, or all of those asked for. */
export interface WorkpaperChoice {
  /** References such as `E-CHG-01`; all tests with work on them when left out. */
  refs?: readonly string[] | undefined;
}

/**
 * Gathers the workpapers in one read, so that they show one state.
 * @throws AppError not_found for a reference that no test has
 */
export function gatherWorkpapers(session: Session, { refs }: WorkpaperChoice = {}): WorkpaperModel {
  return session.workspace.readTogether(() => {
    const sheets = readSheets(session);
    const chosen = refs ? refs.map((ref) => needSheet(sheets, ref)) : sheets.filter(hasWork(session));
    const meta: ReportMeta = {
      ...reportMeta(session, session.engagement().type === 'I' ? 'type1' : 'type2'),
      title: 'Workpapers of the mock audit',
    };
    return { meta, people: reportPeople(session), papers: gatherPapers(session, chosen) };
  });
}

function needSheet(sheets: readonly TestSheet[], ref: string): TestSheet {
  const sheet = sheets.find(({ workpaper }) => workpaper.toLowerCase() === ref.toLowerCase());
  if (!sheet)
    throw new AppError('not_found', `No test has the reference ${ref}. Look it up in the list of tests.`);
  return sheet;
}

function hasWork(session: Session): (sheet: TestSheet) => boolean {
  const noted = new Set(readAllNotes(session).map(({ testId }) => testId));
  return (sheet) =>
    sheet.result !== 'not_tested' ||
    sheet.sample !== null ||
    sheet.procedures.some(({ outcome }) => outcome !== '') ||
    noted.has(sheet.id);
}

function gatherPapers(session: Session, sheets: readonly TestSheet[]): Workpaper[] {
  const contents = readContents(
    session,
    sheets.map(({ id }) => id),
  );
  const notes = Map.groupBy(readAllNotes(session), ({ testId }) => testId);
  const remediesOf = readRemedies(session);
  const findings = readFindings(session);
  const overrides = new Map(
    readSelfReviews(session.workspace)
      .filter(({ rule }) => rule === 'test_review')
      .map(({ id, override }) => [id, override?.reason ?? 'No reason was given.']),
  );
  return sheets.map((sheet): Workpaper => {
    const signOffs = readSignOffs(session).get(sheet.id) ?? [];
    const [prepared, reviewed] = (['preparer', 'reviewer'] as const).map((role): Signature | null => {
      const found = signOffs.find((signOff) => signOff.role === role);
      return found ? { by: found.signedBy, at: found.signedAt, state: found.state } : null;
    });
    const { items, cellNotes } = gatherItems(sheet);
    const references = readReferences(session, 'test', sheet.id);
    const deviations = gatherDeviations(session, sheet);
    // A finding of another test may state exceptions of this one.
    const stated = new Set(deviations.deviations.map(({ finding }) => finding));
    return {
      ref: sheet.workpaper,
      kind: sheet.kind,
      controlRef: sheet.controlRef,
      title: sheet.controlTitle,
      statement: sheet.statement,
      criteria: sheet.criteria,
      owner: sheet.owner ?? '',
      objective: sheet.objective,
      source: sheet.source,
      state: reviewState({ preparer: prepared ?? null, reviewer: reviewed ?? null }),
      prepared: prepared ?? null,
      reviewed: reviewed ?? null,
      result: sheet.result,
      conclusion: sheet.conclusion,
      concludedBy: sheet.concludedBy,
      concludedOn: sheet.concludedAt?.slice(0, 10) ?? null,
      procedures: sheet.procedures.map(({ nature, text, outcome, doneOn }) => ({
        nature,
        text,
        outcome,
        doneOn,
      })),
      population: sheet.population && gatherPopulation(session, sheet.population.id),
      selection:
        sheet.sample && sheet.population
          ? gatherSelection(session, sheet, sheet.sample, sheet.population)
          : null,
      attributes: sheet.attributes.map(({ letter, text }) => ({ letter, text })),
      items,
      notes: cellNotes,
      ...deviations,
      findings: findings
        .filter(({ ref, testId }) => testId === sheet.id || stated.has(ref))
        .map(({ id, ref, title, status, statusReason, response }) => ({
          ref,
          title,
          status,
          statusReason,
          response: toReportResponse(response),
          remedies: toFindingRemedies(remediesOf(id)),
        })),
      evidence: gatherTestEvidence(session, sheet),
      evidenceMarks: gatherEvidenceMarks(session, sheet.id),
      references: {
        refersTo: references.refersTo.map(toPaperReference),
        referredBy: references.referredBy.map(toPaperReference),
      },
      signOffs: signOffs.map(({ role, signedBy, signedAt, state, sha256, changes }) => ({
        role,
        by: signedBy,
        at: signedAt,
        state,
        sha256,
        changes,
        override: role === 'reviewer' ? (overrides.get(sheet.id) ?? '') : '',
      })),
      sha256: contents.get(sheet.id)?.sha256 ?? '',
      reviewNotes: (notes.get(sheet.id) ?? []).map(toPaperNote),
    };
  });
}

const toPaperReference = ({ ref, title, as }: PaperReference): PaperReference => ({ ref, title, as });

/** Notes of cells and items are numbered through the sheet, in the order in which one reads it; the same words have one number. */
function gatherItems(sheet: TestSheet): { items: PaperItem[]; cellNotes: PaperNote[] } {
  const letters = new Map(sheet.attributes.map(({ id, letter }) => [id, letter]));
  const cellNotes: PaperNote[] = [];
  const known = new Map<string, PaperNote>();
  const add = (place: string, text: string): number => {
    const note = known.get(text) ?? { number: cellNotes.length + 1, places: [], text };
    if (note.places.length === 0) cellNotes.push(note);
    note.places.push(place);
    known.set(text, note);
    return note.number;
  };
  const items = sheet.rows.map((row): PaperItem => {
    const cells = row.cells
      .map((cell) => ({ ...cell, letter: letters.get(cell.attributeId) ?? '?' }))
      .toSorted((a, b) => (a.letter < b.letter ? -1 : 1));
    const notes: Record<string, number> = {};
    for (const { letter, note } of cells)
      if (note.trim() !== '') notes[letter] = add(`${row.key} ${letter}`, note.trim());
    if (row.note.trim() !== '') notes[''] = add(row.key, row.note.trim());
    return {
      position: row.position,
      key: row.key,
      date: row.date,
      description: row.description,
      stratum: row.stratum,
      stage: row.stage,
      ticket: row.ticket,
      voidReason: row.voidReason,
      replaces: row.replacesKey,
      replacedBy: row.replacedByKey,
      marks: Object.fromEntries(cells.map(({ letter, mark }) => [letter, mark])),
      notes,
      evidenceRefs: [...new Set([...row.evidence, ...row.cellEvidence].map(({ ref }) => ref))],
    };
  });
  return { items, cellNotes };
}

const signed = (by: string, at: string | null): string => (at === null ? '' : `${by} ${at.slice(0, 10)}`);

function toPaperNote(note: ReviewNote): PaperReviewNote {
  return {
    place: note.place,
    text: note.text,
    state: note.state,
    raised: signed(note.raisedBy, note.raisedAt),
    answer: note.answer,
    answered: signed(note.answeredBy, note.answeredAt),
    cleared: signed(note.clearedBy, note.clearedAt),
  };
}
