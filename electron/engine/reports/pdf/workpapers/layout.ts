/** Width of the column of terms on a workpaper, in points. */
export const TERM = 104;
