/** What the parts of a sample engagement share while it is built. */
import type { z } from 'zod';
import type { Api } from '../../../shared/contract/index.ts';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { TestKind } from '../../../shared/domain/vocabulary.ts';
import type { SampleCase } from './case.ts';

/** The engine behind its contract, for files by path. */
export interface SampleEngine {
  api: Api;
  source(path: string): string;
  target(path: string): string;
  /** Waits for a job. @throws AppError what the job failed with */
  job<R>(started: Promise<{ jobId: string }>, result: z.ZodType<R>): Promise<R>;
}

export type SampleFileKind = 'workspace' | 'matrix' | 'evidence' | 'population' | 'report';

/** Makes a file's place in the output. @returns the path to write to */
export type Place = (kind: SampleFileKind, ...parts: string[]) => string;

export interface Telling {
  engine: SampleEngine;
  sample: SampleCase;
  place: Place;
  /** Ids of evidence by the name of its file. */
  evidence: Map<string, string>;
  /** Keys of the items that deviate, by kind and control. */
  deviating: Map<string, readonly string[]>;
}

/** From here on this person makes the changes. */
export async function actAs({ api }: SampleEngine, actor: string): Promise<void> {
  await api.settings.set({ actor });
}

export function controlNamed(controls: readonly ControlRow[], ref: string): ControlRow {
  const control = controls.find((c) => c.ref === ref);
  if (!control) throw new AppError('not_found', `The sample names a control ${ref}, which it does not have.`);
  return control;
}

export async function controlIds({ api }: SampleEngine, refs: readonly string[]): Promise<string[]> {
  const controls = await api.matrix.controls({});
  return refs.map((ref) => controlNamed(controls, ref).id);
}

export function evidenceIds({ evidence }: Telling, files: readonly string[] = []): string[] {
  return files.map((file) => {
    const id = evidence.get(file);
    if (id === undefined)
      throw new AppError('not_found', `The sample names a file ${file}, which it does not have.`);
    return id;
  });
}

export const testKey = (kind: TestKind, controlRef: string): string => `${kind} ${controlRef}`;

/** Ids of all tests by `testKey`. */
export async function testIds({ api }: SampleEngine): Promise<(kind: TestKind, ref: string) => string> {
  const ids = new Map((await api.audit.tests({})).map((t) => [testKey(t.kind, t.controlRef), t.id]));
  return (kind, ref) => {
    const id = ids.get(testKey(kind, ref));
    if (id === undefined)
      throw new AppError('not_found', `The sample names a test of ${kind} of ${ref}, which is not there.`);
    return id;
  };
}
