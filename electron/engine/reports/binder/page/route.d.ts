export function readRoute(hash: string): { area: string; id: string; query: Record<string, string> };
export function writeRoute(area: string, id?: string, query?: Readonly<Record<string, string>>): string;
