import { sampleDesign, type Sample, type SampleDesign } from '../../../shared/contract/audit/samples.ts';
import type { SampleMethod } from '../../../shared/domain/audit-vocabulary.ts';
import { riskAtTolerable } from '../../../shared/domain/sampling/model.ts';
import { riskOfStages } from '../../../shared/domain/sampling/index.ts';
import type { TestKind } from '../../../shared/domain/vocabulary.ts';
import { workpaperRef } from '../../../shared/domain/workpapers.ts';
import { sortByRef } from '../matrix/control-rows.ts';
import type { Session } from '../session.ts';
import { SAMPLE_OF_TEST } from './sample-of-test.ts';

interface Stored {
  id: string;
  population_id: string;
  population_name: string;
  population_sha256: string;
  method: SampleMethod;
  algorithm: string;
  seed: string;
  drawn: number;
  frame_size: number;
  basis: string;
  design: string;
  stage_sizes: string;
  tests: string;
  events: number;
  drawn_at: string;
  drawn_by: string;
}

const SELECT_SAMPLES = `
SELECT s.*, p.name AS population_name, c.ref,
  (SELECT count(*) FROM sample_item WHERE sample_id = s.id) AS drawn,
  (SELECT json_group_array(n ORDER BY stage) FROM (
     SELECT stage, sum(void_reason = '') AS n FROM sample_item WHERE sample_id = s.id GROUP BY stage)) AS stage_sizes,
  (SELECT json_group_array(json_object('id', t.id, 'kind', t.kind, 'ref', o.ref) ORDER BY t.id = s.test_id DESC, o.ref, t.kind)
   FROM ${SAMPLE_OF_TEST} u JOIN test t ON t.id = u.test_id JOIN control o ON o.id = t.control_id WHERE u.sample_id = s.id) AS tests,
  (SELECT count(*) FROM sample_event WHERE sample_id = s.id) AS events
FROM sample s JOIN population p ON p.id = s.population_id JOIN test t ON t.id = s.test_id JOIN control c ON c.id = t.control_id`;

/** All samples, in the order of the controls they were drawn for. */
export function readSamples(session: Session): Sample[] {
  return sortByRef(session.workspace.all<Stored & { ref: string }>(SELECT_SAMPLES)).map(toSample);
}

/** The sample of each test, its own or one it uses too, by the id of the test. @param testId one test only; null for all */
export function readSamplesByTest(session: Session, testId: string | null): ReadonlyMap<string, Sample> {
  const rows = session.workspace.all<Stored>(
    `${SELECT_SAMPLES} WHERE @testId IS NULL OR s.id = (SELECT sample_id FROM ${SAMPLE_OF_TEST} WHERE test_id = @testId)`,
    { testId },
  );
  return new Map(rows.map(toSample).flatMap((sample) => sample.tests.map(({ id }) => [id, sample] as const)));
}

/** @throws AppError not_found */
export function readSample(session: Session, sampleId: string): Sample {
  return toSample(
    session.workspace.need<Stored>('That sample', `${SELECT_SAMPLES} WHERE s.id = ?`, [sampleId]),
  );
}

function toSample(row: Stored): Sample {
  const design = readDesign(row.design);
  const stageSizes = JSON.parse(row.stage_sizes) as number[];
  const tests = JSON.parse(row.tests) as { id: string; kind: TestKind; ref: string }[];
  return {
    id: row.id,
    populationId: row.population_id,
    populationName: row.population_name,
    populationSha256: row.population_sha256,
    method: row.method,
    algorithm: row.algorithm,
    seed: row.seed,
    size: stageSizes.reduce((sum, n) => sum + n, 0),
    drawn: row.drawn,
    frameSize: row.frame_size,
    basis: row.basis,
    design,
    stageSizes,
    plannedRisk: plannedRisk(design, stageSizes[0] ?? 0, row.frame_size),
    tests: tests.map(({ id, kind, ref }) => ({ id, workpaper: workpaperRef(kind, ref) })),
    events: row.events,
    drawnAt: row.drawn_at,
    drawnBy: row.drawn_by,
  };
}

/** A sample of before designs were kept has none: its size was somebody's judgment. */
function readDesign(json: string): SampleDesign {
  return sampleDesign.parse({ basis: 'judgment', ...(JSON.parse(json) as object) });
}

function plannedRisk(design: SampleDesign, n: number, population: number): number | null {
  const { basis, model, tolerable, expectedDeviations, stages } = design;
  if (basis !== 'statistical' || model === null || tolerable === null) return null;
  return stages.length > 0
    ? riskOfStages({ model, tolerable, stages, population })
    : riskAtTolerable(model, { tolerable, n, deviations: expectedDeviations ?? 0, population });
}
