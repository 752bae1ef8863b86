export { assets } from './assets.ts';
export * from './components.ts';
export * from './format.ts';
export { html, type Element } from './html.ts';
export { page, type NavigationItem, type PageFrame } from './layout.ts';
export { counter, nounFor } from './nouns.ts';
export { problemPage } from './problem-page.ts';
export * from './source-text.ts';
export { texts, translatorOf } from './texts.ts';
