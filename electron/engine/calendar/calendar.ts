/** When periodic controls are due, what was done, and what was missed. */
export const calendarRouter = {};
