/** Attaches the evidence of a sample engagement and says what each file is. */
import { attachResult } from '../../../shared/contract/evidence/intake.ts';
import { factsOf, type DescribedFile } from './evidence-facts.ts';
import { writeEvidence } from './files.ts';
import { controlNamed, type Telling } from './telling.ts';

export async function attachAll(telling: Telling): Promise<void> {
  const { sample, place } = telling;
  const paths: string[] = [];
  for (const [i, file] of sample.evidence.entries()) {
    const path = place('evidence', 'evidence', file.file);
    await writeEvidence(path, file, i + 1, sample.engagement.client);
    paths.push(path);
  }
  await attach(telling, paths, sample.evidence);
}

/** Attaches files together, then describes and links each. @returns the ids of the evidence, in order */
export async function attach(
  { engine, evidence }: Telling,
  paths: readonly string[],
  files: readonly DescribedFile[],
): Promise<string[]> {
  const { api } = engine;
  if (paths.length === 0) return [];
  const controls = await api.matrix.controls({});
  const { added } = await engine.job(
    api.evidence.attach({ files: paths.map((path) => engine.source(path)), containers: 'keep' }),
    attachResult,
  );
  for (const [i, { id }] of added.entries()) {
    const file = files[i];
    if (!file) break;
    await api.evidence.update({ ids: [id], patch: factsOf(file) });
    const controlIds = file.controls.map((ref) => controlNamed(controls, ref).id);
    await api.evidence.link({ evidenceIds: [id], controlIds });
    evidence.set(file.file, id);
  }
  return added.map((e) => e.id);
}
