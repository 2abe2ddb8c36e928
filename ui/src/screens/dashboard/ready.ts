let told = false;

/** Tells the program, once, that figures are on the screen: a demonstration waits for it before it takes its picture. */
export function readiness(tell: () => Promise<unknown>): void {
  if (told) return;
  told = true;
  requestAnimationFrame(() => requestAnimationFrame(() => void tell().catch((error: unknown) => console.warn(error))));
}
