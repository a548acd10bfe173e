/** Registers from spreadsheets and to them. */
export const registerFileHandlers = {};
