/** Answers that are waited for: those of work that broke off inside the program never come. */

/** These wait for a person in a dialog of the system, or take as long as their files are large. */
const PATIENT = /^(pick|choose|export|import|load|open|print|hand|make|restore)|(As|Report|Picture|CallList|Calendar|SetAside|Samples)$/;
/** How long an answer that is still on its way has left. */
const GRACE = 1500;

const waiting = new Set<{ command: string; giveUp: (error: unknown) => void }>();

/** Waits for an answer, or until the program says that it broke off. */
export function settled<T>(answer: Promise<T>, command: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const one = { command, giveUp: reject };
    waiting.add(one);
    const over = () => waiting.delete(one);
    answer.then(
      (value) => (over(), resolve(value)),
      (error: unknown) => (over(), reject(error)),
    );
  });
}

/** Gives up, in a moment, what was asked before now and is not answered by then; `failed` makes the error of each. */
export function giveUpWaiting(failed: (command: string) => unknown): void {
  const stuck = [...waiting].filter(({ command }) => !PATIENT.test(command));
  setTimeout(() => {
    for (const one of stuck) if (waiting.has(one)) one.giveUp(failed(one.command));
  }, GRACE);
}
