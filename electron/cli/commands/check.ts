import type { CheckResult } from '../../../shared/contract/readiness.ts';
import type { Command } from '../command.ts';
import type { Engine } from '../engine.ts';
import { plural, table, type Style } from '../output.ts';
import { checkFile } from './workspace.ts';

/** References of what is not finished, for scripts that wait for it. */
async function readUnfinished({ api }: Engine) {
  const [controls, criteria, tests, findings] = await Promise.all([
    api.matrix.controls({}),
    api.matrix.criteria({}),
    api.audit.tests({}),
    api.findings.list({}),
  ]);
  return {
    unownedControls: controls.filter((c) => c.owner === null).map((c) => c.ref),
    controlsWithoutEvidence: controls.filter((c) => c.evidenceCount === 0).map((c) => c.ref),
    uncoveredCriteria: criteria.filter((c) => c.isRelevant && c.coverage === 'none').map((c) => c.id),
    unconcludedTests: tests
      .filter((t) => t.result === 'not_tested' || t.result === 'in_progress')
      .map((t) => t.workpaper),
    findingsWithoutResponse: findings.filter((f) => f.status === 'open').map((f) => f.ref),
  };
}

const SEVERITIES = ['high', 'medium', 'low'] as const;

/** Checks that need attention, by severity. */
const countAttention = (checks: readonly CheckResult[]): Record<CheckResult['severity'], number> => {
  const count = (severity: CheckResult['severity']) =>
    checks.filter((c) => c.status === 'attention' && c.severity === severity).length;
  return { high: count('high'), medium: count('medium'), low: count('low') };
};

function describe(style: Style, checks: readonly CheckResult[]): string {
  const failed = SEVERITIES.flatMap((severity) =>
    checks.filter((c) => c.status === 'attention' && c.severity === severity),
  );
  const passed = checks.filter((c) => c.status === 'passed').length;
  const rows = failed.map((c) => [c.severity, c.id, c.title, c.count, c.items[0]?.text ?? '']);
  return [
    `${style('green', 'sound')} The file opens and every page of it is in order.`,
    `${plural(passed, 'check')} passed, ${failed.length} ${failed.length === 1 ? 'needs' : 'need'} attention, ${checks.length - passed - failed.length} do not apply.`,
    table(style, ['Severity', 'Check', 'Title', 'Count', 'First'], rows, ''),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

export const check: Command = {
  name: 'check',
  summary: 'Check every page of the file, then the engagement for the pitfalls of SOC 2',
  usage: 'FILE',
  positionals: [1, 1],
  options: {},
  details: [
    'Exit code 1 when the file is damaged, or when a check of high severity needs attention: an auditor would take exception,',
    'or could not conclude. Checks of medium and low severity are listed and leave the exit code at 0.',
    'With --json: ok says whether the file is sound, attention counts by severity, checks holds every check with its status',
    '(attention, passed, not_applicable), why it matters, the fix and the first 50 items, unfinished lists references.',
  ].join('\n'),
  run: (args) =>
    checkFile(args, async (engine) => {
      const [checks, unfinished] = [await engine.api.readiness.checks({}), await readUnfinished(engine)];
      const attention = countAttention(checks);
      return {
        json: { ok: true, problems: [], attention, checks, unfinished },
        human: (style) => describe(style, checks),
        exitCode: attention.high > 0 ? 1 : 0,
      };
    }),
};
