import type { GovernanceModel } from '../../../../../shared/domain/governance-model.ts';
import type { Part } from '../sections/part.ts';
import { agenda } from './agenda.ts';
import { decisions } from './decisions.ts';
import { lists } from './lists.ts';
import { metrics } from './metrics.ts';
import { risks } from './risks.ts';

/** Sections of the quarterly governance pack, in the order of its agenda. */
export const GOVERNANCE_PARTS: readonly Part<GovernanceModel>[] = [agenda, metrics, risks, lists, decisions];
