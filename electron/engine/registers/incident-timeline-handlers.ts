/** What happened in an incident, hour by hour. */
export const incidentTimelineHandlers = {};
