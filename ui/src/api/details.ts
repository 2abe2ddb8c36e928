/** What whoever mends an error needs to know, as text to be copied: no name, number or file of the reader's is in it. */

/** What the window knows of itself; said once it is known. */
export const about = { version: '', screen: '' };

/** Returns whether a command changes something, by its first word. */
export function isChange(command: string): boolean {
  return /^(accept|apply|change|close|correct|create|delete|discard|dismiss|forget|join|keep|leave|list|merge|move|not|open|oppose|perhaps|put|recall|redo|rename|reopen|reset|restore|save|separate|set|settle|swap|tag|take|undo|unjoin|unmerge|unmove|unoppose|importAccept|importTemplate)(?=[A-Z]|$)/.test(command);
}

/** Returns the details of an error: the program, where it happened, what was asked, and the cause where nobody foresaw it. */
export function detailsOf(command: string, code: string, cause: unknown): string {
  const lines = [`Baromail ${about.version}`, navigator.userAgent, `screen: ${about.screen}`];
  if (command) lines.push(`command: ${command}`);
  lines.push(`code: ${code}`, ...causeOf(cause));
  return lines.join('\n');
}

function causeOf(cause: unknown): string[] {
  if (cause === null || cause === undefined) return [];
  if (!(cause instanceof Error)) return [`cause: ${withoutData(String(cause))}`];
  const places = (cause.stack ?? '').split('\n').filter((line) => /:\d+:\d+\)?$/.test(line));
  return [`cause: ${cause.name}: ${withoutData(cause.message)}`, ...places.slice(0, 8).map((line) => `  ${line.trim().replace(/[a-z+]+:\/\/\S*\/|\/\S*\//i, '')}`)];
}

/** An engine quotes what it stumbled over, which may be somebody's name; numbers may be somebody's telephone. */
function withoutData(text: string): string {
  return text.replace(/(["'`«“‘]).*?(["'`»”’]|$)/gs, '…').replace(/\S+@\S+/g, '…').replace(/\d{3,}/g, '…').slice(0, 300);
}
