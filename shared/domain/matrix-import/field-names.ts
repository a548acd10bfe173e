/** The names that people give to the columns of a control matrix, in English and the common ones in German and French. */
import { fieldNames, weightOfName, type FieldNames } from '../table-import/lexicon.ts';
import type { MatrixField } from './types.ts';

const NAMES: Record<MatrixField, FieldNames> = {
  ref: fieldNames(
    'ref|reference|id|number|no|nr|code|control|controls|ctrl|ctl|cid|item|ref id|ref no|ref number|unique id|identifier|key|nummer|numero|kontrolle|controle|nr kontrolle|lfd nr|controls in place|existing controls|our controls|key controls|mapped controls|related controls|controls mapped|applicable controls',
    'control id|control ids|control number|control no|control nr|control ref|control reference|control code|ctrl number|ctrl id|ctrl no|ctrl ref|ctl id|ctl number|ctl no|control identifier|refcode|ref code|controlid|key control number|activity id|activity number|activity ref|kontroll id|kontrollnummer|kontroll nr|kontrollnr|id controle|numero de controle|ref controle|reference controle|code controle|id du controle|reference du controle',
  ),
  criteria: fieldNames(
    'criteria|criterion|tsc|tsc ref|tsc no|tsp|soc 2|soc2|cc|cc ref|common criteria|framework|requirement|requirements|mapping|ref|kriterium|kriterien|critere|criteres|tsc id|coso',
    'tsc|tsp|criteria|criterion|framework requirements|linked requirements|mapped requirements|requirement ids|trust services|trust service|trust principle|soc 2 ref|soc2 ref|soc 2 mapping|soc 2 criteria|aicpa|cc ref|common criteria|framework ref|framework mapping|tsc kriterium|tsc kriterien|critere tsc|criteres tsc|kriterium|kriterien',
  ),
  title: fieldNames(
    'title|name|short name|short title|control|control topic|topic|summary|headline|subject|titel|bezeichnung|kurzbezeichnung|titre|intitule|libelle|nom',
    'control title|control name|ctrl name|control short|kontrolltitel|kontrollname|nom du controle|titre du controle|intitule du controle',
  ),
  statement: fieldNames(
    'description|activity|control|controls|control statement|statement|wording|what we do|control wording|procedure|details|control details|detail|control language|text|desc|control desc|implementation|beschreibung|kontrollbeschreibung|kontrolle|kontrollaktivitat|description du controle|controle|controls in place|existing controls|our controls|key controls',
    'control activity|control activities|controls specified|control specified|control description|description of control|description of the control|control statement|control procedure|control requirement|control text|control wording|activity description|ctrl description|ctrl desc|control specification|control objective description|beschreibung der kontrolle|kontrollbeschreibung|kontrollaktivitat|kontrolltatigkeit|description du controle|description de l activite|activite de controle',
  ),
  owner: fieldNames(
    'owner|who|responsible|accountable|assignee|contact|person|performer|operator|lead|owned by|performed by|resp|assigned|verantwortlich|verantwortlicher|verantwortliche|verantwortliche person|eigentumer|zustandig|proprietaire|responsable|pilote',
    'owner|owners|owner name|owners name|ownership|ownership name|responsible|responsibility|accountable|assigned to|control operator|control performer|person in charge|verantwortlich|verantwortlicher|kontrollverantwortlicher|kontrolleigner|responsable|proprietaire',
  ),
  frequency: fieldNames(
    'when|how often|occurrence|timing|interval|freq|period|recurrence|f|haufigkeit|frequenz|turnus|rhythmus|intervall|frequence|periodicite',
    'frequency|freq|cadence|how often|periodicity|haufigkeit|frequenz|kontrollfrequenz|frequence|periodicite',
  ),
  nature: fieldNames(
    'nature|type|p d c|p d|pdc|kind|prev det|prev det corr|category|class|kontrollart|art|kontrolltyp|typ|type de controle',
    'preventive|preventative|control nature|nature of control|control type|type of control|p d c|kontrollart|nature du controle|praventiv|preventif',
  ),
  mode: fieldNames(
    'mode|auto man|man auto|a m|m a|m a s|a m s|type|nature|execution|method|automation|manual|operation|level of automation|durchfuhrung|ausfuhrung|automatisierung|automatisierungsgrad',
    'mode|automated|automation|auto manual|manual auto|auto man|man auto|control mode|execution|control method|control type|type of control|control nature|automatisierung|automatisierungsgrad|manuell|automatisation|manuel',
  ),
  layer: fieldNames(
    'layer|ppt|category|type|dimension|people process technology|people process tech|pillar',
    'people process|control layer',
  ),
  isKey: fieldNames(
    'key|key y n|is key|k|key nonkey|key non key|nk|k nk|primary|key control|significance|schlusselkontrolle|controle cle|cle',
    'key control|key y n|is key|key non key|schlusselkontrolle|controle cle',
  ),
  system: fieldNames(
    'system|systems|application|applications|app|apps|tool|tools|technology|platform|source|it system|system tool|in scope system|systeme|anwendung|werkzeug|outil|outils',
    'system|application|tooling|platform|source system|anwendung|systeme',
  ),
  evidence: fieldNames(
    'evidence|proof|artifact|artifacts|artefact|artefacts|documentation|deliverable|deliverables|pbc|records|nachweis|nachweise|beleg|belege|preuve|preuves|justificatif|justificatifs',
    'evidence|artifact|artefact|artifacts|artefacts|supporting documentation|documentation required|nachweis|nachweise|preuve|preuves|elements probants',
  ),
  notes: fieldNames(
    'notes|note|comments|comment|remarks|remark|questions|observations|open points|bemerkung|bemerkungen|kommentar|kommentare|anmerkung|anmerkungen|hinweise|commentaire|commentaires|remarque|remarques',
    'notes|comments|comment|remarks|bemerkungen|kommentar|kommentare|anmerkungen|commentaires|remarques',
  ),
  group: fieldNames(
    'group|domain|category|area|family|section|process|theme|topic|block|tsc category|trust services category|bereich|prozess|gruppe|kategorie|domaine|processus|categorie',
    'criteria group|control domain|control family|control category|control area|control group|process area|trust services category|tsc category|domain|criteria category|kontrollbereich|domaine',
  ),
  risk: fieldNames(
    'risk|risks|threat|wcgw|risk addressed|risiko|risiken|risque|risques',
    'risk|what could go wrong|wcgw|threat|risiko|risque',
  ),
  rationale: fieldNames(
    'rationale|justification|mapping rationale|criteria rationale|how the control meets the criterion|begrundung|justification du lien',
    'rationale|mapping justification|begrundung',
  ),
  responsibility: fieldNames(
    'responsibility|shared responsibility|own shared provider|responsibility model|csp responsibility|control responsibility|inherited',
    'shared responsibility|responsibility model|own shared provider|inherited',
  ),
  provider: fieldNames(
    'provider|subservice organization|subservice organisation|subservice|vendor|third party|csp|supplier|dienstleister|lieferant|fournisseur|prestataire',
    'subservice organization|subservice organisation|service provider|cloud provider|vendor name|dienstleister|prestataire',
  ),
  policy: fieldNames(
    'policy|policies|policy name|related policy|policy reference|policy ref|policy document|governing policy|richtlinie|politique',
    'related policy|policy name|governing policy|policy reference|richtlinie',
  ),
  lastTested: fieldNames(
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
  if (field === 'owner' && ADDRESS.test(name)) {
    const owner = name.replace(ADDRESS, '').trim();
    return owner === '' ? 0 : Math.max(0, nameWeight('owner', owner) - ADDRESS_WEIGHT);
  }
  return weightOfName(NAMES[field], name, { otherMeaning: OTHER_MEANING, before: 'control' });
}
