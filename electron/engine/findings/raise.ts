import { AppError } from '../../../shared/domain/errors.ts';
import { draftFinding } from '../../../shared/domain/finding-draft.ts';
import { adviseSeverity } from '../../../shared/domain/findings.ts';
import { readDeviations, saveDeviations } from '../audit/deviations.ts';
import { itemsInUse } from '../audit/evaluation.ts';
import { readResults } from '../audit/results.ts';
import { readSheet } from '../audit/test-rows.ts';
import { readControls } from '../matrix/control-rows.ts';
import type { Session } from '../session.ts';
import { newId, type Change, type Row } from '../workspace/workspace.ts';

/** The number of the next finding; numbers are not used twice. */
export function nextRef({ workspace }: Session): string {
  const last = workspace.get<{ value: number }>("SELECT value FROM counter WHERE id = 'finding'")?.value ?? 0;
  return `F-${String(last + 1).padStart(2, '0')}`;
}

/** Adds a finding. @param ref by `nextRef`, so that the change could be named after it */
export function insertFinding(tx: Change, id: string, ref: string, columns: Row): void {
  tx.next('finding');
  tx.insert('finding', {
    id,
    ref,
    severity: 'medium',
    status: 'open',
    status_reason: '',
    condition: '',
    criteria: '',
    cause: '',
    effect: '',
    recommendation: '',
    owner_id: null,
    due: null,
    control_id: null,
    test_id: null,
    raised_at: new Date().toISOString(),
    ...columns,
  });
}

/** For each criterion of a control: how many other controls without exceptions serve it. */
function othersByCriterion(session: Session, controlId: string): { id: string; others: number }[] {
  return readResults(session)
    .categories.flatMap(({ criteria }) => criteria)
    .filter(({ isRelevant, controls }) => isRelevant && controls.some(({ id }) => id === controlId))
    .map(({ id, controls }) => ({
      id,
      others: controls.filter((c) => c.id !== controlId && c.result === 'no_exceptions').length,
    }));
}

/**
 * Raises a finding that states deviations of a test, with a draft of its parts.
 * @throws AppError conflict when another finding states one of them
 */
export function raiseFinding(
  session: Session,
  testId: string,
  itemIds: readonly (string | null)[],
): { id: string; ref: string } {
  const sheet = readSheet(session, testId);
  const wanted = new Set(itemIds);
  const deviations = readDeviations(session, testId).filter(({ itemId }) => wanted.has(itemId));
  assertUnstated(deviations);
  const control = readControls(session).find(({ id }) => id === sheet.controlId);
  const criteria = othersByCriterion(session, sheet.controlId);
  const draft = draftFinding({
    kind: sheet.kind,
    workpaper: sheet.workpaper,
    control: { ref: sheet.controlRef, title: sheet.controlTitle, statement: sheet.statement },
    criteria,
    items: itemsInUse(sheet).length,
    conclusion: sheet.conclusion,
    deviations,
  });
  const { severity } = adviseSeverity({
    isDesign: sheet.kind === 'design',
    extents: deviations.map(({ extent }) => extent),
    isKey: control?.isKey ?? false,
    fewestOthers: criteria.length === 0 ? null : Math.min(...criteria.map(({ others }) => others)),
  });
  const id = newId();
  const ref = nextRef(session);
  session.change(`Raise finding ${ref} from ${sheet.workpaper}`, (tx) => {
    insertFinding(tx, id, ref, { ...draft, severity, control_id: sheet.controlId, test_id: testId });
    saveDeviations(session, tx, testId, itemIds, { findingId: id });
  });
  return { id, ref };
}

/** Lets a finding state deviations, or no longer. @throws AppError conflict when another finding states one of them */
export function setStated(
  session: Session,
  findingId: string,
  testId: string,
  itemIds: readonly (string | null)[],
  isStated: boolean,
): void {
  const { ref } = session.workspace.need<{ ref: string }>(
    'That finding',
    'SELECT ref FROM finding WHERE id = ?',
    [findingId],
  );
  const wanted = new Set(itemIds);
  if (isStated) {
    const stated = readDeviations(session, testId).filter(
      ({ itemId, finding }) => wanted.has(itemId) && finding?.id !== findingId,
    );
    assertUnstated(stated);
    session.change(`Deviations of ${ref}`, (tx) =>
      saveDeviations(session, tx, testId, itemIds, { findingId }),
    );
    return;
  }
  session.change(`Deviations of ${ref}`, (tx) =>
    forgetFinding(
      session,
      tx,
      findingId,
      ({ test_id, sample_item_id }) => test_id === testId && wanted.has(sample_item_id),
    ),
  );
}

function assertUnstated(deviations: readonly { key: string; finding: { ref: string } | null }[]): void {
  const taken = deviations.find(({ finding }) => finding !== null);
  if (taken?.finding)
    throw new AppError(
      'conflict',
      `${taken.finding.ref} already states ${taken.key || 'the deviation of the test'}. Open that finding, or remove it there.`,
    );
}

interface Linked {
  id: string;
  test_id: string;
  sample_item_id: string | null;
  extent: string | null;
  cause: string;
}

/** Takes deviations from a finding. What was decided about them stays; a row that says nothing else goes. */
export function forgetFinding(
  session: Session,
  tx: Change,
  findingId: string,
  isMeant: (row: Linked) => boolean = () => true,
): void {
  const rows = session.workspace.all<Linked>('SELECT * FROM deviation WHERE finding_id = ?', [findingId]);
  for (const row of rows.filter(isMeant)) {
    if (row.extent === null && row.cause === '') tx.remove('deviation', row.id);
    else tx.update('deviation', row.id, { finding_id: null });
  }
}
