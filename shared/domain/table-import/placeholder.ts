/** Words that people write to say that there is nothing to say yet. */
export function isPlaceholder(text: string): boolean {
  return /^(?:|n\.?\s*\/?\s*a\.?|tb[acd]\.?|n\.\s?n\.?|to be (?:agreed|confirmed|defined|determined|decided|assigned|named)|none|nil|unknown|unassigned|not assigned|vacant|open|pending|who|offen|k\.?\s?a\.?|\?+|[-–—.*_]+|x{3,})\??$/i.test(
    text.trim(),
  );
}
