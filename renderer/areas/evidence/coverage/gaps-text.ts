import type { CoverageRow } from '../../../../shared/contract/evidence/coverage.ts';
import { gapsOf } from '../../../../shared/domain/evidence-coverage.ts';

/** What is to collect, a line for each control, by its owner: to paste into a message. */
export function gapsText(rows: readonly CoverageRow[]): string {
  const lines = new Map<string, string[]>();
  for (const row of rows) {
    const gaps = gapsOf(row).map(({ words }) => words);
    if (gaps.length === 0) continue;
    const owner = row.owner ?? 'No owner';
    lines.set(owner, [...(lines.get(owner) ?? []), `- ${row.ref} ${row.title}: ${gaps.join(', ')}`]);
  }
  return [...lines].map(([owner, items]) => [`${owner}:`, ...items].join('\n')).join('\n\n');
}
