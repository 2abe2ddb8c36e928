/** What the simulator says. */

export interface SimulatorWords {
  simulator: {
    title: string;
    from: string;
    allCampaigns: string;
    filled: (from: string) => string;
    unknown: (n: number, names: string) => string;
    scenario: (letter: string) => string;
    scenarios: string;
    costs: string;
    funnel: string;
    value: string;
    add: string;
    drop: (name: string) => string;
    added: (name: string) => string;
    dropped: (name: string) => string;
    name: string;
    keep: string;
    kept: (name: string) => string;
    open: string;
    openHint: string;
    opened: (name: string) => string;
    forget: string;
    forgotten: (name: string) => string;
    undone: string;
    figure: string;
    results: string;
    test: string;
    testHint: string;
    otherRate: string;
    slider: (name: string) => string;
    unit: { percent: string; each_piece: string; amount: string };
    start: string;
    expected: string;
  };
}
