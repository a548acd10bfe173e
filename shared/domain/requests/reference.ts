/** R-001 and on. @param n from the counter of the workspace, which never gives a number twice */
export const requestRef = (n: number): string => `R-${String(n).padStart(3, '0')}`;
