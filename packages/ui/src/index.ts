export { assets } from './assets.ts';
export * from './components.ts';
export * from './format.ts';
export { html, type Element } from './html.ts';
export { page, type NavigationItem, type PageFrame } from './layout.ts';
export { problemPage } from './problem-page.ts';
export * from './source-text.ts';
export {
  accessNames,
  counter,
  frequencyNames,
  nounFor,
  placeNames,
  removalReasons,
  themeNames,
  translator,
  type TextName,
} from './texts.ts';
