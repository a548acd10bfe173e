import { os } from '../context.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import { readPopulationRows } from './population-file.ts';
import {
  answerIpeCheck,
  removePopulation,
  setIpeVerdict,
  setLinks,
  updatePopulation,
} from './population-record.ts';
import { readPopulation, readPopulations } from './population-rows.ts';
import { addCalendar, addListing, addZero, previewPopulation } from './populations.ts';
import { lookUpSpotChecks, pickSpotChecks, removeSpotCheck, updateSpotCheck } from './spot-checks.ts';

function startAdding(session: Session, name: string, work: (job: JobHandle) => Promise<{ id: string }>) {
  const label = `Adding population ${name}`;
  return { jobId: session.jobs.start({ kind: 'population', label, unit: 'bytes' }, work) };
}

function startChecking<R>(session: Session, work: (job: JobHandle) => Promise<R>) {
  return {
    jobId: session.jobs.start({ kind: 'population', label: 'Reading the frozen list', unit: 'bytes' }, work),
  };
}

export const populationHandlers = {
  populations: os.audit.populations.handler(({ context: { session } }) => readPopulations(session)),

  population: os.audit.population.handler(({ input, context: { session } }) =>
    readPopulation(session, input.id),
  ),

  previewPopulation: os.audit.previewPopulation.handler(({ input, context: { session } }) =>
    previewPopulation(session.source(input.file)),
  ),

  addPopulation: os.audit.addPopulation.handler(({ input: { file, ...facts }, context: { session } }) => {
    const path = session.source(file);
    return startAdding(session, facts.name, (job) => addListing(session, path, facts, job));
  }),

  addZeroPopulation: os.audit.addZeroPopulation.handler(
    ({ input: { file, ...facts }, context: { session } }) => {
      const path = file === undefined ? null : session.source(file);
      return startAdding(session, facts.name, (job) => addZero(session, path, facts, job));
    },
  ),

  addCalendarPopulation: os.audit.addCalendarPopulation.handler(({ input, context: { session } }) =>
    startAdding(session, input.name, (job) => addCalendar(session, input, job)),
  ),

  updatePopulation: os.audit.updatePopulation.handler(({ input, context: { session } }) => {
    updatePopulation(session, input);
    return {};
  }),

  answerIpeCheck: os.audit.answerIpeCheck.handler(({ input, context: { session } }) => {
    answerIpeCheck(session, input);
    return {};
  }),

  setIpeVerdict: os.audit.setIpeVerdict.handler(({ input, context: { session } }) => {
    setIpeVerdict(session, input);
    return {};
  }),

  setPopulationControls: os.audit.setPopulationControls.handler(({ input, context: { session } }) => {
    setLinks(session, 'population_control', input.id, input.controlIds);
    return {};
  }),

  setPopulationEvidence: os.audit.setPopulationEvidence.handler(({ input, context: { session } }) => {
    setLinks(session, 'population_evidence', input.id, input.evidenceIds);
    return {};
  }),

  pickSpotChecks: os.audit.pickSpotChecks.handler(({ input, context: { session } }) =>
    startChecking(session, (job) => pickSpotChecks(session, input.id, input.count, job)),
  ),

  lookUpSpotChecks: os.audit.lookUpSpotChecks.handler(({ input, context: { session } }) =>
    startChecking(session, (job) => lookUpSpotChecks(session, input.id, input.keys, job)),
  ),

  updateSpotCheck: os.audit.updateSpotCheck.handler(({ input, context: { session } }) => {
    updateSpotCheck(session, input);
    return {};
  }),

  removeSpotCheck: os.audit.removeSpotCheck.handler(({ input, context: { session } }) => {
    removeSpotCheck(session, input.id);
    return {};
  }),

  populationRows: os.audit.populationRows.handler(async ({ input, context: { session } }) => {
    const { sha256, fileName, rows: total, columns } = readPopulation(session, input.id);
    if (input.from >= total) return { columns, rows: [] };
    const page = await readPopulationRows(
      session.workspace.content.read(sha256),
      { from: input.from, to: input.from + input.count },
      { name: fileName },
    );
    return { columns, rows: page.rows.map(({ cells }) => cells) };
  }),

  removePopulation: os.audit.removePopulation.handler(({ input: { id }, context: { session } }) => {
    removePopulation(session, id);
    return {};
  }),
};
