import { AppError } from '../../../shared/domain/errors.ts';
import { controlIds, type Telling } from './telling.ts';

/** What answers a risk, and where it bears: references of controls and criteria. */
export interface RiskAnswer {
  /** Name of the risk. */
  risk: string;
  controls: readonly string[];
  criteria: readonly string[];
}

/** Links the risks of the register to the controls that answer them and the criteria that they bear on. */
export async function answerRisks({ engine, sample }: Telling): Promise<void> {
  const { registers } = engine.api;
  const risks = await registers.list({ register: 'risks' });
  for (const { risk, controls, criteria } of sample.riskAnswers ?? []) {
    const id = risks.find(({ values }) => values['name'] === risk)?.id;
    if (!id) throw new AppError('not_found', `The sample answers "${risk}", which it does not have.`);
    const targets = await controlIds(engine, controls);
    await registers.setLinked({ register: 'risks', id, link: 'risk_control', targets });
    await registers.setLinked({ register: 'risks', id, link: 'risk_criterion', targets: [...criteria] });
  }
}
