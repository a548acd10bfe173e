/**
 * The control library: controls a service organization can adopt and edit, with the requests and tests that go with them. Own
 * words throughout. One file a family; together they cover all 61 criteria.
 */
import { criteriaFor } from '../domain/criteria.ts';
import type {
  Category,
  Frequency,
  Layer,
  LibrarySet,
  Mode,
  Nature,
  ProcedureNature,
} from '../domain/vocabulary.ts';
import ast from './controls/ast.json' with { type: 'json' };
import bcp from './controls/bcp.json' with { type: 'json' };
import chg from './controls/chg.json' with { type: 'json' };
import com from './controls/com.json' with { type: 'json' };
import con from './controls/con.json' with { type: 'json' };
import cry from './controls/cry.json' with { type: 'json' };
import end from './controls/end.json' with { type: 'json' };
import gov from './controls/gov.json' with { type: 'json' };
import hr from './controls/hr.json' with { type: 'json' };
import iam from './controls/iam.json' with { type: 'json' };
import irp from './controls/irp.json' with { type: 'json' };
import log from './controls/log.json' with { type: 'json' };
import mon from './controls/mon.json' with { type: 'json' };
import net from './controls/net.json' with { type: 'json' };
import phy from './controls/phy.json' with { type: 'json' };
import prc from './controls/prc.json' with { type: 'json' };
import prv from './controls/prv.json' with { type: 'json' };
import rsk from './controls/rsk.json' with { type: 'json' };
import ven from './controls/ven.json' with { type: 'json' };
import vul from './controls/vul.json' with { type: 'json' };

export interface DesignTest {
  procedure: string;
  natures: readonly ProcedureNature[];
}

export interface OperationTest extends DesignTest {
  /** What is checked on each sample item; letters run from A. */
  attributes: readonly { letter: string; text: string }[];
}

/** What a test of operation draws its items from. */
export const POPULATION_KINDS = [
  'workers',
  'joiners',
  'movers',
  'leavers',
  'accounts',
  'privileged-accounts',
  'access-requests',
  'access-reviews',
  'training-records',
  'devices',
  'assets',
  'disposals',
  'changes',
  'emergency-changes',
  'releases',
  'vulnerabilities',
  'scans',
  'alerts',
  'incidents',
  'vendors',
  'contracts',
  'contract-ends',
  'backups',
  'restores',
  'processing-jobs',
  'reconciliations',
  'personal-data-requests',
  'disclosures',
  'complaints',
  'risks',
  'exceptions-granted',
  'features',
  'occurrences',
] as const;
export type PopulationKind = (typeof POPULATION_KINDS)[number];

export interface LibraryControl {
  /** Stable: prefix of the domain and a number, such as IAM-07. */
  ref: string;
  title: string;
  /** Who does what, how often, and what is left to show for it. */
  statement: string;
  /** What could go wrong without it, in one sentence. */
  risk: string;
  domain: string;
  layer: Layer;
  nature: Nature;
  mode: Mode;
  frequency: Frequency;
  isKey: boolean;
  /** A role to start from; the engagement names the person. */
  ownerRole: string;
  /** Id of the policy that it carries out (see policies.ts). */
  policy: string;
  /** What to ask the client for. */
  evidence: string;
  /** Identifiers in canonical order. */
  criteria: readonly string[];
  /** The starter sets that hold it. */
  sets: readonly LibrarySet[];
  designTest: DesignTest;
  operationTest: OperationTest;
  /** Listings to sample from; `occurrences` are the times a periodic control was due. */
  populations: readonly PopulationKind[];
}

/** Every control of the library, family by family. */
export const LIBRARY_CONTROLS = [
  gov,
  hr,
  com,
  rsk,
  mon,
  ast,
  iam,
  phy,
  net,
  cry,
  end,
  vul,
  log,
  irp,
  chg,
  ven,
  bcp,
  prc,
  con,
  prv,
].flat() as readonly LibraryControl[];

/**
 * The controls that serve at least one criterion in scope, with their criteria reduced to the scope.
 *
 * @param set only the controls of this starter set; the whole library without it
 */
export function starterControls(categories: readonly Category[], set?: LibrarySet): LibraryControl[] {
  const inScope = new Set(criteriaFor(categories).map((criterion) => criterion.id));
  return LIBRARY_CONTROLS.filter((control) => !set || control.sets.includes(set))
    .map((control) => ({ ...control, criteria: control.criteria.filter((id) => inScope.has(id)) }))
    .filter((control) => control.criteria.length > 0);
}
