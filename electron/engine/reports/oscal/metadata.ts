import { OSCAL_MODEL_NAMES, type OscalModel } from '../../../../shared/domain/oscal/models.ts';
import { NOT_AN_ATTESTATION } from '../../../../shared/domain/report-model.ts';
import type { Identifiers } from './identifiers.ts';
import type { OscalSource } from './source.ts';
import { momentOf, plainLine, properties, some, title } from './words.ts';

/** The version of OSCAL that the documents are written in. */
export const OSCAL_VERSION = '1.2.2';

/** Name of a document, by which the others refer to it. */
export const fileOf = (model: OscalModel): string => `${model}.json`;

export const PREPARER = 'preparer';
const ROLES = [
  { id: PREPARER, title: 'Prepares the readiness assessment' },
  { id: 'service-organization', title: 'Service organization' },
];

/** People by name, each once: those of the engagement and those who did something in it. */
function peopleOf({ report, meta }: OscalSource): string[] {
  const names = [
    meta.preparedBy,
    ...report.people.map(({ name }) => name),
    ...report.tests.flatMap(({ preparedBy, reviewedBy }) => [preparedBy, reviewedBy]),
    ...report.findings.flatMap(({ response, remedies }) => [
      response?.by ?? '',
      ...remedies.retests.map(({ by }) => by),
    ]),
  ].map(plainLine);
  return [...new Set(names)].filter((name) => name !== '');
}

/** UUID of a person, or of the client where nobody is named. */
export const partyOf = (ids: Identifiers, name: string): string =>
  plainLine(name) === '' ? ids.of('organization', 'client') : ids.of('person', plainLine(name));

/** Who assesses: the firm, or the client when it prepares by itself. */
export const assessorOf = (ids: Identifiers, { meta }: OscalSource): string =>
  ids.of('organization', plainLine(meta.firm) === '' ? 'client' : 'firm');

/** What each document says of itself. Whoever reads one alone still reads that it is no attestation. */
export function metadataOf(source: OscalSource, ids: Identifiers, model: OscalModel) {
  const { meta } = source;
  const client = {
    uuid: ids.of('organization', 'client'),
    type: 'organization',
    name: plainLine(meta.client) || 'Client',
  };
  const firm = { uuid: ids.of('organization', 'firm'), type: 'organization', name: plainLine(meta.firm) };
  return {
    title: `${title(meta.client, 'Client')}: ${OSCAL_MODEL_NAMES[model].toLowerCase()}, SOC 2 readiness`,
    'last-modified': momentOf(meta.generatedAt),
    version: plainLine(meta.version) || 'Draft',
    'oscal-version': OSCAL_VERSION,
    props: properties({
      'journal-hash': meta.journalHash,
      'engagement-type': meta.engagementType,
      'report-kind': meta.kind,
      'criteria-version': meta.criteriaVersion,
    }),
    // Plan, results and milestones name criteria and controls that the catalog beside them holds.
    links: model === 'catalog' ? undefined : [{ href: fileOf('catalog'), rel: 'reference' }],
    roles: ROLES,
    parties: [
      client,
      ...(firm.name === '' ? [] : [firm]),
      ...peopleOf(source).map((name) => ({ uuid: ids.of('person', name), type: 'person', name })),
    ],
    'responsible-parties': [
      { 'role-id': PREPARER, 'party-uuids': [assessorOf(ids, source)] },
      { 'role-id': 'service-organization', 'party-uuids': [client.uuid] },
    ],
    remarks: NOT_AN_ATTESTATION,
  };
}

/** The system in scope as the one component that everything is about. */
export function systemOf({ meta }: OscalSource, ids: Identifiers) {
  const name = title(meta.system, 'System in scope');
  return {
    uuid: ids.of('system'),
    type: 'this-system',
    title: name,
    description: name,
    status: { state: 'operational' },
  };
}

export const systemSubject = (ids: Identifiers) => ({ 'subject-uuid': ids.of('system'), type: 'component' });

/** Relevant criteria, and the client's own controls. */
export function reviewedControls({ report }: OscalSource, ids: Identifiers) {
  const relevant = report.criteria.filter(({ rating }) => rating !== 'not_relevant');
  const criteria = relevant.map(({ id }) => ({ 'control-id': ids.criterion(id) }));
  const controls = report.controls.flatMap(({ ref }) => ids.control(ref) ?? []);
  return {
    'control-selections': [
      criteria.length > 0
        ? { description: 'Criteria', 'include-controls': criteria }
        : { description: 'Criteria', 'include-all': {} },
      ...(controls.length > 0
        ? [
            {
              description: 'Controls of the client',
              'include-controls': controls.map((id) => ({ 'control-id': id })),
            },
          ]
        : []),
    ],
  };
}

/** Evidence by its reference: where the file is named, and the hash that tells it. */
export function evidenceResources({ report }: OscalSource, ids: Identifiers, refs?: ReadonlySet<string>) {
  return report.evidence
    .filter(({ ref }) => refs === undefined || refs.has(ref))
    .map((item) => ({
      uuid: ids.of('evidence', item.ref),
      title: title(item.title, item.ref),
      props: properties({
        'evidence-ref': item.ref,
        'collected-by': item.collectedBy,
        'covers-from': item.coversFrom,
        'covers-to': item.coversTo,
        'as-of': item.asOf,
        size: item.size,
      }),
      rlinks: [
        {
          href: encodeURIComponent(plainLine(item.fileName)) || 'file',
          'media-type': plainLine(item.mediaType) || undefined,
          hashes: [{ algorithm: 'SHA-256', value: item.sha256 }],
        },
      ],
    }));
}

/** The description of the system stands in for a security plan, which SOC 2 does not have: a reference into the document itself is allowed. */
export function systemDescription({ meta }: OscalSource, ids: Identifiers) {
  return {
    uuid: ids.of('system description'),
    title: 'Description of the system',
    description: `Section III of the report on ${title(meta.system, 'the system in scope')} of ${title(meta.client, 'the client')}. There is no OSCAL system security plan.`,
    citation: { text: `${title(meta.client, 'Client')}, description of the system` },
  };
}

export const backMatter = (resources: readonly object[]) => some(resources) && { resources };
