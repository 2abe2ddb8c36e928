/** Keeps small choices about the window between starts: places and filters, never the data of a contact. */
const PREFIX = 'baromail.';

/** Returns what was kept under a name, where it still has the expected shape. */
export function kept<T>(name: string, isValid: (value: unknown) => value is T): T | null {
  try {
    const text = localStorage.getItem(PREFIX + name);
    const value: unknown = text === null ? null : JSON.parse(text);
    return isValid(value) ? value : null;
  } catch {
    return null;
  }
}

/** Keeps a value; a full or forbidden store is no reason to stop. */
export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch (error) {
    console.warn('this choice could not be kept', name, error);
  }
}
