/** What a person should know of an export that succeeded, in sentences; none when there is nothing to know. */
export const exportNotes = ({
  missing,
  warnings = [],
}: {
  /** Characters that the fonts of a PDF lack. */
  missing: readonly string[];
  warnings?: readonly string[] | undefined;
}): string[] => [
  ...(missing.length > 0
    ? [`The fonts of the report lack ${missing.join(' ')}: these signs stand as boxes.`]
    : []),
  ...warnings,
];
