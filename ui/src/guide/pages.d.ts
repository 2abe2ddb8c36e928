declare module 'virtual:guide-fr' {
  const pages: import('./tree').GuidePage[];
  export default pages;
}
declare module 'virtual:guide-en' {
  const pages: import('./tree').GuidePage[];
  export default pages;
}
