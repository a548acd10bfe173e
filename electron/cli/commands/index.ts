import type { Command } from '../command.ts';
import { accessReviewCommands } from './access-review.ts';
import { backupCommands } from './backups.ts';
import { calendarCommands } from './calendar.ts';
import { check } from './check.ts';
import { demo } from './demo.ts';
import { attach } from './evidence.ts';
import { evidenceOutCommands } from './evidence-out.ts';
import { evidenceRecordCommands } from './evidence-record.ts';
import { extract } from './extract.ts';
import { findingCommands } from './findings.ts';
import { importMatrix } from './import-matrix.ts';
import { listCommands } from './lists.ts';
import { matrixRoundTripCommands } from './matrix-round-trip.ts';
import { metricCommands } from './metrics.ts';
import { newCommand } from './new.ts';
import { passphraseCommands } from './passphrase.ts';
import { policyCommands } from './policies.ts';
import { populationCommands } from './population.ts';
import { redactionCommands } from './redaction.ts';
import { registerCommands } from './registers.ts';
import { reportCommands } from './report.ts';
import { requestPackCommands } from './request-packs.ts';
import { requestCommands } from './requests.ts';
import { reviewCommands } from './review.ts';
import { rollForward } from './roll-forward.ts';
import { sampleCommands } from './sample.ts';
import { sealCommands } from './seal.ts';
import { search } from './search.ts';
import { serveCommand } from './serve.ts';
import { testCommands } from './test.ts';
import { vendors } from './vendors.ts';
import { workspaceCommands } from './workspace.ts';

/** Every command, in the order of the overall help. */
export const COMMANDS: readonly Command[] = [
  demo,
  newCommand,
  ...listCommands,
  importMatrix,
  ...matrixRoundTripCommands,
  attach,
  ...evidenceRecordCommands,
  ...redactionCommands,
  ...evidenceOutCommands,
  search,
  extract,
  ...registerCommands,
  ...policyCommands,
  vendors,
  ...accessReviewCommands,
  ...calendarCommands,
  ...metricCommands,
  ...requestCommands,
  ...requestPackCommands,
  ...sampleCommands,
  ...populationCommands,
  ...testCommands,
  ...findingCommands,
  ...reportCommands,
  rollForward,
  check,
  ...passphraseCommands,
  ...sealCommands,
  ...reviewCommands,
  ...workspaceCommands,
  ...backupCommands,
  serveCommand,
];
