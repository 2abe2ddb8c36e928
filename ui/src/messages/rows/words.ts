/** What is said of single rows: left out and corrected by hand. */
import type { Counted } from '../desk/words';

export interface RowWords {
  rows: {
    tab: string;
    correct: string;
    correctOf: (row: string) => string;
    leaveOut: string;
    leaveOutOf: (row: string) => string;
    putBack: string;
    putBackOf: (row: string) => string;
    takeBack: string;
    takeBackOf: (field: string) => string;
    correctTitle: string;
    leaveOutTitle: string;
    leaveOutText: string;
    why: string;
    whyHint: string;
    whyCorrected: string;
    whyMissing: string;
    nothingChanged: string;
    inFile: (value: string) => string;
    inFileNothing: string;
    amountHint: string;
    empty: string;
    yes: string;
    no: string;
    leftOutTitle: string;
    correctedTitle: string;
    none: string;
    noneHint: string;
    intro: string;
    what: string;
    reason: string;
    from: string;
    change: (name: string, told: string, value: string) => string;
    nothing: string;
    decided: (day: string) => string;
    wasLeftOut: Counted;
    wasPutBack: string;
    wasCorrected: string;
    wasTakenBack: string;
    list: string;
  };
}
