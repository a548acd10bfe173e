import { isSupportedNode, unsupportedNodeMessage } from '../../shared/contract/shell.ts';

export type EngineRuntime =
  { kind: 'utility' } | { kind: 'node'; program: string } | { kind: 'none'; message: string };

/**
 * What the engine runs on: the runtime inside Electron, or the Node named by TRUSTBENCH_ENGINE_NODE. A packaged application
 * ignores the variable, so that nobody can make it start another program.
 */
export function engineRuntime(
  env: Readonly<Record<string, string | undefined>>,
  packaged: boolean,
  nodeVersion: string,
): EngineRuntime {
  const program = env['TRUSTBENCH_ENGINE_NODE'];
  if (program && !packaged) return { kind: 'node', program };
  if (isSupportedNode(nodeVersion)) return { kind: 'utility' };
  return { kind: 'none', message: unsupportedNodeMessage(nodeVersion) };
}
