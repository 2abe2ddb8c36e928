/** Stub replaced below. */
export function pretend(): void {}
