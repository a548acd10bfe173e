import { z } from 'zod';
import { AppError } from '../../../shared/domain/errors.ts';
import { CATEGORY_NAMES, type Category } from '../../../shared/domain/vocabulary.ts';
import { engagement as engagementSchema } from '../../../shared/contract/workspace.ts';
import { sayReplan } from '../calendar/say-replan.ts';
import { os } from '../context.ts';
import { newId } from '../workspace/workspace.ts';
import { countHandlers } from './counts.ts';
import { descriptionHandlers } from './description.ts';
import { peopleHandlers, type PersonRow } from './people.ts';

export { criteriaInScope } from './criteria-in-scope.ts';

type EngagementInput = z.infer<typeof engagementSchema>;

/**
 * Checks the dates of an engagement: Type I speaks of one day, Type II of a period. The pair that does not belong is dropped.
 *
 * @throws AppError bad_input naming the date that is missing or out of order
 */
export function engagementColumns(e: EngagementInput): Record<string, string | null> {
  const base = { client: e.client, system: e.system, firm: e.firm, type: e.type };
  if (e.type === 'I') {
    if (!e.asOf)
      throw new AppError(
        'bad_input',
        'A Type I engagement needs an as-of date. Enter the day the report speaks of.',
      );
    return { ...base, as_of: e.asOf, period_from: null, period_to: null };
  }
  if (!e.periodFrom || !e.periodTo) {
    throw new AppError('bad_input', 'A Type II engagement needs a period. Enter its first and its last day.');
  }
  if (e.periodFrom > e.periodTo) {
    throw new AppError(
      'bad_input',
      `The period ends ${e.periodTo}, before it begins. Enter an end on or after ${e.periodFrom}.`,
    );
  }
  return { ...base, as_of: null, period_from: e.periodFrom, period_to: e.periodTo };
}

/** @throws AppError bad_input when Security is missing: the common criteria apply to every SOC 2 report */
export function requireSecurity(categories: readonly Category[]): void {
  if (!categories.includes('security')) {
    throw new AppError(
      'bad_input',
      'Security belongs to every SOC 2 engagement. Keep it and choose others beside it.',
    );
  }
}

export const scopeRouter = {
  get: os.scope.get.handler(({ context: { session } }) => {
    const open = session.describeOpen();
    return {
      engagement: open?.engagement ?? session.workspace.need('The engagement', 'SELECT 1'),
      categories: session.workspace.all<{ category: Category; rationale: string }>(
        'SELECT category, rationale FROM engagement_category ORDER BY category',
      ),
      people: session.workspace.all<PersonRow>(
        `SELECT p.id, p.name, p.title, p.email, p.side, (SELECT count(*) FROM control c WHERE c.owner_id = p.id) AS controls
         FROM person p ORDER BY p.side, p.name COLLATE NOCASE`,
      ),
    };
  }),

  updateEngagement: os.scope.updateEngagement.handler(({ input, context: { session } }) => {
    const open = session.describeOpen();
    if (!open) throw new AppError('no_workspace', 'No engagement is open. Open one, or start a new one.');
    const columns = engagementColumns({ ...open.engagement, ...input });
    sayReplan(session, () =>
      session.change('Change engagement', (tx) => tx.update('engagement', open.id, columns)),
    );
    return {};
  }),

  setCategories: os.scope.setCategories.handler(({ input, context: { session } }) => {
    requireSecurity(input.categories.map((c) => c.category));
    const { workspace } = session;
    const present = new Map(
      workspace
        .all<{ id: string; category: Category }>('SELECT id, category FROM engagement_category')
        .map((r) => [r.category, r.id]),
    );
    const wanted = new Map(input.categories.map((c) => [c.category, c.rationale]));
    const added = [...wanted.keys()].filter((c) => !present.has(c));
    const removed = [...present.keys()].filter((c) => !wanted.has(c));
    const named = (list: Category[]) => list.map((c) => CATEGORY_NAMES[c]).join(', ');
    const label =
      added.length > 0
        ? `Add ${named(added)} to scope`
        : removed.length > 0
          ? `Take ${named(removed)} out of scope`
          : 'Change rationale of categories';
    session.change(label, (tx) => {
      for (const [category, rationale] of wanted) {
        const id = present.get(category);
        if (id) tx.update('engagement_category', id, { rationale });
        else tx.insert('engagement_category', { id: newId(), category, rationale });
      }
      for (const category of removed) tx.remove('engagement_category', present.get(category) ?? '');
    });
    return {};
  }),

  ...peopleHandlers,
  ...descriptionHandlers,
  ...countHandlers,
};
