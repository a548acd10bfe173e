/**
 * `npm test`: every check there is, in the order in which a failure is cheapest to learn. Goes on after a failure, so that one
 * run tells everything, and closes with one line that counts.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

interface Stage {
  name: string;
  command: string[];
  /** JSON report that counts the tests; a stage without one counts as one. */
  report?: { path: string; count: (report: never) => { passed: number; failed: number } };
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
}
interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
}

const ARTIFACTS = 'artifacts';
mkdirSync(ARTIFACTS, { recursive: true });

const countVitest = (r: VitestReport) => ({
  passed: r.numPassedTests,
  // A file that can not even be loaded has no tests to fail.
  failed: r.numFailedTests > 0 ? r.numFailedTests : r.numFailedTestSuites,
});
const countPlaywright = ({ stats }: PlaywrightReport) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
});

const vitest = (project: string): Stage => ({
  name: project,
  command: [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${ARTIFACTS}/${project}.json`,
  ],
  report: { path: `${ARTIFACTS}/${project}.json`, count: countVitest },
});

/** One after the other; those of one line at once, because each keeps one core busy. */
const STAGES: Stage[][] = [
  [
    { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
    { name: 'types of the renderer', command: ['tsc', '-p', 'tsconfig.renderer.json'] },
    { name: 'types of the end-to-end tests', command: ['tsc', '-p', 'tsconfig.e2e.json'] },
    { name: 'lint', command: ['oxlint', '--deny-warnings'] },
    { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  ],
  [vitest('unit')],
  [{ name: 'build', command: ['node', 'build/build.ts'] }],
  [vitest('integration')],
  [
    {
      name: 'e2e',
      command: ['playwright', 'test'],
      report: { path: `${ARTIFACTS}/e2e.json`, count: countPlaywright },
    },
  ],
];

// Tests start hundreds of processes and worker threads from source, and reading it takes most of the time of the small ones: with
// what Node compiled before, the tests take three quarters of their CPU time.
process.env['NODE_COMPILE_CACHE'] ??= resolve('node_modules/.cache/trustbench-tests');

const total = { passed: 0, failed: 0 };
for (const stages of STAGES) await Promise.all(stages.map(run));
console.log(`\ntests: ${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function run(stage: Stage): Promise<void> {
  console.log(`\n== ${stage.name}`);
  if (stage.report) rmSync(stage.report.path, { force: true });
  const [program = '', ...args] = stage.command;
  const started = performance.now();
  const child = spawn(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  const [status] = (await once(child, 'close')) as [number | null];
  const counted = count(stage, status === 0);
  total.passed += counted.passed;
  total.failed += counted.failed;
  console.log(
    `== ${stage.name}: ${counted.passed} passed, ${counted.failed} failed, ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
}

function count(stage: Stage, ok: boolean): { passed: number; failed: number } {
  if (!stage.report) return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (!existsSync(stage.report.path)) return { passed: 0, failed: 1 };
  const counted = stage.report.count(JSON.parse(readFileSync(stage.report.path, 'utf8')) as never);
  // A runner that fails without a failed test (a crash, no tests at all) has failed all the same.
  return !ok && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}
