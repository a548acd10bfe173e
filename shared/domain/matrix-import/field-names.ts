/** The names that people give to the columns of a control matrix, in English and the common ones in German and French. */
import { MATRIX_FIELDS, type MatrixField } from './types.ts';
import { plainWords } from './words.ts';

interface FieldNames {
  /** The whole header, in the words of `plainWords` and without "control" before it; the best names first. */
  exact: readonly string[];
  /** Telling even with other words beside it. */
  within: readonly string[];
}

const NAMES: Record<MatrixField, FieldNames> = {
  ref: names(
    'ref|reference|id|number|no|nr|code|control|controls|ctrl|ctl|cid|item|ref id|ref no|ref number|unique id|identifier|key|nummer|numero|kontrolle|controle|nr kontrolle|lfd nr|controls in place|existing controls|our controls|key controls|mapped controls|related controls|controls mapped|applicable controls',
    'control id|control ids|control number|control no|control nr|control ref|control reference|control code|ctrl number|ctrl id|ctrl no|ctrl ref|ctl id|ctl number|ctl no|control identifier|refcode|ref code|controlid|key control number|activity id|activity number|activity ref|kontroll id|kontrollnummer|kontroll nr|kontrollnr|id controle|numero de controle|ref controle|reference controle|code controle|id du controle|reference du controle',
  ),
  criteria: names(
    'criteria|criterion|tsc|tsc ref|tsc no|tsp|soc 2|soc2|cc|cc ref|common criteria|framework|requirement|requirements|mapping|ref|kriterium|kriterien|critere|criteres|tsc id|coso',
    'tsc|tsp|criteria|criterion|framework requirements|linked requirements|mapped requirements|requirement ids|trust services|trust service|trust principle|soc 2 ref|soc2 ref|soc 2 mapping|soc 2 criteria|aicpa|cc ref|common criteria|framework ref|framework mapping|tsc kriterium|tsc kriterien|critere tsc|criteres tsc|kriterium|kriterien',
  ),
  title: names(
    'title|name|short name|short title|control|control topic|topic|summary|headline|subject|titel|bezeichnung|kurzbezeichnung|titre|intitule|libelle|nom',
    'control title|control name|ctrl name|control short|kontrolltitel|kontrollname|nom du controle|titre du controle|intitule du controle',
  ),
  statement: names(
    'description|activity|control|controls|control statement|statement|wording|what we do|control wording|procedure|details|control details|detail|control language|text|desc|control desc|implementation|beschreibung|kontrollbeschreibung|kontrolle|kontrollaktivitat|description du controle|controle|controls in place|existing controls|our controls|key controls',
    'control activity|control activities|controls specified|control specified|control description|description of control|description of the control|control statement|control procedure|control requirement|control text|control wording|activity description|ctrl description|ctrl desc|control specification|control objective description|beschreibung der kontrolle|kontrollbeschreibung|kontrollaktivitat|kontrolltatigkeit|description du controle|description de l activite|activite de controle',
  ),
  owner: names(
    'owner|who|responsible|accountable|assignee|contact|person|performer|operator|lead|owned by|performed by|resp|assigned|verantwortlich|verantwortlicher|verantwortliche|verantwortliche person|eigentumer|zustandig|proprietaire|responsable|pilote',
    'owner|owners|owner name|owners name|ownership|ownership name|responsible|responsibility|accountable|assigned to|control operator|control performer|person in charge|verantwortlich|verantwortlicher|kontrollverantwortlicher|kontrolleigner|responsable|proprietaire',
  ),
  frequency: names(
    'when|how often|occurrence|timing|interval|freq|period|recurrence|f|haufigkeit|frequenz|turnus|rhythmus|intervall|frequence|periodicite',
    'frequency|freq|cadence|how often|periodicity|haufigkeit|frequenz|kontrollfrequenz|frequence|periodicite',
  ),
  nature: names(
    'nature|type|p d c|p d|pdc|kind|prev det|prev det corr|category|class|kontrollart|art|kontrolltyp|typ|type de controle',
    'preventive|preventative|control nature|nature of control|control type|type of control|p d c|kontrollart|nature du controle|praventiv|preventif',
  ),
  mode: names(
    'mode|auto man|man auto|a m|m a|m a s|a m s|type|nature|execution|method|automation|manual|operation|level of automation|durchfuhrung|ausfuhrung|automatisierung|automatisierungsgrad',
    'mode|automated|automation|auto manual|manual auto|auto man|man auto|control mode|execution|control method|control type|type of control|control nature|automatisierung|automatisierungsgrad|manuell|automatisation|manuel',
  ),
  layer: names(
    'layer|ppt|category|type|dimension|people process technology|people process tech|pillar',
    'people process|control layer',
  ),
  isKey: names(
    'key|key y n|is key|k|key nonkey|key non key|nk|k nk|primary|key control|significance|schlusselkontrolle|controle cle|cle',
    'key control|key y n|is key|key non key|schlusselkontrolle|controle cle',
  ),
  system: names(
    'system|systems|application|applications|app|apps|tool|tools|technology|platform|source|it system|system tool|in scope system|systeme|anwendung|werkzeug|outil|outils',
    'system|application|tooling|platform|source system|anwendung|systeme',
  ),
  evidence: names(
    'evidence|proof|artifact|artifacts|artefact|artefacts|documentation|deliverable|deliverables|pbc|records|nachweis|nachweise|beleg|belege|preuve|preuves|justificatif|justificatifs',
    'evidence|artifact|artefact|artifacts|artefacts|supporting documentation|documentation required|nachweis|nachweise|preuve|preuves|elements probants',
  ),
  notes: names(
    'notes|note|comments|comment|remarks|remark|questions|observations|open points|bemerkung|bemerkungen|kommentar|kommentare|anmerkung|anmerkungen|hinweise|commentaire|commentaires|remarque|remarques',
    'notes|comments|comment|remarks|bemerkungen|kommentar|kommentare|anmerkungen|commentaires|remarques',
  ),
  group: names(
    'group|domain|category|area|family|section|process|theme|topic|block|tsc category|trust services category|bereich|prozess|gruppe|kategorie|domaine|processus|categorie',
    'criteria group|control domain|control family|control category|control area|control group|process area|trust services category|tsc category|domain|criteria category|kontrollbereich|domaine',
  ),
  risk: names(
    'risk|risks|threat|wcgw|risk addressed|risiko|risiken|risque|risques',
    'risk|what could go wrong|wcgw|threat|risiko|risque',
  ),
  rationale: names(
    'rationale|justification|mapping rationale|criteria rationale|how the control meets the criterion|begrundung|justification du lien',
    'rationale|mapping justification|begrundung',
  ),
  responsibility: names(
    'responsibility|shared responsibility|own shared provider|responsibility model|csp responsibility|control responsibility|inherited',
    'shared responsibility|responsibility model|own shared provider|inherited',
  ),
  provider: names(
    'provider|subservice organization|subservice organisation|subservice|vendor|third party|csp|supplier|dienstleister|lieferant|fournisseur|prestataire',
    'subservice organization|subservice organisation|service provider|cloud provider|vendor name|dienstleister|prestataire',
  ),
  policy: names(
    'policy|policies|policy name|related policy|policy reference|policy ref|policy document|governing policy|richtlinie|politique',
    'related policy|policy name|governing policy|policy reference|richtlinie',
  ),
  lastTested: names(
    'last tested|last test|tested on|date tested|test date|last test date|last tested date|last tested on|zuletzt getestet|dernier test',
    'last tested|date tested|tested on|last test|zuletzt getestet|dernier test',
  ),
};

