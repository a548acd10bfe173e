import { DEFAULT_PROGRAMME_RULES, type ProgrammeRules } from '../../../shared/domain/programme-rules.ts';
import type { Session } from '../session.ts';
import type { Row, Workspace } from '../workspace/workspace.ts';

/** The one row of the table. */
const ID = 'rules';

interface RulesRow {
  leaver_hours: number;
  dormant_days: number;
  privileged_words: string;
  sla_days: string;
  day_rule: string;
  holidays: string;
  grace_days: string;
  soon_days: number;
}

/** The firm's rules; those that were never changed are the defaults. */
export function readProgrammeRules(workspace: Workspace): ProgrammeRules {
  const row = workspace.get<RulesRow>('SELECT * FROM programme_rules WHERE id = ?', [ID]);
  if (!row) return DEFAULT_PROGRAMME_RULES;
  return {
    leaverHours: row.leaver_hours,
    dormantDays: row.dormant_days,
    privilegedWords: JSON.parse(row.privileged_words) as string[],
    slaDays: { ...DEFAULT_PROGRAMME_RULES.slaDays, ...(JSON.parse(row.sla_days) as object) },
    dayRule: row.day_rule as ProgrammeRules['dayRule'],
    holidays: JSON.parse(row.holidays) as ProgrammeRules['holidays'],
    graceDays: { ...DEFAULT_PROGRAMME_RULES.graceDays, ...(JSON.parse(row.grace_days) as object) },
    soonDays: row.soon_days,
  };
}

const columnsOf = (rules: ProgrammeRules): Row => ({
  leaver_hours: rules.leaverHours,
  dormant_days: rules.dormantDays,
  privileged_words: JSON.stringify(rules.privilegedWords),
  sla_days: JSON.stringify(rules.slaDays),
  day_rule: rules.dayRule,
  holidays: JSON.stringify(rules.holidays),
  grace_days: JSON.stringify(rules.graceDays),
  soon_days: rules.soonDays,
});

/** Changes some of the rules; one change, nothing when they are so already. @throws AppError for a number out of bounds */
export function changeProgrammeRules(
  session: Session,
  patch: Partial<ProgrammeRules>,
  label = 'Rules of the programme',
): void {
  const { workspace } = session;
  const rules = { ...readProgrammeRules(workspace), ...patch };
  session.change(label, (tx) => {
    const isStored = workspace.get('SELECT 1 FROM programme_rules WHERE id = ?', [ID]) !== undefined;
    if (isStored) tx.update('programme_rules', ID, columnsOf(rules));
    else tx.insert('programme_rules', { id: ID, ...columnsOf(rules) });
  });
}
