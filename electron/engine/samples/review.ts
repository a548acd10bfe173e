/** The plan of a sample engagement, its walkthroughs, and the review of its sheets. */
import { AppError } from '../../../shared/domain/errors.ts';
import type { SampleNote, SampleReview } from './case.ts';
import { actAs, controlIds, evidenceIds, testIds, testKey, type Telling } from './telling.ts';

/** Every test has a preparer, a reviewer and a day: that of its last step, or one in turn, the tests of design first. */
export async function planTests({ engine, sample }: Telling): Promise<void> {
  const { preparer, reviewer, days } = sample.plan;
  const { rows, people } = await engine.api.audit.plan({});
  const personId = (name: string): string => {
    const id = people.find((person) => person.name === name)?.id;
    if (id === undefined)
      throw new AppError('not_found', `The sample plans with ${name}, who is not of the firm.`);
    return id;
  };
  const team = { preparerId: personId(preparer), reviewerId: personId(reviewer) };
  const performed = new Map(
    sample.populations
      .flatMap((population) => (population.kind === 'zero' ? [] : population.tests))
      .map((test) => [testKey(test.kind, test.control), test]),
  );
  const inOrder = rows.toSorted((a, b) => a.kind.localeCompare(b.kind, 'en'));
  await engine.api.audit.savePlan({
    changes: inOrder.map(({ id, kind, controlRef }, i) => {
      const test = performed.get(testKey(kind, controlRef));
      const inTurn = days[Math.floor((i * days.length) / inOrder.length)] ?? null;
      const plannedOn = test?.steps.at(-1)?.doneOn ?? inTurn;
      const risk = test && 'design' in test.draw ? test.draw.design?.risk : undefined;
      return { testId: id, patch: { ...team, plannedOn, ...(risk ? { samplingRisk: risk } : {}) } };
    }),
  });
}

export async function addWalkthroughs(telling: Telling): Promise<void> {
  const { engine, sample } = telling;
  const { api } = engine;
  const { ids } = await api.registers.add({
    register: 'walkthroughs',
    records: sample.walkthroughs.map(({ name, kind, heldOn, people, conductedBy, notes }) => ({
      name,
      kind,
      heldOn,
      people,
      conductedBy,
      notes,
    })),
  });
  for (const [i, { controls, files }] of sample.walkthroughs.entries()) {
    await api.audit.linkWalkthrough({
      id: ids[i] ?? '',
      controlIds: await controlIds(engine, controls),
      evidenceIds: evidenceIds(telling, files),
    });
  }
}

/** The preparer signs, the reviewer asks, the preparer answers, the reviewer clears and signs: each acts in turn. */
export async function review(telling: Telling): Promise<void> {
  const { engine, sample } = telling;
  const { audit } = engine.api;
  const { prepared, reviewed, notes } = sample.review;
  await actAs(engine, sample.plan.preparer);
  await sign(telling, 'preparer', prepared);
  await actAs(engine, sample.lead);
  const raised: { noteId: string; note: SampleNote }[] = [];
  for (const note of notes) raised.push({ noteId: await raiseNote(telling, note), note });
  await actAs(engine, sample.plan.preparer);
  for (const { noteId, note } of raised)
    if (note.answer !== undefined) await audit.answerReviewNote({ noteId, answer: note.answer });
  await actAs(engine, sample.lead);
  const cleared = raised.filter(({ note }) => note.isCleared).map(({ noteId }) => noteId);
  if (cleared.length > 0) await audit.clearReviewNotes({ noteIds: cleared });
  await sign(telling, 'reviewer', reviewed);
}

/** @throws AppError conflict when one of them can not be signed */
async function sign(
  { engine }: Telling,
  role: 'preparer' | 'reviewer',
  sheets: SampleReview['prepared'],
): Promise<void> {
  const idOf = await testIds(engine);
  const ids = (['design', 'operation'] as const).flatMap((kind) =>
    (sheets[kind] ?? []).map((ref) => idOf(kind, ref)),
  );
  if (ids.length === 0) return;
  const { refused } = await engine.api.audit.signOff({ testIds: ids, role });
  const [first] = refused;
  if (first)
    throw new AppError('conflict', `${first.workpaper} was not signed in the sample. ${first.reason}`);
}

async function raiseNote({ engine }: Telling, { control, kind, cell, text }: SampleNote): Promise<string> {
  const { audit } = engine.api;
  const testId = (await testIds(engine))(kind, control);
  if (!cell) return (await audit.raiseReviewNote({ testId, itemId: null, attributeId: null, text })).id;
  const sheet = await audit.sheet({ testId });
  const attribute = sheet.attributes.find((a) => a.letter === cell.letter);
  const item =
    cell.item === 'first'
      ? sheet.rows[0]
      : sheet.rows.find((row) => row.cells.some((c) => c.mark === 'exception'));
  if (!attribute || !item)
    throw new AppError(
      'not_found',
      `The sample asks about a cell of ${control} that its sheet does not have.`,
    );
  return (await audit.raiseReviewNote({ testId, itemId: item.id, attributeId: attribute.id, text })).id;
}
