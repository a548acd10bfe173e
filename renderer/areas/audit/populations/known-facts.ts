import type { PopulationRecord } from '../../../../shared/contract/audit/populations.ts';
import type { IpeCheckId } from '../../../../shared/domain/ipe-checks.ts';
import { count, plural } from '../../../app/format.ts';
import { completeness } from './population-facts.ts';

/** What the workspace itself knows about one of the nine questions; the answer is a person's all the same. */
export function knownFact(check: IpeCheckId, population: PopulationRecord): string | null {
  const { profile, duplicateKeys, emptyKeys, spotChecks } = population;
  switch (check) {
    case 'source':
      return population.sourceSystem || null;
    case 'query':
      return population.query || null;
    case 'run':
      return [population.runBy, population.runAt].filter(Boolean).join(', ') || null;
    case 'total': {
      const { sentence } = completeness(population);
      return `${sentence}.`;
    }
    case 'gaps': {
      if (!profile) return null;
      const missing = profile.sequences.found.reduce((sum, sequence) => sum + sequence.missing, 0);
      return `${plural(missing, 'running number')} missing, ${plural(duplicateKeys, 'repeated key')}, ${count(emptyKeys)} empty.`;
    }
    case 'spot_checks': {
      const sides = (['list_to_system', 'system_to_list'] as const).map((direction) => {
        const checks = spotChecks.filter((known) => known.direction === direction);
        const agree = checks.filter(({ outcome }) => outcome === 'agrees').length;
        return `${direction === 'list_to_system' ? 'List to system' : 'System to list'} ${agree} of ${checks.length} agree`;
      });
      return spotChecks.length === 0 ? 'None made yet; see below.' : `${sides.join('. ')}.`;
    }
    case 'unchanged':
      return `The bytes are frozen as ${population.evidenceRef}; the hash covers them from then on.`;
    case 'coverage': {
      const { firstDate, lastDate, periodFrom, periodTo } = population;
      if (!firstDate || !lastDate) return null;
      const period = periodFrom ? `; the period is ${periodFrom} to ${periodTo}` : '';
      return `${plural(population.inPeriod, 'row')} in the period, dates from ${firstDate} to ${lastDate}${period}.`;
    }
    default:
      return null;
  }
}
