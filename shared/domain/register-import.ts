/** Lists of a register's records from spreadsheets: what a sheet says, and what would become of it. */
export { columnLabels, lexiconOf } from './register-import/lexicon.ts';
export { IMPORT_KINDS, kindName, kindsOf, registerOfKind, type ImportKind } from './register-import/kinds.ts';
export { registerLayoutOf, type RegisterLayout } from './register-import/layout.ts';
export { linkColumnsOf } from './register-import/link-columns.ts';
export { planRegister, type PlannedLine } from './register-import/plan.ts';
export {
  REGISTER_PROBLEM_CODES,
  REGISTER_PROBLEMS,
  type RegisterProblem,
} from './register-import/problem-kinds.ts';
export { interpretRegister } from './register-import/reading.ts';
export type { RegisterContext } from './register-import/types.ts';
