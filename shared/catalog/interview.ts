/**
 * What to ask about a criterion when its controls are walked through: one question that separates a control that works from one that
 * is only written down, and what a good answer contains. Own words, from the practice of preparing audits.
 */
export interface CriterionQuestion {
  ask: string;
  /** What a good answer contains. */
  listenFor: string;
}

const q = (ask: string, listenFor: string): CriterionQuestion => ({ ask, listenFor });

/** By identifier of the criterion. */
export const CRITERION_QUESTIONS: Readonly<Record<string, CriterionQuestion>> = {
  'CC1.1': q(
    'Who has not accepted the code of conduct yet, and how do you know?',
    'A list of all people, contractors included, compared with the acceptances; a named follow-up of those missing.',
  ),
  'CC1.2': q(
    'What did the board or the owners last ask about security, and what changed because of it?',
    'Minutes with a question, a decision and somebody who carried it out.',
  ),
  'CC1.3': q(
    'If the person responsible for security left today, who would decide tomorrow, and where is that written?',
    'A chart or role description in force, with a deputy who knows of it.',
  ),
  'CC1.4': q(
    'How do you decide that somebody is fit for a role that can reach customer data, before they get access?',
    'Checks that end before the first access, for contractors and movers too; training with a record.',
  ),
  'CC1.5': q(
    'What happened the last time somebody did not do what a control asked of them?',
    'A case, or an honest none; goals or reviews that name the duty.',
  ),
  'CC2.1': q(
    'Which list or report do you decide from, and how do you know that nothing is missing from it?',
    'The source system, the query, a count it was compared with, and who compared.',
  ),
  'CC2.2': q(
    'How would a new engineer learn what to report, to whom and how fast?',
    'The place where it is written, how people are told, and a report that somebody made.',
  ),
  'CC2.3': q(
    'How do customers tell you of a problem, and how did they learn of the last change that affected them?',
    'A contact that is watched, a commitment with its text, and a notice with its date.',
  ),
  'CC3.1': q(
    'Which commitments to customers would you miss first if things went wrong, and where are they written?',
    'Objectives precise enough to fail: figures, dates, systems.',
  ),
  'CC3.2': q(
    'Which risk rose since the last assessment, and what did you do about it?',
    'A register that changed, with owner, rating before and after, and a treatment that can be shown.',
  ),
  'CC3.3': q(
    'How could somebody inside profit from misusing this system, and what would stop or show it?',
    'A scenario of their own, not a heading; the control that meets it.',
  ),
  'CC3.4': q(
    'Which change of the business, the technology or a supplier made you look at risk again this year?',
    'A date, a reason and an updated assessment.',
  ),
  'CC4.1': q(
    'Who checks that controls work, other than the people who perform them, and what did they last find?',
    'Independent reviews, tests or audits with dates and results.',
  ),
  'CC4.2': q(
    'Take the last deficiency: who was told, when, and is it closed?',
    'A record with owner and due day, told to those who can act, and followed until closed.',
  ),
  'CC5.1': q(
    'Which risk does this control answer, and what would happen without it?',
    'A link from risk to control; no control only because a list had it.',
  ),
  'CC5.2': q(
    'On which system settings does this depend, and who would notice if one were changed?',
    'Named settings, restricted rights to change them, a review or an alert.',
  ),
  'CC5.3': q(
    'Where do the policy and what you do differ today?',
    'An answer; exceptions that somebody approved, with an end.',
  ),
  'CC6.1': q(
    'Show me everybody who can reach production and its data now, service accounts and providers included. Who should not be there?',
    'A list made by the system itself, an owner for each account, strong sign-in, no shared accounts without reason.',
  ),
  'CC6.2': q(
    'Take the last person who joined and the last who moved: who approved their access, before or after it was given?',
    'Approval by somebody other than the one who gives access, before it was given, for exactly that role.',
  ),
  'CC6.3': q(
    'What did the last access review take away, and how do you know it was really taken away?',
    'A complete list, decisions by those who know the work, removals traced to the system.',
  ),
  'CC6.4': q(
    'Who can enter the places where equipment or media stand, and when was the list last compared with who needs it?',
    'A list per place, or the provider report that covers it and the day somebody read it.',
  ),
  'CC6.5': q(
    'Which device or medium was given up last, and what shows that its data could not be read afterwards?',
    'An asset with its number, a method, a date and a certificate or a record of erasure.',
  ),
  'CC6.6': q(
    'What of this system can be reached from the internet today, and how do you know the list is complete?',
    'A scan or a console list, compared with what is meant to be open; strong sign-in on every way in.',
  ),
  'CC6.7': q(
    'By which ways can customer data leave the company, and which of them would you not notice?',
    'Encryption in transit, rules for removable media and laptops, and a sober view of what is left.',
  ),
  'CC6.8': q(
    'What keeps software that nobody approved off servers and laptops, and which machines does that not reach?',
    'Coverage in numbers against the inventory, alerts that somebody reads, who may install.',
  ),
  'CC7.1': q(
    'Which serious weakness is open for longer than your own deadline, and who accepted that?',
    'Scan coverage against the inventory, ages by severity, approved exceptions with an end.',
  ),
  'CC7.2': q(
    'Which events would wake somebody at night, and when did one last do so?',
    'Alerts with thresholds and recipients, a tested path, an alert that was followed.',
  ),
  'CC7.3': q(
    'How do you decide that an event is an incident, and which event did you decide was not one?',
    'Criteria, a person, a log that includes the events that were dismissed.',
  ),
  'CC7.4': q(
    'Take the last incident minute by minute: noticed, contained, told, closed. Where did it wait?',
    'Times from systems, roles as planned, customers told within the promised time, lessons with owners.',
  ),
  'CC7.5': q(
    'What did you restore or rebuild after the last incident, and what was changed so that it does not come again?',
    'A recovery that was checked, and a root cause with a finished action.',
  ),
  'CC8.1': q(
    'How could a change reach production without review or test, and how would you find one that did?',
    'Protected branches or deployment rights, emergency changes reviewed afterwards, a list of deployments compared with tickets.',
  ),
  'CC9.1': q(
    'Which disruption would stop the service for longest, and what have you arranged for it?',
    'A named scenario, alternatives that were tried, insurance only as one part.',
  ),
  'CC9.2': q(
    'Which supplier could harm customer data most, what do you know of its controls, and as of when?',
    'A ranked list, reports read with their exceptions and user controls, follow-up of what was found.',
  ),
  'A1.1': q(
    'When would you next run out of capacity, and who would see it coming?',
    'Measured use against limits, a forecast, a threshold that alerts before customers notice.',
  ),
  'A1.2': q(
    'Which backup failed last, who noticed, and what was lost?',
    'Failures seen the same day, copies away from the source, protection against deletion, environment watched.',
  ),
  'A1.3': q(
    'When did you last restore from backup into an empty place, how long did it take, and was it complete?',
    'A date, a duration against the promised one, a check of the data, what was learned.',
  ),
  'PI1.1': q(
    'Where is it written what the system must calculate or deliver, so that a wrong result can be recognised?',
    'Definitions of data and results that customers know, kept with the version.',
  ),
  'PI1.2': q(
    'What happens to an input that is incomplete, doubled or out of range?',
    'Rejection or a queue that somebody works off; counts of what came in against what was taken in.',
  ),
  'PI1.3': q(
    'How would you notice that a job ran twice, or only in part?',
    'Controls on totals, an order of jobs, restarts that do not double, alerts that were seen.',
  ),
  'PI1.4': q(
    'How do you know that every result went to the right recipient, complete and once?',
    'Reconciliation of results with what was sent, and who may see them.',
  ),
  'PI1.5': q(
    'For how long can you rebuild what was processed on a given day, and from which records?',
    'Records kept as promised, protected against change, found in a trial.',
  ),
  'C1.1': q(
    'Which data is confidential by contract, where does it lie, and who found it there?',
    'A classification that people use, an inventory of places, contracts traced to data.',
  ),
  'C1.2': q(
    'A customer left: show me that its data is gone, copies and backups included.',
    'A request or contract end with its date, deletion within the promised time, backups that run out.',
  ),
  'P1.1': q(
    'Which notice did a person see on the day their data was collected, and which version is that?',
    'Notices with versions and dates, at every place of collection, before collection.',
  ),
  'P2.1': q(
    'How does a person refuse or take back consent, and what then stops?',
    'A choice as easy to take back as to give, and systems that follow it.',
  ),
  'P3.1': q(
    'Which field do you collect and not need?',
    'Fields compared with purposes; something that was dropped.',
  ),
  'P3.2': q(
    'For which data do you need explicit consent, and where is the record of it for one person?',
    'A record with person, text, time and version.',
  ),
  'P4.1': q(
    'Who uses personal data for something it was not collected for, such as tests or analyses?',
    'Purposes per system, masked test data, requests that were refused.',
  ),
  'P4.2': q(
    'Which personal data is older than your retention period allows?',
    'Periods per kind of data, a job that deletes, a list of what it could not.',
  ),
  'P4.3': q(
    'Show me that a record of a person was deleted everywhere, from request to the last copy.',
    'Systems and providers in the list, a method, a date for each.',
  ),
  'P5.1': q(
    'Take the last person who asked what you hold: how did you know who they were, and what did they get when?',
    'Identity checked, all systems searched, answered within the promised time.',
  ),
  'P5.2': q(
    'Somebody says that their data is wrong: where is it corrected, and who else is told?',
    'Correction in every place, recipients told, refusals with reasons.',
  ),
  'P6.1': q(
    'To whom did you give personal data this year, and did each person agree or the law ask for it?',
    'Recipients from systems and contracts, a ground for each.',
  ),
  'P6.2': q(
    'Where is the list of what was disclosed, to whom, when and why?',
    'A record kept as it happens, not made for the audit.',
  ),
  'P6.3': q(
    'Which disclosure was not meant to happen, and how did you learn of it?',
    'A record with cause and action, or a credible none and how one would be noticed.',
  ),
  'P6.4': q(
    'Which provider holds personal data without an agreement that binds it to your promises?',
    'Agreements for all, checked again at a set time.',
  ),
  'P6.5': q(
    'Within which time must a provider tell you of an incident, and did one?',
    'A term in the contract, a contact that is watched, a case or a test.',
  ),
  'P6.6': q(
    'Who decides whether people and authorities are told of an incident, and by when?',
    'Named roles, deadlines by law and contract, a rehearsal or a case.',
  ),
  'P6.7': q(
    'A person asks to whom you gave their data: how long would the answer take you?',
    'A record that can be searched by person.',
  ),
  'P7.1': q(
    'How do you keep personal data right and current, and who told you last that it was not?',
    'Checks at entry, ways for people to correct, a case.',
  ),
  'P8.1': q(
    'Which complaint about privacy came last, who answered it and what changed?',
    'A log with times and outcomes, checks that promises are kept, follow-up of what was found.',
  ),
};
