import { AppError } from '../../../shared/domain/errors.ts';
import { os } from '../context.ts';
import { readPopulations } from './population-rows.ts';
import { addPopulation, previewPopulation } from './populations.ts';

export const populationHandlers = {
  populations: os.audit.populations.handler(({ context: { session } }) => readPopulations(session)),

  previewPopulation: os.audit.previewPopulation.handler(({ input, context: { session } }) =>
    previewPopulation(session.source(input.file)),
  ),

  addPopulation: os.audit.addPopulation.handler(({ input: { file, ...details }, context: { session } }) => {
    const path = session.source(file);
    return {
      jobId: session.jobs.start(
        { kind: 'population', label: `Adding population ${details.name}`, unit: 'bytes' },
        (job) => addPopulation(session, path, details, job),
      ),
    };
  }),

  removePopulation: os.audit.removePopulation.handler(({ input: { id }, context: { session } }) => {
    const population = readPopulations(session).find((p) => p.id === id);
    if (!population) throw new AppError('not_found', 'That population is not in the workspace any more.');
    if (population.samples > 0) {
      throw new AppError(
        'conflict',
        `${population.name} was not removed: ${population.samples} samples were drawn from it.`,
      );
    }
    session.change(`Remove population ${population.name}`, (tx) => tx.remove('population', id));
    return {};
  }),
};
