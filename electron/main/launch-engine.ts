import { app } from 'electron';
import { startInNode, startInUtilityProcess, type EngineChild } from './engine-child.ts';
import { engineRuntime } from './engine-runtime.ts';
import type { Folders } from './folders.ts';

/**
 * How to start one engine process here.
 * @returns the launcher, or a sentence that says why no engine can run
 */
export function engineLauncher(
  { data, engineEntry }: Folders,
  env: NodeJS.ProcessEnv,
): (() => EngineChild) | string {
  const runtime = engineRuntime(env, app.isPackaged, process.versions.node);
  const childEnv = { ...definedOnly(env), TRUSTBENCH_DATA: data };
  switch (runtime.kind) {
    case 'none':
      return runtime.message;
    case 'node':
      return () => startInNode(runtime.program, engineEntry, childEnv);
    case 'utility':
      return () => startInUtilityProcess(engineEntry, childEnv);
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
