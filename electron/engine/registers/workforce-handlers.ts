import { os } from '../context.ts';
import { addRegisterPopulation } from './population.ts';
import { changeProgrammeRules, readProgrammeRules } from './programme-rules.ts';

/** Rules for people and their access, and registers as populations. */
export const workforceHandlers = {
  workforceRules: os.registers.workforceRules.handler(({ context: { session } }) => {
    const { leaverHours, dormantDays, privilegedWords } = readProgrammeRules(session.workspace);
    return { leaverHours, dormantDays, privilegedWords: [...privilegedWords] };
  }),

  setWorkforceRules: os.registers.setWorkforceRules.handler(
    ({ input: { leaverHours, dormantDays, privilegedWords }, context: { session } }) => {
      changeProgrammeRules(
        session,
        {
          ...(leaverHours === undefined ? {} : { leaverHours }),
          ...(dormantDays === undefined ? {} : { dormantDays }),
          ...(privilegedWords && {
            privilegedWords: [...new Set(privilegedWords.map((word) => word.toLowerCase()))],
          }),
        },
        'Rules for people and access',
      );
      return {};
    },
  ),

  addPopulation: os.registers.addPopulation.handler(({ input, context: { session } }) => ({
    jobId: session.jobs.start(
      { kind: 'population', label: `Adding population ${input.name}`, unit: 'bytes' },
      (job) => addRegisterPopulation(session, input, job),
    ),
  })),
};
