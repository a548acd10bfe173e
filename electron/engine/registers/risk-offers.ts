import { AppError } from '../../../shared/domain/errors.ts';
import type { RiskCategory } from '../../../shared/domain/programme-vocabulary.ts';
import { registerOf } from '../../../shared/domain/registers.ts';
import type { Session } from '../session.ts';
import { newId, type Workspace } from '../workspace/workspace.ts';
import { insertRecord } from './records.ts';

interface Naming {
  id: string;
  ref: string;
  title: string;
  libraryRef: string;
}

interface Offer {
  /** What could go wrong, as the controls say it. */
  risk: string;
  controls: Naming[];
}

/** Families of the library that speak of one kind of risk; the others are security. */
const CATEGORIES: Readonly<Record<string, RiskCategory>> = {
  IAM: 'access',
  CHG: 'change',
  VEN: 'vendor',
  HR: 'people',
  BCP: 'availability',
  PHY: 'physical',
  PRV: 'privacy',
  CON: 'data',
  CRY: 'data',
  PRC: 'operations',
  GOV: 'compliance',
  RSK: 'compliance',
};

/** What controls say could go wrong without them, one offer for each text, where no risk is linked to the control yet. */
export function readRiskOffers(workspace: Workspace): Offer[] {
  const controls = workspace.all<Naming & { risk: string } & Record<string, string>>(
    `SELECT c.id, c.ref, c.title, c.library_ref AS libraryRef, trim(c.risk) AS risk FROM control c
     WHERE trim(c.risk) <> '' AND NOT EXISTS (SELECT 1 FROM risk_control l WHERE l.control_id = c.id)
     ORDER BY c.ref`,
  );
  return [...Map.groupBy(controls, ({ risk }) => risk)].map(([risk, own]) => ({ risk, controls: own }));
}

const categoryOf = ([control]: readonly Naming[]): RiskCategory =>
  CATEGORIES[control?.libraryRef.split('-')[0] ?? ''] ?? 'security';

/** Characters; the whole of a longer sentence becomes the threat. */
const LONGEST_NAME = 300;

/** What a risk is called: the sentence of the control without its stop. */
const nameOf = (risk: string): string =>
  risk.replaceAll(/\s+/g, ' ').replace(/\.$/, '').slice(0, LONGEST_NAME);

/**
 * Makes risks of offers, in one change.
 *
 * @returns ids of the new records
 * @throws AppError not_found for a text that is not offered any more
 */
export function addOfferedRisks(session: Session, risks: readonly string[]): string[] {
  const { workspace } = session;
  const offers = new Map(readRiskOffers(workspace).map((offer) => [offer.risk, offer]));
  const chosen = [...new Set(risks)].map((risk) => {
    const offer = offers.get(risk);
    if (!offer) throw new AppError('not_found', `No control without a risk says “${risk.slice(0, 80)}”.`);
    return offer;
  });
  const what =
    chosen.length === 1 ? 'a risk that controls name' : `${chosen.length} risks that controls name`;
  return session.change(`Add ${what}`, (tx) =>
    chosen.map(({ risk, controls }) => {
      const name = nameOf(risk);
      const threat = risk.length > LONGEST_NAME ? risk : '';
      const values = { name, threat, category: categoryOf(controls) };
      const id = insertRecord(workspace, tx, registerOf('risks'), values);
      for (const control of controls)
        tx.insert('risk_control', { id: newId(), risk_id: id, control_id: control.id });
      const criteria = controls.flatMap((control) =>
        workspace.all<{ criterion: string }>(
          'SELECT criterion_id AS criterion FROM control_criterion WHERE control_id = ?',
          [control.id],
        ),
      );
      for (const criterion of new Set(criteria.map((row) => row.criterion)))
        tx.insert('risk_criterion', { id: newId(), risk_id: id, criterion_id: criterion });
      return id;
    }),
  );
}