/** A header with such a word means something else than the field whose name it also holds ("Old ref", "Risk rating"). */
export const OTHER_MEANING =
  /\b(?:old|previous|prior|legacy|former|superseded|result|results|status|rating|score|likelihood|impact|inherent|residual|conclusion|sample|population|gap|gaps|finding|findings|reviewer|reviewed|due|evidence id|link|url|count|email|e mail|mail|deputy|backup|test procedure|test procedures|test step|test steps|procedure performed|test of|date|iso|nist|hipaa|pci|gdpr|cobit)\b/;

/** A column of addresses names the owners less well than one of names. */
const ADDRESS = /\be? ?mail(?: address)?\b/;
const ADDRESS_WEIGHT = 1.2;

/** A column of the addresses of owners ("Owner email"). `name` as of `plainWords`. */
export function namesOwnerAddress(name: string): boolean {
  return ADDRESS.test(name) && nameWeight('owner', name) > 0;
}

/** About 3 for the field's own name, about 2 for a name that holds it among other words, 0 otherwise. `name` as of `plainWords`. */
export function nameWeight(field: MatrixField, name: string): number {
  const { exact, within } = NAMES[field];
  if (field === 'owner' && ADDRESS.test(name)) {
    const owner = name.replace(ADDRESS, '').trim();
    return owner === '' ? 0 : Math.max(0, nameWeight('owner', owner) - ADDRESS_WEIGHT);
  }
  if (within.includes(name)) return 3.2;
  const rank = exact.findIndex((each) => each === name || `control ${each}` === name);
  if (rank >= 0) return 3 - 0.02 * rank;
  if (OTHER_MEANING.test(name)) return 0;
  const held = within.filter((phrase) => ` ${name} `.includes(` ${phrase} `));
  if (held.length === 0) return 0;
  const longest = Math.max(...held.map((phrase) => phrase.split(' ').length));
  return Math.max(1.5, 2.4 - 0.15 * (name.split(' ').length - longest));
}

/** The field that a name stands for best, undefined when for none: "Control owner" and "owner" are the owner. */
export function fieldNamed(name: string): MatrixField | undefined {
  const own = MATRIX_FIELDS.find((field) => field.toLowerCase() === name.trim().toLowerCase());
  const [best] = MATRIX_FIELDS.map((field) => ({
    field,
    weight: nameWeight(field, plainWords(name)),
  })).toSorted((a, b) => b.weight - a.weight);
  return own ?? (best && best.weight > 0 ? best.field : undefined);
}

function names(exact: string, within: string): FieldNames {
  return { exact: exact.split('|'), within: within.split('|') };
}
