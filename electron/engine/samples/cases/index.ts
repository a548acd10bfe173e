import type { SampleCaseId } from '../../../../shared/domain/vocabulary.ts';
import type { SampleCase } from '../case.ts';

/** The content of a case, loaded when it is asked for. */
export async function loadSample(id: SampleCaseId): Promise<SampleCase> {
  switch (id) {
    case 'saas':
      return (await import('./saas/index.ts')).saas;
    case 'fintech':
      return (await import('./fintech/index.ts')).fintech;
    case 'health':
      return (await import('./health/index.ts')).health;
  }
}
