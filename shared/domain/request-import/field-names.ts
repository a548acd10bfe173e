/** The names that people give to the columns of a request list, in English and the common ones in German and French. */
import { fieldNames, weightOfName, type FieldNames } from '../table-import/lexicon.ts';
import type { RequestColumn } from './types.ts';

const NAMES: Record<RequestColumn, FieldNames> = {
  number: fieldNames(
    'number|no|nr|id|ref|reference|item|item no|irl|pbc|code|request|dr|seq|line|lfd nr|nummer|numero|n',
    'request no|request number|request id|request ref|request reference|irl no|irl number|irl id|irl ref|pbc no|pbc number|pbc id|pbc ref|dr no|item number|item id|tracking number|anforderungsnr|anforderung nr|anforderungsnummer|numero de la demande',
  ),
  request: fieldNames(
    'request|description|request description|item|items|document|documents|document requested|documents requested|information|requirement|details|evidence requested|what we need|what is needed|wording|ask|pbc|pbc item|text|anforderung|beschreibung|unterlage|unterlagen|dokument|demande|description de la demande',
    'request description|description of request|description of the request|requested item|requested items|item requested|items requested|information requested|documentation requested|documents requested|evidence requested|request detail|request details|audit request|document request|requested documentation|request text|angeforderte unterlagen|angeforderte unterlage|beschreibung der anforderung|anforderungstext|documents demandes|document demande',
  ),
  interpretation: fieldNames(
    'interpretation|our interpretation|what it means|guidance|example|examples|hint|notes to client|erlauterung|hinweis',
    'our interpretation|client interpretation|suggested evidence|examples of evidence|example evidence|acceptable evidence|guidance for client',
  ),
  category: fieldNames(
    'category|area|section|domain|group|process|topic|theme|workstream|family|function|audit area|bereich|kategorie|gebiet|prufungsgebiet|themengebiet|domaine|categorie',
    'audit area|request category|request area|process area|control area|control domain|prufungsgebiet|themengebiet',
  ),
  criteria: fieldNames(
    'criteria|criterion|tsc|tsp|soc 2|soc2|cc|framework|coso|tsc ref|kriterium|kriterien|critere|criteres',
    'tsc|criteria|criterion|trust services|trust service|common criteria|soc 2 ref|kriterium|kriterien',
  ),
  controls: fieldNames(
    'control|controls|control id|control ids|control no|control number|control ref|your control|your controls|control reference|related control|related controls|control s|kontrolle|kontrollen|kontrolle nr|controle|controles',
    'control id|control ids|control no|control nr|control number|control numbers|control ref|control refs|control reference|related controls|related control|mapped controls|client control|your control|kontroll id|kontrollnummer',
  ),
  kind: fieldNames(
    'type|kind|request type|type of request|art|typ',
    'request type|type of request|evidence type|type of evidence|art der anforderung',
  ),
  period: fieldNames(
    'period|as of|as of date|period covered|timeframe|time frame|date range|scope period|zeitraum|stichtag|periode',
    'period covered|covered period|audit period|period or as of|as of date|relevant period|zeitraum|stichtag|evidence period',
  ),
  population: fieldNames(
    'population|population needed|population required|population y n|sample or population|grundgesamtheit',
    'population needed|population required|population request|requires population',
  ),
  assignee: fieldNames(
    'owner|assignee|responsible|assigned|contact|client contact|who|poc|point of contact|provided by|prepared by|responsible person|client owner|verantwortlich|zustandig|ansprechpartner|responsable',
    'assigned to|client owner|client contact|responsible person|responsible party|request owner|evidence owner|client poc|point of contact|person responsible|verantwortlich|zustandig|ansprechpartner|to be provided by|owner',
  ),
  requestedBy: fieldNames(
    'requested by|requestor|requester|asked by|auditor|auditor contact|raised by|from|angefordert von|prufer|demande par|auditeur',
    'requested by|requestor|requester|asked by|raised by|auditor contact|auditor name|audit contact|angefordert von|angefragt von|demande par',
  ),
  requestedOn: fieldNames(
    'requested on|requested|date requested|request date|asked on|date|issued|sent on|date sent|created|date added|angefordert am|datum|date de la demande',
    'requested on|date requested|request date|requested date|asked on|date issued|issue date|date raised|date of request|angefordert am|angefragt am|date de la demande|date created|created on',
  ),
  due: fieldNames(
    'due|due date|deadline|needed by|target date|required by|by when|date due|target|eta|expected|frist|fallig|fallig am|termin|bis wann|echeance|date limite',
    'due|due date|due on|deadline|needed by|required by|target date|date needed|date required|by when|fallig am|falligkeit|frist|echeance|abgabetermin',
  ),
  priority: fieldNames(
    'priority|prio|urgency|importance|p|criticality|prioritat|dringlichkeit|priorite',
    'priority|prio|urgency|prioritat',
  ),
  auditorStatus: fieldNames(
    'auditor status|status|state|review status|audit status|status auditor|progress|current status|item status|request status|prufstatus|stand|statut|etat',
    'auditor status|status|audit status|status auditor|auditor review|review status|firm status|reviewer status|prufstatus|auditor s status|auditors status|status prufer',
  ),
  status: fieldNames(
    'client status|internal status|our status|own status|status client|company status|bearbeitungsstand',
    'client status|internal status|our status|own status|status client|company status|management status|preparer status|status mandant',
  ),
  submittedOn: fieldNames(
    'submitted on|date submitted|provided on|date provided|received|date received|received on|uploaded on|delivered on|erhalten am|geliefert am|eingegangen am|recu le',
    'submitted on|date submitted|submission date|provided on|date provided|received on|date received|receipt date|uploaded on|date uploaded|erhalten am|geliefert am|eingereicht am|eingang am',
  ),
  closedOn: fieldNames(
    'closed on|date closed|completed on|date completed|accepted on|closed|closed date|erledigt am|abgeschlossen am',
    'closed on|date closed|closed date|close date|completed on|date completed|completion date|accepted on|date accepted|erledigt am|abgeschlossen am',
  ),
  evidence: fieldNames(
    'evidence|evidence ref|evidence refs|file|files|file name|filename|attachments|link|document name|nachweis|nachweise|datei|dateien',
    'evidence ref|evidence refs|evidence reference|evidence id|evidence provided|file name|file names|files provided|documents provided|file reference|client reference|nachweis ref|dateiname',
  ),
  auditorComment: fieldNames(
    'auditor comment|auditor comments|auditor notes|comments from auditor|reviewer comments|follow up comments|audit notes|feedback|comment auditor|anmerkung prufer',
    'auditor comment|auditor comments|auditor note|auditor notes|auditor feedback|auditor remarks|reviewer comment|reviewer comments|comments from auditor|audit comment|audit comments|firm comments|kommentar prufer|anmerkung prufer|anmerkungen prufer|prufer kommentar',
  ),
  comment: fieldNames(
    'comment|comments|notes|note|remarks|remark|client comment|client comments|response|reply|client response|kommentar|kommentare|bemerkung|bemerkungen|anmerkungen|commentaire|commentaires|remarques',
    'client comment|client comments|client note|client notes|client response|management response|company comments|our comment|comments from client|kommentar mandant|antwort mandant|comments|bemerkungen',
  ),
  followUpOf: fieldNames(
    'follow up of|follow up to|followup of|parent|parent request|original request|related request|see also|previous request|nachfrage zu|suite de',
    'follow up of|follow up to|followup to|parent request|parent id|original request|initial request|refers to request|nachfrage zu',
  ),
};

/** A header with such a word means something else than the field whose name it also holds ("Old ref", "Days open"). */
export const OTHER_MEANING =
  /\b(?:old|previous ref|prior|legacy|former|days|age|aging|count|hours|e mail|email|phone|link|url|folder|path|version)\b/;

/** See `Lexicon.nameWeight`. */
export function nameWeight(field: RequestColumn, name: string): number {
  return weightOfName(NAMES[field], name, { otherMeaning: OTHER_MEANING, before: 'request' });
}
