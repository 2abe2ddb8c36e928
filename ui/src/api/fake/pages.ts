/** Two pages that stand for a laid-out summary. */
export function pageSvg(index: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842" width="595" height="842" font-family="sans-serif"><rect width="595" height="842" fill="#fff"/><text x="45" y="80" font-size="20" font-weight="700" fill="#1b2638">BTP Rhône-Alpes · automne 2026</text><rect x="45" y="110" width="505" height="60" fill="#f0ede6"/><rect x="45" y="190" width="505" height="180" fill="none" stroke="#c9c2b3"/><text x="530" y="810" font-size="9" fill="#55617a">${index + 1} / 2</text></svg>`;
}
