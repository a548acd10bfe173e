#!/usr/bin/env node
/**
 * Start of the `trustbench` command. Plain JavaScript on purpose: an old Node must read it far enough to say that it is too
 * old, where it would trip over TypeScript, or crash in the SQLite driver.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
/** The first Node that runs TypeScript as it is. */
const RUNS_TYPESCRIPT = { major: 22, minor: 18 };

if (major > RUNS_TYPESCRIPT.major || (major === RUNS_TYPESCRIPT.major && minor >= RUNS_TYPESCRIPT.minor)) {
  const { runCommandLine } = await import('./run.ts');
  process.exitCode = await runCommandLine(process.argv.slice(2));
} else {
  console.error(
    `trustbench needs Node ${RUNS_TYPESCRIPT.major}.${RUNS_TYPESCRIPT.minor} or newer; this is Node ${process.versions.node}. Start it with "npm run -s trustbench --", which uses the project's own Node.`,
  );
  process.exitCode = 2;
}
