const pad = (value: number) => String(value).padStart(2, '0');

const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

/** Names that browsers give to a picture that has none. */
const NAMELESS = /^(image|unknown|blob)?(\.[a-z]+)?$/i;

/** "Pasted image 2026-06-30 16.15.27.png", in local time: a name under which a picture of the clipboard is found again. */
export function pastedImageName(mediaType: string, at: Date): string {
  const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(pad).join('.');
  return `Pasted image ${day} ${time}.${EXTENSIONS[mediaType] ?? 'png'}`;
}

/** True for a picture of the clipboard, false for a file that was copied and has a name of its own. */
export const isNamelessImage = ({ name, type }: { name: string; type: string }): boolean =>
  type.startsWith('image/') && NAMELESS.test(name);
